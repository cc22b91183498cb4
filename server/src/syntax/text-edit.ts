import type { LineNode, LineRange } from './tree.ts';

/** Where two texts differ, in lines of the first: the lines above and below stand in both. */
export interface TextEdit {
	/** The lines of the first text that are gone or changed. */
	readonly lines: LineRange;
	/** What stands in their place. */
	readonly text: string;
}

/**
 * Finds the lines in which a text differs from the one that some lines are of. It may find a line too many: a line end
 * may belong to what was written beside it.
 */
export function editedLines(before: string, lines: readonly LineNode[], after: string): TextEdit {
	const most = Math.min(before.length, after.length);
	const above = commonStart(before, after, most);
	const below = commonEnd(before, after, most - above);
	let from = 0;
	let start = 0;
	for (let line = lines[0]; line; line = lines[++from]) {
		const end = start + line.text.length + line.eol.length;
		// A line that ends where the texts part may go on in the other one.
		if (end > above || (end === above && line.eol !== '\n')) break;
		start = end;
	}
	let to = lines.length;
	let end = before.length;
	for (let line = lines[to - 1]; line && to > from; line = lines[to - 1]) {
		const begin = end - line.text.length - line.eol.length;
		// The end of the line above it has to stand in both texts, or else what is above may go on in it.
		if (begin <= before.length - below || begin <= start) break;
		end = begin;
		to--;
	}
	return { lines: { from, to }, text: after.slice(start, after.length - (before.length - end)) };
}

/** Texts are compared in pieces: comparing two equal strings is far quicker than looking at their characters. */
const PIECE = 1024;

function commonStart(a: string, b: string, most: number): number {
	let at = 0;
	while (at + PIECE <= most && a.slice(at, at + PIECE) === b.slice(at, at + PIECE)) at += PIECE;
	while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
	return at;
}

function commonEnd(a: string, b: string, most: number): number {
	let count = 0;
	const piece = (text: string) => text.slice(text.length - count - PIECE, text.length - count);
	while (count + PIECE <= most && piece(a) === piece(b)) count += PIECE;
	while (count < most && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++;
	return count;
}
