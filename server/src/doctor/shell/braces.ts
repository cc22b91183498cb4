import type { WordPart } from './ast.ts';

/** `a{1,2}` and `a{1..3}`: the words that braces make of one. */
export function expandBraces(parts: readonly WordPart[]): readonly (readonly WordPart[])[] {
	for (let start = 0; start < parts.length; start++) {
		if (!isChar(parts[start], '{')) continue;
		const group = groupAt(parts, start);
		if (!group) continue;
		const head = parts.slice(0, start);
		const tails = expandBraces(parts.slice(group.end + 1));
		const middles = group.choices.flatMap(expandBraces);
		return middles.flatMap((middle) => tails.map((tail) => [...head, ...middle, ...tail]));
	}
	return [parts];
}

interface Group {
	readonly choices: readonly (readonly WordPart[])[];
	/** Where the closing brace is. */
	readonly end: number;
}

function groupAt(parts: readonly WordPart[], start: number): Group | undefined {
	const choices: WordPart[][] = [[]];
	let depth = 0;
	for (let at = start + 1; at < parts.length; at++) {
		const part = parts[at] as WordPart; // `at` is within the list
		if (depth === 0 && isChar(part, '}')) {
			if (choices.length > 1) return { choices, end: at };
			const range = rangeOf(choices[0] ?? []);
			return range ? { choices: range, end: at } : undefined;
		}
		if (depth === 0 && isChar(part, ',')) choices.push([]);
		else choices.at(-1)?.push(part);
		if (isChar(part, '{')) depth++;
		if (isChar(part, '}')) depth--;
	}
	return undefined;
}

function rangeOf(parts: readonly WordPart[]): readonly (readonly WordPart[])[] | undefined {
	const text = parts.map((part) => (part.kind === 'char' && !part.isQuoted ? part.char : '\0')).join('');
	const [, low = '', high = ''] = /^(-?\d+)\.\.(-?\d+)$/.exec(text) ?? [];
	if (low === '' || /^-?0\d/.test(low) || /^-?0\d/.test(high)) return undefined;
	const [from, to] = [Number(low), Number(high)];
	const [first] = parts;
	const at = first?.kind === 'char' ? first.at : 0;
	const count = Math.abs(to - from) + 1;
	if (count > 1000) return undefined;
	return Array.from({ length: count }, (_, step) =>
		Array.from(
			String(from + (to < from ? -step : step)),
			(char) => ({ kind: 'char', char, at, isQuoted: false }) as const,
		),
	);
}

function isChar(part: WordPart | undefined, char: string): boolean {
	return part?.kind === 'char' && !part.isQuoted && part.char === char;
}
