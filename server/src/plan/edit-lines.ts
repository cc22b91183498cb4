import { groupBy } from '../base/collections.ts';
import type { LineEnd, Token } from '../syntax/lines.ts';
import type { LineNode } from '../syntax/tree.ts';

/** A replacement within one line. An empty token is a place to insert at. */
export interface LineEdit {
	readonly line: number;
	readonly at: Pick<Token, 'start' | 'end'>;
	readonly text: string;
}

/** A whole line that is put before another one; before the end where there is no line of that number. */
export interface InsertedLine {
	readonly before: number;
	readonly text: string;
}

/** What shall become of a file: replacements within lines, whole lines before, between and after, and lines that go. */
export interface FileEdits {
	readonly edits: readonly LineEdit[];
	readonly first?: readonly string[];
	readonly last?: readonly string[];
	/** Whole lines that are put before a line, in their order. */
	readonly between?: readonly InsertedLine[];
	/** Lines that go. */
	readonly gone?: ReadonlySet<number>;
}

/**
 * Edits a file, and tidies it: no blanks at the ends of lines, a line end at the end. Every line keeps the kind of its
 * line end; new lines take that of the first line. Blank lines at the end stay last.
 */
export function editLines(
	lines: readonly LineNode[],
	{ edits, first = [], last = [], between = [], gone = NONE }: FileEdits,
): string {
	const eol: LineEnd = lines[0]?.eol || '\n';
	const ended = (text: string): Line => ({ text, eol });
	const editsOf = groupBy(edits, ({ line }) => line);
	const inserted = groupBy(between, ({ before }) => Math.min(before, lines.length));
	const before = (at: number) => (inserted.get(at) ?? []).map(({ text }) => ended(text));
	const kept = lines.flatMap((line, at): Line[] => {
		if (gone.has(at)) return before(at);
		const own = editsOf.get(at);
		return [...before(at), { text: tidied(own ? replaced(line.text, own) : line.text), eol: line.eol || eol }];
	});
	const edited = [...kept, ...before(lines.length)];
	const content = edited.findLastIndex(({ text }) => text !== '') + 1;
	const all = [...first.map(ended), ...edited.slice(0, content), ...last.map(ended), ...edited.slice(content)];
	return all.map(({ text, eol }) => text + eol).join('');
}

const NONE: ReadonlySet<number> = new Set();

interface Line {
	readonly text: string;
	readonly eol: LineEnd;
}

function tidied(text: string): string {
	return text.replace(/[ \t]+$/, '');
}

/** Replaces from right to left, so that columns on the left stay true; insertions at one place keep their order. */
function replaced(text: string, edits: readonly LineEdit[]): string {
	const sorted = [...edits].sort((a, b) => a.at.start - b.at.start).reverse();
	return sorted.reduce((line, { at, text: by }) => line.slice(0, at.start) + by + line.slice(at.end), text);
}
