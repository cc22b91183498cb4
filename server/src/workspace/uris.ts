import type { FileId, Position, Range } from '../base/span.ts';

/**
 * How the client sees files. Clients spell one URI in several ways (`c%3A` or `c:`): a file id is the decoded spelling;
 * for the way back the client's own spelling of an open file is remembered. And editors hide a byte order mark and count
 * the columns of the first line without it.
 */
export class Uris {
	readonly #spelling = new Map<FileId, string>();
	readonly #marked = new Set<FileId>();
	/** Counts what changes in how files are seen; what was made for one number holds as long as the number does. */
	version = 0;

	/** The id of a file that a client names. */
	id(uri: string): FileId {
		const id = decode(uri);
		if (this.uri(id) === uri) return id;
		this.#spelling.set(id, uri);
		this.version++;
		return id;
	}

	/** The URI of a file, as the client spelt it, else encoded by our own rule. */
	uri(id: FileId): string {
		return this.#spelling.get(id) ?? encodeUri(id);
	}

	/** Takes note of a byte order mark that stands on disk, or does not stand there any more. */
	hideMark(id: FileId, isMarked: boolean): void {
		if (this.#marked.has(id) === isMarked) return;
		this.version++;
		if (isMarked) this.#marked.add(id);
		else this.#marked.delete(id);
	}

	/** Whether the client hides a byte order mark of the file. */
	hidesMark(id: FileId): boolean {
		return this.#marked.has(id);
	}

	/** A range of ours in the columns of the client. */
	range(id: FileId, { start, end }: Range): Range {
		return this.#marked.has(id) ? { start: shifted(start, -1), end: shifted(end, -1) } : { start, end };
	}

	/** A position of the client in our columns. What is no place in any text becomes the nearest that could be one. */
	position(id: FileId, position: Position): Position {
		const place = { line: whole(position.line), character: whole(position.character) };
		return this.#marked.has(id) ? shifted(place, 1) : place;
	}
}

function whole(count: number): number {
	return Number.isFinite(count) ? Math.max(0, Math.floor(count)) : 0;
}

/** A position on the first line moved by a column; all others stay. */
function shifted({ line, character }: Position, by: number): Position {
	return { line, character: line === 0 ? Math.max(0, character + by) : character };
}

/**
 * The id of a URI: its path decoded. Scheme and authority (`vscode-remote://127.0.0.1:1234`) stay as the client spells
 * them, as a slash may hide in an authority. A URI that is no valid encoding stands for itself.
 */
export function decode(uri: string): FileId {
	const [place, path] = divide(uri);
	try {
		return place + decodeURIComponent(path).replace(/\/$/, '');
	} catch {
		return uri; // not percent-encoded: some clients send raw characters
	}
}

/** Where a file lies or, while it was never saved, will lie; an unsaved one without a folder lies nowhere. */
export function placeOnDisk(id: FileId): FileId | undefined {
	const place = id.replace(/^untitled:(?=\/)/, 'file://');
	return place.startsWith('untitled:') ? undefined : place;
}

/** The URI of an id, whatever its scheme. A folder that is a root has its slash again. */
export function encodeUri(id: FileId): string {
	const [place, path] = divide(id);
	return place + (path === '' && place !== '' ? '/' : path.split('/').map(encodePart).join('/'));
}

/** The path of a URI or id, and what stands before it. Many schemes have no authority: `memfs:/folder/agent.cfg`. */
function divide(uri: string): [place: string, path: string] {
	const place = /^[a-z][\w+.-]*:(\/\/[^/]*)?/i.exec(uri)?.[0] ?? '';
	return [place, uri.slice(place.length)];
}

/** Half a surrogate pair has no encoding; U+FFFD stands for it, as in UTF-8. */
function encodePart(part: string): string {
	return encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd'));
}
