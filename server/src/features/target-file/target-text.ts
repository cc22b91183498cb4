import { type Node, parseTree } from 'jsonc-parser';
import type { FileId, Position, Range } from '../../base/span.ts';

/** The text of a target file with what is known of places in it, also where it is half written. */
export interface TargetText {
	readonly text: string;
	/** The value that the text holds; nothing where it holds none, or is no text that a person writes. */
	readonly root: Node | undefined;
	/** Where lines begin. */
	readonly lines: readonly number[];
}

/** Whether a file is a target, by its name. */
export function isTargetFile(id: FileId): boolean {
	return id.endsWith('.migration.json');
}

/** Larger texts and deeper ones are not looked into: a target for a thousand hosts has some 100 kB. */
const LARGEST = 4_000_000;
const DEEPEST = 200;

let last: TargetText | undefined;

/** Reads a text. Remembered for the last one: what is shown for a place asks again and again. */
export function readTargetText(given: string): TargetText {
	const text = given.replace(/^\ufeff/, ' '); // some editors show a byte order mark
	if (last?.text === text) return last;
	const root = isTooLarge(text) || isTooDeep(text) ? undefined : parseTree(text);
	last = { text, root, lines: lineStarts(text) };
	return last;
}

/** Whether a text is larger than what is looked into. */
export function isTooLarge(text: string): boolean {
	return text.length > LARGEST;
}

/** The parser calls itself for every bracket. Brackets in strings count as well: nobody has so many there. */
function isTooDeep(text: string): boolean {
	let depth = 0;
	for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
		depth += bracket === '[' || bracket === '{' ? 1 : -1;
		if (depth > DEEPEST) return true;
	}
	return false;
}

function lineStarts(text: string): number[] {
	return [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), ({ 0: end, index }) => index + end.length)];
}

/** A place as line and column. */
export function positionAt({ lines }: TargetText, offset: number): Position {
	let [low, high] = [0, lines.length - 1];
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if ((lines[middle] ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	return { line: low, character: offset - (lines[low] ?? 0) };
}

/** Line and column as a place; what lies behind the end of a line is its end. */
export function offsetAt({ text, lines }: TargetText, { line, character }: Position): number {
	const start = lines[line];
	if (start === undefined) return text.length;
	const next = lines[line + 1];
	const end = next === undefined ? text.length : start + text.slice(start, next).replace(/[\r\n]+$/, '').length;
	return Math.min(start + character, end);
}

/** A piece of the text as a range. */
export function rangeIn(text: TargetText, offset: number, length: number): Range {
	return { start: positionAt(text, offset), end: positionAt(text, offset + length) };
}
