import { reversed } from '../../base/collections.ts';
import type { CharSet, ParsedRegex, Regex } from './ast.ts';
import { type Groups, isPlain, longestAt, TooHard } from './longest.ts';
import { toPattern } from './to-pattern.ts';

export { TooHard };

/** A match: where the whole and each group begins and ends; a group that took no part is undefined. */
export interface Match {
	readonly start: number;
	readonly end: number;
	readonly groups: Groups;
}

/** Finds matches of one expression as POSIX asks for it: the leftmost, and of those the longest. */
export interface Matcher {
	/** The first match that begins at or behind a place. Throws `TooHard`. */
	find(text: string, from: number): Match | undefined;
	readonly groups: number;
}

/** Makes a matcher. JavaScript says where a match begins; which of those there is the longest, it does not say. */
export function matcherOf(regex: ParsedRegex): Matcher {
	const pattern = new RegExp(toPattern(regex), `dg${regex.ignoresCase ? 'i' : ''}v`);
	const plain = isPlain(regex.root);
	const find = (text: string, from: number): Match | undefined => {
		pattern.lastIndex = from;
		const found = pattern.exec(text);
		if (!found?.indices) return undefined;
		const [whole = [0, 0], ...groups] = found.indices;
		if (plain) return { start: whole[0], end: whole[1], groups };
		return longestAt(regex, text, found.index);
	};
	return { find, groups: regex.groups };
}

/** Whether an expression is nothing but characters at its end, and which: `controller1` of `.*:controller1`. */
export function literalTail({ root }: ParsedRegex): string {
	return tailOf(root);
}

/** The characters that an expression begins with. */
export function literalHead({ root }: ParsedRegex): string {
	const items = root.kind === 'all-of' ? root.items : [root];
	let head = '';
	for (const item of items) {
		const char = item.kind === 'set' ? literalOf(item.set) : undefined;
		if (char === undefined) break;
		head += char;
	}
	return head;
}

function tailOf(root: Regex): string {
	if (root.kind === 'group') return tailOf(root.body);
	const items = root.kind === 'all-of' ? root.items : [root];
	let tail = '';
	for (const item of reversed(items)) {
		if (item.kind === 'group') return tailOf(item) + tail;
		const char = item.kind === 'set' ? literalOf(item.set) : undefined;
		if (char === undefined) break;
		tail = char + tail;
	}
	return tail;
}

function literalOf({ body, isNegated }: CharSet): string | undefined {
	const code = isNegated ? undefined : /^\\u\{([0-9a-f]+)\}$/.exec(body)?.[1];
	return code === undefined ? undefined : String.fromCodePoint(Number.parseInt(code, 16));
}
