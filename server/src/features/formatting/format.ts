import type { Position, Range } from '../../base/span.ts';
import { rangeOf } from '../../base/span.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { lineEndOf } from '../../rules/edits.ts';
import type { FileChange } from '../../rules/rule.ts';
import { idleLines } from './blank-lines.ts';
import { formattedLines } from './frozen-lines.ts';
import { idleBlanks } from './line-blanks.ts';
import type { FormattingWishes } from './wishes.ts';

/** A change to a part of one file. */
export type Edit = Extract<FileChange, { kind: 'edit' }>;

/**
 * The edits that bring a file into shape: no blanks around `=`, colons and commas or at the ends of lines, one blank
 * line where there were several, and a line end at the end of the file. Nothing moves, no comment is lost, and what the
 * file says stays the same.
 */
export function formatFile(file: ConfigFile, wishes: FormattingWishes = {}): Edit[] {
	return joined(allEdits(file, wishes));
}

/** Those of the edits that lie within some ranges. */
export function formatRanges(file: ConfigFile, ranges: readonly Range[], wishes: FormattingWishes = {}): Edit[] {
	return joined(allEdits(file, wishes).filter(({ range }) => ranges.some((one) => lies(range, one))));
}

/** The edits to the line that somebody has just left by beginning the next one, on which the cursor is now. */
export function formatLineAbove(file: ConfigFile, { line }: Position, wishes: FormattingWishes = {}): Edit[] {
	return blanksIn(file, line - 1, wishes);
}

/** All edits, in order of place; those to neighbouring lines touch. */
function allEdits(file: ConfigFile, wishes: FormattingWishes): Edit[] {
	const idle = new Set(idleLines(file, wishes));
	const edits = file.tree.lines.flatMap(({ text, eol }, line): Edit[] => {
		if (!idle.has(line)) return blanksIn(file, line, wishes);
		const end = eol === '' ? { line, character: text.length } : { line: line + 1, character: 0 };
		return [{ kind: 'edit', file: file.id, range: { start: { line, character: 0 }, end }, newText: '' }];
	});
	return [...edits, ...finalNewline(file, idle, wishes)];
}

function blanksIn(file: ConfigFile, line: number, wishes: FormattingWishes): Edit[] {
	return idleBlanks(file, line, wishes).map((span) => ({
		kind: 'edit',
		file: file.id,
		range: rangeOf(span),
		newText: '',
	}));
}

function finalNewline(file: ConfigFile, idle: ReadonlySet<number>, wishes: FormattingWishes): Edit[] {
	const line = file.tree.lines.length - 1;
	const open = file.tree.lines[line];
	if (wishes.insertFinalNewline === false || open?.eol !== '' || idle.has(line)) return [];
	const isAfterReturn = file.tree.lines[line - 1]?.eol === '\r';
	const saysNothing = formattedLines(file).last < 0;
	// A last line of nothing but blanks that are taken away leaves the end of the line above it.
	const isTakenAway = open.kind === 'blank' && wishes.trimTrailingWhitespace !== false;
	if (isAfterReturn || saysNothing || isTakenAway) return [];
	const at = { line, character: open.text.length };
	return [{ kind: 'edit', file: file.id, range: { start: at, end: at }, newText: lineEndOf(file) }];
}

/** Edits that touch become one: editors take that more kindly. */
function joined(edits: readonly Edit[]): Edit[] {
	const result: Edit[] = [];
	for (const edit of edits) {
		const last = result.at(-1);
		if (!last || compare(last.range.end, edit.range.start) !== 0) result.push(edit);
		else {
			const range = { start: last.range.start, end: edit.range.end };
			result[result.length - 1] = { ...last, range, newText: last.newText + edit.newText };
		}
	}
	return result;
}

function lies(inner: Range, outer: Range): boolean {
	return compare(outer.start, inner.start) <= 0 && compare(inner.end, outer.end) <= 0;
}

function compare(a: Position, b: Position): number {
	return a.line - b.line || a.character - b.character;
}
