import { getLocation, type JSONPath } from 'jsonc-parser';
import type { Position, Range } from '../../base/span.ts';
import { offsetAt, rangeIn, type TargetText } from './target-text.ts';

/** A place in a target at which a name of a property or a value can be written. */
export interface Slot {
	/** The object, for a name; the value itself, for a value. */
	readonly path: JSONPath;
	readonly isKey: boolean;
	/** What stands there already, quotes included. */
	readonly range: Range;
	/** The name that stands there, if it is one. */
	readonly present: string;
	readonly isQuoted: boolean;
	/** The name has its value already. */
	readonly hasValue: boolean;
	/** What has to follow, since the next thing stands there already. */
	readonly comma: ',' | '';
}

/** The place at a position; nothing where no name and no value can begin, as behind a value without a comma. */
export function slotAt(written: TargetText, position: Position): Slot | undefined {
	const { text, root } = written;
	if (!root) return undefined;
	const cursor = offsetAt(written, position);
	const { path, isAtPropertyKey: isKey, previousNode } = getLocation(text, cursor);
	const token = previousNode ? textToken(text, previousNode, cursor) : wordAround(text, cursor);
	if (!token || path.length === 0 || !canBegin(text, token.start, isKey)) return undefined;
	const next = text.slice(token.end).trimStart();
	return {
		path: isKey ? path.slice(0, -1) : path,
		isKey,
		range: rangeIn(written, token.start, token.end - token.start),
		present: isKey ? String(path.at(-1)) : '',
		isQuoted: text[token.start] === '"',
		hasValue: isKey && next.startsWith(':'),
		comma: /^(?:[,}\]]|$)/.test(next) ? '' : ',',
	};
}

interface Token {
	readonly start: number;
	readonly end: number;
}

/** A text in quotes around the cursor; one without an end goes to the cursor, since what follows may be anything. */
function textToken(
	text: string,
	node: { offset: number; length: number; type: string },
	cursor: number,
): Token | undefined {
	const end = node.offset + node.length;
	if (cursor > end) return undefined;
	if (text[node.offset] !== '"') return { start: node.offset, end };
	const isClosed = node.length > 1 && text[end - 1] === '"';
	return { start: node.offset, end: isClosed ? end : cursor };
}

/** The letters around the cursor. */
function wordAround(text: string, cursor: number): Token {
	const [before = ''] = /[^\s{}[\],:"]*$/.exec(text.slice(Math.max(0, cursor - 200), cursor)) ?? [];
	const [behind = ''] = /^[^\s{}[\],:"]*/.exec(text.slice(cursor, cursor + 200)) ?? [];
	return { start: cursor - before.length, end: cursor + behind.length };
}

function canBegin(text: string, start: number, isKey: boolean): boolean {
	const before = text.slice(0, start).trimEnd().at(-1) ?? '';
	return (isKey ? '{,' : ':[,').includes(before) && before !== '';
}
