import { say } from '../../base/message.ts';
import {
	type CharSet,
	charSet,
	type ParsedRegex,
	type Place,
	type Regex,
	RegexError,
	RegexUnknown,
	WORD,
} from './ast.ts';
import { RegexTokens } from './tokens.ts';

/** How an expression is written and meant. */
export interface RegexOptions {
	/** The extended form (`sed -E`); else the basic one. */
	readonly isExtended: boolean;
	readonly ignoresCase?: boolean;
	readonly hasLines?: boolean;
}

/** Reads an expression. Throws `RegexError`. */
export function parseRegex(source: string, options: RegexOptions): ParsedRegex {
	const parser = new Parser(new RegexTokens(source, options.isExtended));
	const root = parser.parse();
	return {
		root,
		groups: parser.groups,
		ignoresCase: options.ignoresCase ?? false,
		hasLines: options.hasLines ?? false,
	};
}

const REPEATED = say({ en: 'sed: a place between characters that is repeated', zh: 'sed：对字符间位置的重复' });
const ANY: CharSet = { body: '', isNegated: true };
const CLASS_ESCAPES: Readonly<Record<string, CharSet>> = {
	w: { body: WORD, isNegated: false },
	W: { body: WORD, isNegated: true },
	s: { body: '\\s', isNegated: false },
	S: { body: '\\s', isNegated: true },
};
const CHAR_ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', f: '\f', v: '\v', a: '\x07', r: '\r' };
const PLACES = new Set(['`', "'", 'b', 'B', '<', '>']);

class Parser {
	readonly #tokens: RegexTokens;
	groups = 0;
	readonly #open = new Set<number>();

	constructor(tokens: RegexTokens) {
		this.#tokens = tokens;
	}

	parse(): Regex {
		const root = this.#choices();
		if (!this.#tokens.isAtEnd) throw new RegexError('Unmatched ) or \\)');
		return root;
	}

	#choices(): Regex {
		const choices = [this.#sequence()];
		while (this.#tokens.isOp('|')) {
			this.#tokens.take();
			choices.push(this.#sequence());
		}
		const [only] = choices;
		return choices.length === 1 && only ? only : { kind: 'any-of', choices };
	}

	#sequence(): Regex {
		const items: Regex[] = [];
		for (;;) {
			const token = this.#tokens.peek();
			if (!token || ('op' in token && (token.op === '|' || (token.op === ')' && this.#closes())))) break;
			const last = items.at(-1);
			const atom = this.#atom(!last || (last.kind === 'place' && last.place === '^'));
			items.push(this.#repeated(atom));
		}
		const [only] = items;
		return items.length === 1 && only ? only : { kind: 'all-of', items };
	}

	#closes(): boolean {
		return this.#tokens.depth > 0 || !this.#tokens.isExtended;
	}

	#atom(isFirst: boolean): Regex {
		const token = this.#tokens.take();
		if (!token) throw new RegexError('unexpected end');
		if ('char' in token) return { kind: 'set', set: charSet(token.char) };
		switch (token.op) {
			case '.':
				return { kind: 'set', set: ANY };
			case '[':
				return { kind: 'set', set: this.#tokens.bracket() };
			case '(':
				return this.#group();
			case '^':
			case '$':
				return place(token.op);
			case '*':
				if (isFirst && !this.#tokens.isExtended) return { kind: 'set', set: charSet('*') };
				if (isFirst && this.#tokens.depth === 0) return { kind: 'set', set: charSet('*') };
				throw new RegexError('Invalid preceding regular expression');
			case ')':
				return { kind: 'set', set: charSet(')') };
			case '+':
			case '?':
			case '{':
				throw new RegexError('Invalid preceding regular expression');
			default:
				return this.#escaped(token.op.slice(1));
		}
	}

	#escaped(char: string): Regex {
		const set = CLASS_ESCAPES[char];
		if (set) return { kind: 'set', set };
		if (PLACES.has(char)) return place(char as Place); // one of the set above
		if (/[1-9]/.test(char)) {
			const number = Number(char);
			if (number > this.groups || this.#open.has(number)) throw new RegexError('Invalid back reference');
			return { kind: 'back', number };
		}
		return { kind: 'set', set: charSet(CHAR_ESCAPES[char] ?? char) };
	}

	#group(): Regex {
		const number = ++this.groups;
		this.#open.add(number);
		this.#tokens.depth++;
		const body = this.#choices();
		if (!this.#tokens.isOp(')')) throw new RegexError('Unmatched ( or \\(');
		this.#tokens.take();
		this.#tokens.depth--;
		this.#open.delete(number);
		return { kind: 'group', number, body };
	}

	#repeated(atom: Regex): Regex {
		let item = atom;
		for (;;) {
			const token = this.#tokens.peek();
			const op = token && 'op' in token ? token.op : '';
			if (op !== '*' && op !== '+' && op !== '?' && op !== '{') return item;
			if (atom.kind === 'place' && !this.#tokens.isExtended && op === '*') return item; // `^*` is a star
			if (atom.kind === 'place') throw new RegexUnknown(REPEATED);
			this.#tokens.take();
			const [min, max] =
				op === '{' ? this.#tokens.interval() : op === '*' ? [0, Infinity] : op === '+' ? [1, Infinity] : [0, 1];
			item = { kind: 'repeat', item, min, max };
		}
	}
}

function place(of: Place): Regex {
	return { kind: 'place', place: of };
}
