import { type Location, rangeOf } from '../base/span.ts';
import type { Entry } from '../model/files/cfg-file.ts';
import type { ConfigFile } from '../model/files/config-file.ts';
import type { LineEnd } from '../syntax/lines.ts';
import type { FileChange } from './rule.ts';

/** Replaces the text at a place. */
export function replaceAt({ file, span }: Location, newText: string): FileChange {
	return { kind: 'edit', file, range: rangeOf(span), newText };
}

/** The line end a file uses: of its first line, or LF in a file of one unfinished line. */
export function lineEndOf(file: ConfigFile): Exclude<LineEnd, ''> {
	return file.tree.lines[0]?.eol || '\n';
}

/** Inserts lines before a line of a file. */
export function insertLines(file: ConfigFile, line: number, texts: readonly string[]): FileChange {
	if (line >= file.tree.lines.length) return appendLines(file, texts);
	const isBehindMark = line === 0 && file.tree.lines[0]?.text.startsWith('\ufeff'); // a byte order mark stays first
	const at = { line, character: isBehindMark ? 1 : 0 };
	return insertAt(file, at, texts.map((text) => text + lineEndOf(file)).join(''));
}

/** Adds lines at the end of a file; gives the last line its missing end first, and keeps blank lines at the end last. */
export function appendLines(file: ConfigFile, texts: readonly string[]): FileChange {
	const { lines } = file.tree;
	const eol = lineEndOf(file);
	let last = lines.length - 1;
	while (last > 0 && lines[last]?.kind === 'blank') last--;
	const line = lines[last];
	if (!line) return insertAt(file, { line: 0, character: 0 }, texts.map((text) => text + eol).join(''));
	if (line.eol === '') {
		const end = { line: last, character: line.text.length };
		return insertAt(file, end, texts.map((text) => eol + text).join('') + eol);
	}
	return insertAt(file, { line: last + 1, character: 0 }, texts.map((text) => text + eol).join(''));
}

/** Deletes whole lines, `from` and `to` included, with their ends. */
export function deleteLines(file: ConfigFile, from: number, to = from): FileChange {
	const { lines } = file.tree;
	const last = lines[to];
	const before = lines[from - 1];
	// The last line has no end of its own: the one before it goes instead.
	const range =
		last?.eol === '' && before
			? { start: { line: from - 1, character: before.text.length }, end: { line: to, character: last.text.length } }
			: last?.eol === ''
				? { start: { line: from, character: 0 }, end: { line: to, character: last.text.length } }
				: { start: { line: from, character: 0 }, end: { line: to + 1, character: 0 } };
	return { kind: 'edit', file: file.id, range, newText: '' };
}

/** Deletes the line of an entry. */
export function deleteEntry(file: ConfigFile, entry: Entry): FileChange {
	return deleteLines(file, entry.line);
}

/** Replaces all text of a file. */
export function replaceAll(file: ConfigFile, newText: string): FileChange {
	const { lines } = file.tree;
	const last = lines.at(-1);
	const end = !last
		? { line: 0, character: 0 }
		: last.eol === ''
			? { line: lines.length - 1, character: last.text.length }
			: { line: lines.length, character: 0 };
	return { kind: 'edit', file: file.id, range: { start: { line: 0, character: 0 }, end }, newText };
}

function insertAt(file: ConfigFile, at: { line: number; character: number }, newText: string): FileChange {
	return { kind: 'edit', file: file.id, range: { start: at, end: at }, newText };
}
