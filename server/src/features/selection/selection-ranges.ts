import type { Position, Range } from '../../base/span.ts';
import { rangeOf } from '../../base/span.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { foldsOf } from '../folding/folds.ts';
import { piecesAt } from './pieces.ts';

/**
 * The ranges that a growing selection takes from a position, the innermost first: parts of a site or of a value, the
 * entry, the line, the lines that belong together, and the file. Each is larger than the one before.
 */
export function selectionRanges(file: ConfigFile, position: Position): Range[] {
	const at = placeIn(file, position);
	const whole = wholeOf(file);
	const { line } = at;
	const text = file.tree.lines[line]?.text ?? '';
	const from = line === 0 && text.startsWith('\ufeff') ? 1 : 0;
	const found = [
		...piecesAt(file, at).map(rangeOf),
		...(text === '' ? [] : [rangeOf({ line, start: from, end: text.length })]),
		...[...groupsAround(file, line)].map(([first, last]) => linesRange(file, first, last)),
	].filter((range) => contains(range, { start: at, end: at }));
	return growing([...found.sort(bySize), whole], at);
}

/** Ranges of which each is larger than the one before; at least one, and if only the place itself. */
function growing(ranges: readonly Range[], at: Position): Range[] {
	const result: Range[] = [];
	for (const range of ranges) {
		const last = result.at(-1);
		if (!last || (contains(range, last) && !contains(last, range))) result.push(range);
	}
	return result.length > 0 ? result : [{ start: at, end: at }];
}

/** The run of lines without a blank one between, and whatever can be folded around the line. */
function* groupsAround(file: ConfigFile, line: number): Iterable<readonly [number, number]> {
	const { lines } = file.tree;
	const isFull = (at: number) => lines[at] !== undefined && lines[at].kind !== 'blank';
	if (isFull(line)) {
		let [first, last] = [line, line];
		while (isFull(first - 1)) first--;
		while (isFull(last + 1)) last++;
		yield [first, last];
	}
	for (const { first, last } of foldsOf(file)) if (first <= line && line <= last) yield [first, last];
}

function linesRange({ tree }: ConfigFile, first: number, last: number): Range {
	const end = { line: last, character: tree.lines[last]?.text.length ?? 0 };
	return { start: { line: first, character: 0 }, end };
}

function wholeOf(file: ConfigFile): Range {
	const { lines } = file.tree;
	const last = lines.at(-1);
	if (last?.eol !== '') return { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
	return linesRange(file, 0, lines.length - 1);
}

/** A position of the file: what lies beyond it is its end. */
function placeIn(file: ConfigFile, { line, character }: Position): Position {
	const text = file.tree.lines[line]?.text;
	if (text === undefined) return wholeOf(file).end;
	return { line, character: Math.min(character, text.length) };
}

function contains(outer: Range, inner: Range): boolean {
	return isBefore(outer.start, inner.start) && isBefore(inner.end, outer.end);
}

function isBefore(a: Position, b: Position): boolean {
	return a.line < b.line || (a.line === b.line && a.character <= b.character);
}

/** Ranges around one place: fewer lines first, and of one line fewer columns. */
function bySize(a: Range, b: Range): number {
	const [linesOfA, linesOfB] = [a.end.line - a.start.line, b.end.line - b.start.line];
	return linesOfA - linesOfB || a.end.character - a.start.character - (b.end.character - b.start.character);
}
