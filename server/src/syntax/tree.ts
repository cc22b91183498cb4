import { type LineEnd, type RawLine, splitLines } from './lines.ts';
import { editedLines } from './text-edit.ts';

/** What the lines of all formats have in common: their text, and how they end. */
export interface LineNode {
	readonly kind: string;
	readonly text: string;
	readonly eol: LineEnd;
}

/** A file, line by line. Joining text and ends of all lines gives the text of the file back, always. */
export interface Tree<Line extends LineNode> {
	readonly lines: readonly Line[];
	/** What was parsed. */
	readonly text: string;
}

/** Some lines, by their numbers from 0; `to` is the first one that is not among them. */
export interface LineRange {
	readonly from: number;
	readonly to: number;
}

/** The lines in which two trees differ, of each of them: lines that stand unchanged are the same objects in both. */
export function changedLines(
	{ lines: old }: Tree<LineNode>,
	{ lines }: Tree<LineNode>,
): { readonly old: LineRange; readonly new: LineRange } {
	const least = Math.min(old.length, lines.length);
	let from = 0;
	while (from < least && old[from] === lines[from]) from++;
	let below = 0;
	while (below < least - from && old[old.length - 1 - below] === lines[lines.length - 1 - below]) below++;
	return { old: { from, to: old.length - below }, new: { from, to: lines.length - below } };
}

/** The text of all lines. */
export function textOf(tree: Tree<LineNode>): string {
	return tree.lines.map((line) => line.text + line.eol).join('');
}

/** Reads one line; `first` tells whether it is line 1, which some formats treat as a header. */
export type LineParser<Line extends LineNode> = (raw: RawLine, first: boolean) => Line;

/**
 * Parses a text line by line. A line that stands unchanged in the tree of an earlier version is taken over as the
 * same object, so that whatever is remembered for it stays valid.
 */
export function parseLines<Line extends LineNode>(
	text: string,
	parseLine: LineParser<Line>,
	previous?: Tree<Line>,
): Tree<Line> {
	if (!previous) return { text, lines: splitLines(text).map((raw, at) => parseLine(raw, at === 0)) };
	if (text === previous.text) return previous;
	const { lines: gone, text: written } = editedLines(previous.text, previous.lines, text);
	const raws = splitLines(written);
	const old = previous.lines.slice(gone.from, gone.to);
	/** Line 1 may be a header, so it is taken over as line 1 only, and no other line as line 1. */
	const isSame = (at: number, oldAt: number) =>
		isEqual(raws[at], old[oldAt]) && (gone.from > 0 || (at === 0) === (oldAt === 0));
	const least = Math.min(raws.length, old.length);
	let head = 0;
	while (head < least && isSame(head, head)) head++;
	let tail = 0;
	while (tail < least - head && isSame(raws.length - 1 - tail, old.length - 1 - tail)) tail++;
	const parsed = raws.slice(head, raws.length - tail).map((raw, at) => parseLine(raw, gone.from + head + at === 0));
	const above = previous.lines.slice(0, gone.from + head);
	return { text, lines: [...above, ...parsed, ...previous.lines.slice(gone.to - tail)] };
}

function isEqual(raw: RawLine | undefined, line: RawLine | undefined): boolean {
	return raw !== undefined && raw.text === line?.text && raw.eol === line.eol;
}
