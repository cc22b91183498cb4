import type { FileId } from '../base/span.ts';

/**
 * Clients spell one URI in several ways (`c%3A` or `c:`). A file id is the decoded spelling; for the way back the
 * client's own spelling of an open file is remembered.
 */
export class Uris {
	readonly #spelling = new Map<FileId, string>();

	/** The id of a file that a client names. */
	id(uri: string): FileId {
		const id = decode(uri);
		this.#spelling.set(id, uri);
		return id;
	}

	/** The URI of a file, as the client spelt it, else encoded by our own rule. */
	uri(id: FileId): string {
		return this.#spelling.get(id) ?? encodeUri(id);
	}
}

/** The id of a URI. A URI that is no valid encoding stands for itself. */
export function decode(uri: string): FileId {
	try {
		return decodeURIComponent(uri).replace(/\/$/, '');
	} catch {
		return uri; // not percent-encoded: some clients send raw characters
	}
}

/** The URI of an id. */
export function encodeUri(id: FileId): string {
	const [, scheme = '', rest = id] = /^([a-z][\w+.-]*:\/\/)(.*)$/i.exec(id) ?? [];
	return scheme + rest.split('/').map(encodeURIComponent).join('/');
}
