import { SaidError } from '../../base/said-error.ts';

/** A regular expression of POSIX, with what GNU adds to it. */
export type Regex =
	| { readonly kind: 'set'; readonly set: CharSet }
	| { readonly kind: 'group'; readonly number: number; readonly body: Regex }
	| { readonly kind: 'back'; readonly number: number }
	| { readonly kind: 'any-of'; readonly choices: readonly Regex[] }
	| { readonly kind: 'all-of'; readonly items: readonly Regex[] }
	| { readonly kind: 'repeat'; readonly item: Regex; readonly min: number; readonly max: number }
	| { readonly kind: 'place'; readonly place: Place };

/** Something that is true between two characters. */
export type Place = '^' | '$' | '`' | "'" | 'b' | 'B' | '<' | '>';

/** Characters, as the body of a class of JavaScript such as `a-z0-9`; an empty body with `isNegated` is any character. */
export interface CharSet {
	readonly body: string;
	readonly isNegated: boolean;
}

/** A whole expression. */
export interface ParsedRegex {
	readonly root: Regex;
	/** How many groups there are. */
	readonly groups: number;
	readonly ignoresCase: boolean;
	/** `^` and `$` also hold at the ends of lines within the text. */
	readonly hasLines: boolean;
}

/** The set of one character. */
export function charSet(char: string): CharSet {
	return { body: escapeInClass(char), isNegated: false };
}

/** A character as it stands in a class of JavaScript. */
export function escapeInClass(char: string): string {
	return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
}

/** What a word is made of, as the body of a class. */
export const WORD = '\\p{L}\\p{Nd}_';

/** An expression that is not valid. */
export class RegexError extends Error {}

/** An expression with something that is not known here. */
export class RegexUnknown extends SaidError {}
