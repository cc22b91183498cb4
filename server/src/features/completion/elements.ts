import { splitToken, type Token } from '../../syntax/lines.ts';
import type { ValuePlace } from './place.ts';

/** An element of a list, and the texts of the others. */
export interface Element {
	readonly token: Token;
	readonly others: readonly string[];
}

/** The element that the cursor is in. An empty one stands at the cursor, so that blanks around it stay. */
export function elementAt({ text, value, character }: Pick<ValuePlace, 'text' | 'value' | 'character'>): Element {
	const all = splitToken(text, value, ',');
	const at = Math.min(separatorsIn(text, value.start, character, ','), all.length - 1);
	const token = all[at] ?? value;
	const others = all.flatMap((one, place) => (place === at || one.text === '' ? [] : [one.text]));
	return { token: token.text === '' ? { text: '', start: character, end: character } : token, others };
}

/** The parts between colons that make up an element, and which of them the cursor is in. */
export function partsAt(text: string, element: Token, character: number): { parts: readonly Token[]; at: number } {
	const parts = splitToken(text, element, ':');
	return { parts, at: Math.min(separatorsIn(text, element.start, character, ':'), parts.length - 1) };
}

function separatorsIn(text: string, from: number, to: number, separator: string): number {
	let count = 0;
	for (let at = text.indexOf(separator, from); at >= 0 && at < to; at = text.indexOf(separator, at + 1)) count++;
	return count;
}
