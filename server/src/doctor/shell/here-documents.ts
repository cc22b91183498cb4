import type { Word, WordPart } from './ast.ts';
import { Cursor } from './cursor.ts';
import { doubleQuoted, type ReadScript } from './words.ts';

interface Pending {
	readonly redirect: { word: Word };
	readonly end: string;
	readonly isQuoted: boolean;
	readonly dropsTabs: boolean;
}

interface DocumentLine {
	readonly text: string;
	/** Where it begins in the script. */
	readonly at: number;
}

/** Here-documents: announced in a line, they stand in the lines below it. */
export class HereDocuments {
	#pending: Pending[] = [];

	/** Takes note of a document that is to come; `written` is the word that ends it. */
	announce(redirect: { word: Word }, written: string, dropsTabs: boolean): void {
		const end = written.replace(/['"\\]/g, '');
		this.#pending.push({ redirect, end, isQuoted: end !== written, dropsTabs });
	}

	/** Expects nothing any more. */
	forget(): void {
		this.#pending = [];
	}

	/** Reads what was announced, at the beginning of a line. */
	read(cursor: Cursor, readScript: ReadScript): void {
		const all = this.#pending;
		this.#pending = [];
		for (const { redirect, end, isQuoted, dropsTabs } of all) {
			const start = cursor.at;
			const lines = linesUpTo(cursor, end, dropsTabs);
			redirect.word = documentOf(cursor, lines, start, isQuoted ? undefined : readScript);
		}
	}
}

function linesUpTo(cursor: Cursor, end: string, dropsTabs: boolean): DocumentLine[] {
	const lines: DocumentLine[] = [];
	while (!cursor.isAtEnd) {
		const { at } = cursor;
		const line = cursor.skip(/[^\n]*/);
		cursor.takes('\n');
		const tabs = dropsTabs ? (/^\t*/.exec(line)?.[0].length ?? 0) : 0;
		if (line.slice(tabs) === end) break;
		lines.push({ text: `${line.slice(tabs)}\n`, at: at + tabs });
	}
	return lines;
}

/** The text of a document as a word: as it stands where its end is quoted, else like one between double quotes. */
function documentOf(
	{ source }: Cursor,
	lines: readonly DocumentLine[],
	start: number,
	readScript: ReadScript | undefined,
): Word {
	const text = lines.map((line) => line.text).join('');
	const places = lines.flatMap((line) => line.text.split('').map((_, at) => source.placeOf(line.at + at)));
	const first = source.placeOf(start);
	const behind = (places.at(-1) ?? first - 1) + 1;
	const at = { start: first, end: behind };
	if (readScript)
		return {
			parts: doubleQuoted(new Cursor({ text, placeOf: (index) => places[index] ?? behind }), readScript, ''),
			at,
		};
	const parts = text
		.split('')
		.map((char, index): WordPart => ({ kind: 'char', char, at: places[index] ?? first, isQuoted: true }));
	return { parts, at };
}
