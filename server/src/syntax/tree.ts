import type { LineEnd, RawLine } from './lines.ts';
import { splitLines } from './lines.ts';

/** What the lines of all formats have in common: their text, and how they end. */
export interface LineNode {
	readonly kind: string;
	readonly text: string;
	readonly eol: LineEnd;
}

/** A file, line by line. Joining text and ends of all lines gives the text of the file back, always. */
export interface Tree<Line extends LineNode> {
	readonly lines: readonly Line[];
}

/** Some lines, by their numbers from 0; `to` is the first one that is not among them. */
export interface LineRange {
	readonly from: number;
	readonly to: number;
}

/** The text that was parsed. */
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
	const raws = splitLines(text);
	const old = previous?.lines ?? [];
	const same = (at: number, oldAt: number) => {
		const line = old[oldAt];
		const raw = raws[at];
		return line !== undefined && raw !== undefined && line.text === raw.text && line.eol === raw.eol;
	};
	let head = 0;
	while (head < raws.length && same(head, head)) head++;
	let tail = 0;
	while (tail < raws.length - head && tail < old.length - head && same(raws.length - 1 - tail, old.length - 1 - tail)) {
		tail++;
	}
	if (head === raws.length && head === old.length && previous) return previous;
	const lines = raws.map((raw, at) => {
		const oldAt = at < head ? at : at >= raws.length - tail ? at - raws.length + old.length : -1;
		// Line 1 may be a header, so it is taken over as line 1 only, and no other line as line 1.
		const kept = oldAt >= 0 && (oldAt === 0) === (at === 0) ? old[oldAt] : undefined;
		return kept ?? parseLine(raw, at === 0);
	});
	return { lines };
}
