import { type Location, rangeOf } from '../base/span.ts';
import type { Entry } from '../model/files/cfg-file.ts';
import type { ConfigFile } from '../model/files/config-file.ts';
import type { LineEnd } from '../syntax/lines.ts';
import type { FileChange } from './rule.ts';

/** Replaces the text at a place. */
export function replaceAt({ file, span }: Location, newText: string): FileChange {
	return { kind: 'edit', file, range: rangeOf(span), newText };
}

/** The line end a file uses: the first one that is not a lone CR, which no tool takes for one; else LF. */
export function lineEndOf(file: ConfigFile): Exclude<LineEnd, '' | '\r'> {
	for (const { eol } of file.tree.lines) if (eol === '\n' || eol === '\r\n') return eol;
	return '\n';
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

/**
 * Deletes whole lines, `from` and `to` included, with their ends. At the top of a file the blank lines below go with
 * them: the first line must not be blank.
 */
export function deleteLines(file: ConfigFile, from: number, through = from): FileChange {
	const { lines } = file.tree;
	let to = through;
	while (from === 0 && lines[to + 1]?.kind === 'blank') to++;
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

/** Deletes the line of an entry; where other entries are glued to it, only the entry itself. */
export function deleteEntry(file: ConfigFile, { line, syntax, repair }: Entry): FileChange {
	if (!repair) return deleteLines(file, line);
	const { first, second } = repair;
	// Blanks before an entry belong to none, so that all entries of a line can be deleted at once.
	const span = second.start === syntax.key.start ? second : { start: first.start, end: second.start };
	return replaceAt({ file: file.id, span: { line, start: span.start, end: span.end } }, '');
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
