import { type SemanticToken, tokenModifiers, tokenTypes } from './semantic-token.ts';

/** What follows the place and the length of a token: numbers that stand for its type and its modifiers. */
const NUMBERS_A_TOKEN = 5;

/** Tokens as the protocol sends them: five numbers each, the place counted from the token before. */
export function encodeTokens(tokens: readonly SemanticToken[]): number[] {
	const data: number[] = [];
	let [line, start] = [0, 0];
	for (const token of tokens) {
		if (token.line !== line) start = 0;
		const modifiers = token.modifier === undefined ? 0 : 1 << tokenModifiers.indexOf(token.modifier);
		const type = tokenTypes.indexOf(token.type);
		data.push(token.line - line, token.start - start, token.end - token.start, type, modifiers);
		({ line, start } = token);
	}
	return data;
}

/** Numbers that stand in place of others. */
export interface DataEdit {
	readonly start: number;
	readonly deleteCount: number;
	readonly data: number[];
}

/** What turns one list of numbers into another: one edit for all between the first and the last difference. */
export function dataEdits(before: readonly number[], after: readonly number[]): DataEdit[] {
	let head = 0;
	while (head < before.length && head < after.length && before[head] === after[head]) head++;
	if (head === before.length && head === after.length) return [];
	let tail = 0;
	const most = Math.min(before.length, after.length) - head;
	while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
	// Whole tokens, so that a client may take them in without knowing of the rest.
	head -= head % NUMBERS_A_TOKEN;
	tail -= tail % NUMBERS_A_TOKEN;
	return [{ start: head, deleteCount: before.length - head - tail, data: after.slice(head, after.length - tail) }];
}
