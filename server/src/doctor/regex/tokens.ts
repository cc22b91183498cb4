import { type CharSet, RegexError } from './ast.ts';
import { readBracket } from './bracket.ts';

/** What stands at a place of an expression: an operator by its extended name, or a character that means itself. */
export type Token = { readonly op: string } | { readonly char: string } | undefined;

/** Cuts an expression into tokens. Throws `RegexError`. */
export class RegexTokens {
	readonly isExtended: boolean;
	/** How many groups are open. */
	depth = 0;
	readonly #source: readonly string[];
	#at = 0;

	constructor(source: string, isExtended: boolean) {
		this.#source = Array.from(source);
		this.isExtended = isExtended;
	}

	/** Whether everything was read. */
	get isAtEnd(): boolean {
		return this.#at >= this.#source.length;
	}

	/** Whether an operator comes next. */
	isOp(op: string): boolean {
		const token = this.peek();
		return token !== undefined && 'op' in token && token.op === op;
	}

	/** The next token; nothing at the end. */
	peek(): Token {
		return this.#read()[0];
	}

	/** Reads the next token. */
	take(): Token {
		const [token, length] = this.#read();
		this.#at += length;
		return token;
	}

	/** Reads what stands behind `[`. */
	bracket(): CharSet {
		const { set, end } = readBracket(this.#source, this.#at);
		this.#at = end;
		return set;
	}

	/** Reads what stands behind `{`. */
	interval(): [number, number] {
		const end = this.isExtended ? '}' : '\\}';
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

	#read(): [Token, number] {
		const char = this.#source[this.#at];
		if (char === undefined) return [undefined, 0];
		if (char === '\\') {
			const next = this.#source[this.#at + 1];
			if (next === undefined) throw new RegexError('Trailing backslash');
			return [this.#escape(next), 2];
		}
		if (char === '.' || char === '[' || char === '*') return [{ op: char }, 1];
		if (char === '^') return [this.isExtended || this.#startsHere() ? { op: '^' } : { char }, 1];
		if (char === '$') return [this.isExtended || this.#endsHere() ? { op: '$' } : { char }, 1];
		const isOperator = this.isExtended && '(|+?{'.includes(char);
		if (this.isExtended && char === ')') return [this.depth > 0 ? { op: ')' } : { char }, 1];
		return [isOperator ? { op: char } : { char }, 1];
	}

	#escape(next: string): Token {
		const turns = '()|+?{'.includes(next);
		if (turns) return this.isExtended ? { char: next } : { op: next };
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
