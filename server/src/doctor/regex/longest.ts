import { say } from '../../base/message.ts';
import { SaidError } from '../../base/said-error.ts';
import type { ParsedRegex, Regex } from './ast.ts';
import type { Match } from './match.ts';
import { placePattern, setPattern } from './to-pattern.ts';

/** Where groups begin and end. */
export type Groups = readonly (readonly [number, number] | undefined)[];

/** A search that would take too long. Nothing is known of its result then. */
export class TooHard extends SaidError {}

const TOO_MANY = say({ en: 'sed: an expression with too many ways to match', zh: 'sed：表达式的匹配方式过多' });

/** More steps than lines of configuration ever need. */
const MOST_STEPS = 200_000;

/**
 * Whether the first match that JavaScript finds is the longest: no choices, and nothing but single characters is
 * repeated, so that taking as many as possible at once never stands in the way of a longer match.
 */
export function isPlain(regex: Regex): boolean {
	switch (regex.kind) {
		case 'set':
		case 'place':
			return true;
		case 'group':
			return isPlain(regex.body);
		case 'all-of':
			return regex.items.every(isPlain);
		case 'repeat':
			return regex.item.kind === 'set';
		case 'back':
		case 'any-of':
			return false;
	}
}

/** Goes on behind a place with what groups hold so far; true ends the search. */
type Then = (at: number, groups: Groups) => boolean;

/** The longest match at a place: all ways are tried, greedy ones first. */
export function longestAt(regex: ParsedRegex, text: string, start: number): Match | undefined {
	const search = new Search(regex, text);
	let best: Match | undefined;
	search.run(regex.root, start, [], (end, groups) => {
		if (!best || end > best.end) best = { start, end, groups: padded(groups, regex.groups) };
		return end === text.length;
	});
	return best;
}

function padded(groups: Groups, count: number): Groups {
	return Array.from({ length: count }, (_, at) => groups[at]);
}

class Search {
	readonly #text: string;
	readonly #hasLines: boolean;
	readonly #flags: string;
	readonly #ignoresCase: boolean;
	readonly #patterns = new Map<string, RegExp>();
	#steps = 0;

	constructor({ hasLines, ignoresCase }: ParsedRegex, text: string) {
		this.#text = text;
		this.#hasLines = hasLines;
		this.#flags = `${ignoresCase ? 'i' : ''}vy`;
		this.#ignoresCase = ignoresCase;
	}

	run(regex: Regex, at: number, groups: Groups, then: Then): boolean {
		if (++this.#steps > MOST_STEPS) throw new TooHard(TOO_MANY);
		switch (regex.kind) {
			case 'set':
				return this.#step(setPattern(regex.set), at, (end) => then(end, groups));
			case 'place':
				return this.#step(placePattern(regex.place, this.#hasLines), at, (end) => then(end, groups));
			case 'group':
				return this.run(regex.body, at, groups, (end, inner) => then(end, withGroup(inner, regex.number, [at, end])));
			case 'back':
				return this.#back(groups[regex.number - 1], at, (end) => then(end, groups));
			case 'any-of':
				return regex.choices.some((choice) => this.run(choice, at, groups, then));
			case 'all-of':
				return this.#all(regex.items, 0, at, groups, then);
			case 'repeat':
				return this.#repeat(regex, 0, at, groups, then);
		}
	}

	#all(items: readonly Regex[], index: number, at: number, groups: Groups, then: Then): boolean {
		const item = items[index];
		if (!item) return then(at, groups);
		return this.run(item, at, groups, (end, inner) => this.#all(items, index + 1, end, inner, then));
	}

	#repeat(regex: Extract<Regex, { kind: 'repeat' }>, count: number, at: number, groups: Groups, then: Then): boolean {
		const more =
			count < regex.max &&
			this.run(regex.item, at, groups, (end, inner) => {
				if (end === at && count >= regex.min) return false; // an empty round changes nothing
				return this.#repeat(regex, count + 1, end, inner, then);
			});
		return more || (count >= regex.min && then(at, groups));
	}

	#step(pattern: string, at: number, then: (end: number) => boolean): boolean {
		const known = this.#patterns.get(pattern) ?? new RegExp(pattern, this.#flags);
		this.#patterns.set(pattern, known);
		known.lastIndex = at;
		return known.test(this.#text) && then(known.lastIndex);
	}

	#back(group: readonly [number, number] | undefined, at: number, then: (end: number) => boolean): boolean {
		if (!group) return false;
		const wanted = this.#text.slice(...group);
		const there = this.#text.slice(at, at + wanted.length);
		const isSame = this.#ignoresCase ? wanted.toLowerCase() === there.toLowerCase() : wanted === there;
		return isSame && then(at + wanted.length);
	}
}

function withGroup(groups: Groups, number: number, place: readonly [number, number]): Groups {
	const copy = [...groups];
	copy[number - 1] = place;
	return copy;
}
