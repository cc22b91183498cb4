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
import { readBracket } from './bracket.ts';

/** How an expression is written and meant. */
export interface RegexOptions {
	/** The extended form (`sed -E`); else the basic one. */
	readonly isExtended: boolean;
	readonly ignoresCase?: boolean;
	readonly hasLines?: boolean;
}

/** Reads an expression. Throws `RegexError`. */
export function parseRegex(source: string, options: RegexOptions): ParsedRegex {
	const parser = new Parser(Array.from(source), options.isExtended);
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

/** What stands at a place of the source: an operator by its extended name, or a character that means itself. */
type Token = { readonly op: string } | { readonly char: string } | undefined;

class Parser {
	readonly #source: readonly string[];
	readonly #isExtended: boolean;
	#at = 0;
	#depth = 0;
	groups = 0;
	readonly #open = new Set<number>();

	constructor(source: readonly string[], isExtended: boolean) {
		this.#source = source;
		this.#isExtended = isExtended;
	}

	parse(): Regex {
		const root = this.#choices();
		if (this.#at < this.#source.length) throw new RegexError('Unmatched ) or \\)');
		return root;
	}

	#choices(): Regex {
		const choices = [this.#sequence()];
		while (this.#isOp('|')) {
			this.#take();
			choices.push(this.#sequence());
		}
		const [only] = choices;
		return choices.length === 1 && only ? only : { kind: 'any-of', choices };
	}

	#sequence(): Regex {
		const items: Regex[] = [];
		for (;;) {
			const token = this.#peek();
			if (!token || ('op' in token && (token.op === '|' || (token.op === ')' && this.#closes())))) break;
			const last = items.at(-1);
			const atom = this.#atom(!last || (last.kind === 'place' && last.place === '^'));
			items.push(this.#repeated(atom));
		}
		const [only] = items;
		return items.length === 1 && only ? only : { kind: 'all-of', items };
	}

	#closes(): boolean {
		return this.#depth > 0 || !this.#isExtended;
	}

	#atom(isFirst: boolean): Regex {
		const token = this.#take();
		if (!token) throw new RegexError('unexpected end');
		if ('char' in token) return { kind: 'set', set: charSet(token.char) };
		switch (token.op) {
			case '.':
				return { kind: 'set', set: ANY };
			case '[': {
				const { set, end } = readBracket(this.#source, this.#at);
				this.#at = end;
				return { kind: 'set', set };
			}
			case '(':
				return this.#group();
			case '^':
			case '$':
				return place(token.op);
			case '*':
				if (isFirst && !this.#isExtended) return { kind: 'set', set: charSet('*') };
				if (isFirst && this.#depth === 0) return { kind: 'set', set: charSet('*') };
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
		this.#depth++;
		const body = this.#choices();
		if (!this.#isOp(')')) throw new RegexError('Unmatched ( or \\(');
		this.#take();
		this.#depth--;
		this.#open.delete(number);
		return { kind: 'group', number, body };
	}

	#repeated(atom: Regex): Regex {
		let item = atom;
		for (;;) {
			const token = this.#peek();
			const op = token && 'op' in token ? token.op : '';
			if (op !== '*' && op !== '+' && op !== '?' && op !== '{') return item;
			if (atom.kind === 'place' && !this.#isExtended && op === '*') return item; // `^*` is a star
			if (atom.kind === 'place') throw new RegexUnknown(REPEATED);
			this.#take();
			const [min, max] =
				op === '{' ? this.#interval() : op === '*' ? [0, Infinity] : op === '+' ? [1, Infinity] : [0, 1];
			item = { kind: 'repeat', item, min, max };
		}
	}

	#interval(): [number, number] {
		const end = this.#isExtended ? '}' : '\\}';
		const rest = this.#source.slice(this.#at).join('');
		const [whole, low = '', comma = '', high = ''] = /^(\d*)(,?)(\d*)/.exec(rest) ?? [];
		if (whole === undefined || !rest.slice(whole.length).startsWith(end) || (low === '' && comma === ''))
			throw new RegexError('Invalid content of \\{\\}');
		this.#at += whole.length + end.length;
		const min = Number(low);
		const max = comma === '' ? min : high === '' ? Infinity : Number(high);
		if (max < min || min > 255 || (max !== Infinity && max > 255)) throw new RegexError('Invalid content of \\{\\}');
		return [min, max];
	}

	#isOp(op: string): boolean {
		const token = this.#peek();
		return token !== undefined && 'op' in token && token.op === op;
	}

	#peek(): Token {
		return this.#read()[0];
	}

	#take(): Token {
		const [token, length] = this.#read();
		this.#at += length;
		return token;
	}

	#read(): [Token, number] {
		const char = this.#source[this.#at];
		if (char === undefined) return [undefined, 0];
		if (char === '\\') {
			const next = this.#source[this.#at + 1];
			if (next === undefined) throw new RegexError('Trailing backslash');
			return [this.#escape(next), 2];
		}
		if (char === '.' || char === '[' || char === '*') return [{ op: char }, 1];
		if (char === '^') return [this.#isExtended || this.#startsHere() ? { op: '^' } : { char }, 1];
		if (char === '$') return [this.#isExtended || this.#endsHere() ? { op: '$' } : { char }, 1];
		const isOperator = this.#isExtended && '(|+?{'.includes(char);
		if (this.#isExtended && char === ')') return [this.#depth > 0 ? { op: ')' } : { char }, 1];
		return [isOperator ? { op: char } : { char }, 1];
	}

	#escape(next: string): Token {
		const turns = '()|+?{'.includes(next);
		if (turns) return this.#isExtended ? { char: next } : { op: next };
		if ('.[]*^$/}\\-'.includes(next)) return { char: next };
		if (/[A-Za-z1-9`'<>]/.test(next)) return { op: `\\${next}` };
		return { char: next };
	}

	/** In a basic expression `^` is a place only where an expression begins. */
	#startsHere(): boolean {
		const before = this.#source.slice(0, this.#at).join('');
		return before === '' || /(?:^|[^\\])(?:\\\\)*\\[(|]$/.test(before) || /\n$/.test(before);
	}

	#endsHere(): boolean {
		const after = this.#source.slice(this.#at + 1).join('');
		return after === '' || after.startsWith('\\)') || after.startsWith('\\|') || after.startsWith('\n');
	}
}

function place(of: Place): Regex {
	return { kind: 'place', place: of };
}
