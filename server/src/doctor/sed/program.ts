import { type Message, say, type Template } from '../../base/message.ts';
import { SaidError } from '../../base/said-error.ts';
import type { Matcher } from '../regex/match.ts';

/** A script of sed that is not valid: sed says so and does nothing. */
export class SedError extends Error {}

/** Something sed can do that is not known here: what comes of it is not known either. */
export class SedUnknown extends SaidError {
	constructor(template: Template, values: Message['values'] = {}) {
		super(say(template, values));
	}
}

/** Where a command applies. */
export type Address =
	| { readonly kind: 'line'; readonly line: number }
	| { readonly kind: 'last' }
	| { readonly kind: 'step'; readonly first: number; readonly step: number }
	| { readonly kind: 'match'; readonly regex: SedRegex }
	/** Only at the end of a range. */
	| { readonly kind: 'more'; readonly count: number }
	| { readonly kind: 'multiple'; readonly of: number };

/** An expression as it is written; an empty one stands for the last that was used. */
export interface SedRegex {
	readonly matcher: Matcher | undefined;
	readonly source: string;
	/** The characters that every match begins and ends with. */
	readonly head: string;
	readonly tail: string;
}

/** A piece of a replacement. */
export type Piece =
	/** `at`: where in the script it is written. */
	| { readonly kind: 'text'; readonly text: string; readonly at: number }
	| { readonly kind: 'group'; readonly number: number }
	| { readonly kind: 'case'; readonly to: 'L' | 'U' | 'l' | 'u' | 'E' };

/** `s/regex/replacement/flags`. */
export interface Substitution {
	readonly regex: SedRegex;
	readonly pieces: readonly Piece[];
	readonly isGlobal: boolean;
	/** The first match that is replaced, counted from 1. */
	readonly number: number;
	readonly prints: boolean;
	/** Where it stands in the script. */
	readonly at: number;
	readonly end: number;
}

/** What a command does. Jumps are places in the program; a block that does not apply jumps behind itself. */
export type Action =
	| { readonly name: 's'; readonly substitution: Substitution }
	| { readonly name: 'a' | 'i' | 'c'; readonly text: string; readonly at: number }
	| { readonly name: 'y'; readonly table: ReadonlyMap<string, string> }
	| { readonly name: 'b' | 't' | 'T' | '{'; to: number }
	| { readonly name: 'q' | 'Q'; readonly exit: number }
	| { readonly name: 'r'; readonly file: string }
	| { readonly name: '=' | 'd' | 'D' | 'g' | 'G' | 'h' | 'H' | 'n' | 'N' | 'p' | 'P' | 'x' | 'z' | '}' | ':' };

/** A command with the lines it applies to. */
export interface Command {
	readonly from: Address | undefined;
	readonly to: Address | undefined;
	readonly isNegated: boolean;
	readonly action: Action;
}
