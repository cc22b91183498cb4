import { type Message, say, verbatim } from '../../base/message.ts';
import type { Arm, Branch, CompoundParts, Redirect, Script, ShellNode, SimpleCommand, Word } from './ast.ts';
import { Cursor, ShellSyntaxError } from './cursor.ts';
import { HereDocuments } from './here-documents.ts';
import { readRedirect } from './read-redirect.ts';
import type { ShellSource } from './source.ts';
import { readWord } from './words.ts';

/** Reads a script. Never throws: what cannot be read is a node of its own, and reading goes on in the next line. */
export function parseShell(source: ShellSource): Script {
	return new Parser(new Cursor(source)).script();
}

const KEYWORD =
	/(?:if|then|elif|else|fi|for|while|until|do|done|case|esac|function|select|in|\{|\}|!|\[\[)(?=[\s;&|()]|$)/;
const NAME = /[A-Za-z_]\w*/;

class Parser {
	readonly #cursor: Cursor;
	readonly #documents = new HereDocuments();
	readonly #word = (ends?: ReadonlySet<string>) =>
		readWord(this.#cursor, (inner, end) => new Parser(inner).#inner(end), ends);

	constructor(cursor: Cursor) {
		this.#cursor = cursor;
	}

	/** The whole text; a line that cannot be read is left out. */
	script(): Script {
		const nodes: ShellNode[] = [];
		while (!this.#cursor.isAtEnd) {
			this.#separators();
			if (this.#cursor.isAtEnd) break;
			const start = this.#cursor.at;
			try {
				nodes.push(this.#andOr());
				this.#endOfCommand();
			} catch (error) {
				if (!(error instanceof ShellSyntaxError)) throw error;
				nodes.push(this.#unclear(start, error.said));
			}
		}
		this.#heredocs();
		return nodes;
	}

	#unclear(start: number, reason: Message): ShellNode {
		this.#documents.forget();
		this.#cursor.at = start;
		this.#cursor.skip(/[^\n]*/);
		return { kind: 'unclear', at: this.#cursor.since(start), reason };
	}

	#inner(end: ')' | '`'): Script {
		return this.#until((cursor) => cursor.char === end);
	}

	#until(isEnd: (cursor: Cursor) => boolean): Script {
		const nodes: ShellNode[] = [];
		for (;;) {
			this.#separators();
			if (isEnd(this.#cursor)) return nodes;
			if (this.#cursor.isAtEnd) throw new ShellSyntaxError(verbatim('unexpected end of file'));
			nodes.push(this.#andOr());
			if (!isEnd(this.#cursor)) this.#endOfCommand(isEnd);
		}
	}

	#endOfCommand(isEnd?: (cursor: Cursor) => boolean): void {
		this.#blanks();
		const { char } = this.#cursor;
		if (this.#cursor.isAtEnd || char === '\n' || char === ';' || char === '&' || isEnd?.(this.#cursor)) return;
		throw new ShellSyntaxError(verbatim(`unexpected ${char}`));
	}

	#separators(): void {
		for (;;) {
			this.#blanks();
			if (this.#cursor.char === '\n') {
				this.#cursor.at++;
				this.#heredocs();
			} else if (this.#cursor.char === ';' && !this.#cursor.sees(';;')) this.#cursor.at++;
			else if (this.#cursor.char === '&' && !this.#cursor.sees('&&') && !this.#cursor.sees('&>')) this.#cursor.at++;
			else return;
		}
	}

	#blanks(): void {
		for (;;) {
			this.#cursor.skip(/(?:[ \t\r]|\\\n)+/);
			if (this.#cursor.char !== '#') return;
			this.#cursor.skip(/[^\n]*/);
		}
	}

	#andOr(): ShellNode {
		const first = this.#pipeline();
		const rest: { op: '&&' | '||'; node: ShellNode }[] = [];
		for (;;) {
			this.#blanks();
			const op = this.#cursor.takes('&&') ? '&&' : this.#cursor.takes('||') ? '||' : undefined;
			if (!op) return rest.length > 0 ? { kind: 'and-or', first, rest } : first;
			this.#newlines();
			rest.push({ op, node: this.#pipeline() });
		}
	}

	#newlines(): void {
		this.#blanks();
		while (this.#cursor.takes('\n')) {
			this.#heredocs();
			this.#blanks();
		}
	}

	#pipeline(): ShellNode {
		this.#blanks();
		const isNegated = this.#keyword('!');
		const stages = [this.#command()];
		for (;;) {
			this.#blanks();
			if (this.#cursor.sees('||') || !this.#cursor.takes('|')) break;
			this.#cursor.takes('&');
			this.#newlines();
			stages.push(this.#command());
		}
		const [only] = stages;
		return stages.length === 1 && !isNegated && only ? only : { kind: 'pipeline', stages, isNegated };
	}

	#command(): ShellNode {
		this.#blanks();
		const start = this.#cursor.at;
		const keyword = this.#cursor.peek(KEYWORD);
		const compound = this.#compound(keyword);
		if (compound) {
			const redirects = this.#redirects();
			return { ...compound, redirects, at: this.#cursor.since(start) };
		}
		const name =
			this.#cursor.peek(/(?:function\s+)?[A-Za-z_][\w-]*[ \t]*\([ \t]*\)/) || this.#cursor.peek(/function\s+[\w-]+/);
		if (name !== '') {
			this.#cursor.at += name.length;
			this.#newlines();
			const body = this.#command();
			const [, plain = ''] = /^(?:function\s+)?([\w-]+)/.exec(name) ?? [];
			return { kind: 'function', name: plain, body, at: this.#cursor.since(start) };
		}
		if (keyword !== '' && keyword !== '[[' && keyword !== 'in')
			throw new ShellSyntaxError(verbatim(`unexpected ${keyword}`));
		return this.#simple();
	}

	#compound(keyword: string): CompoundParts | undefined {
		const cursor = this.#cursor;
		if (cursor.char === '(') {
			cursor.at++;
			const body = this.#until((at) => at.char === ')');
			cursor.at++;
			return { kind: 'subshell', body };
		}
		if (!['{', 'if', 'for', 'while', 'until', 'case'].includes(keyword)) return undefined;
		cursor.at += keyword.length;
		if (keyword === '{') return { kind: 'group', body: this.#upTo('}') };
		if (keyword === 'if') return this.#if();
		if (keyword === 'for') return this.#for();
		if (keyword === 'case') return this.#case();
		const test = this.#upTo('do');
		return { kind: 'while', isUntil: keyword === 'until', test, body: this.#upTo('done') };
	}

	/** Commands up to a keyword, which is skipped. */
	#upTo(keyword: string): Script {
		const body = this.#until(() => this.#cursor.peek(KEYWORD) === keyword);
		this.#cursor.at += keyword.length;
		return body;
	}

	#if(): CompoundParts {
		const branches: Branch[] = [];
		for (;;) {
			const test = this.#upTo('then');
			const body = this.#until(() => ['elif', 'else', 'fi'].includes(this.#cursor.peek(KEYWORD)));
			branches.push({ test, body });
			const keyword = this.#cursor.skip(KEYWORD);
			if (keyword === 'fi') return { kind: 'if', branches, otherwise: [] };
			if (keyword === 'else') return { kind: 'if', branches, otherwise: this.#upTo('fi') };
		}
	}

	#for(): CompoundParts {
		this.#blanks();
		const name = this.#cursor.skip(NAME);
		if (name === '') throw new ShellSyntaxError(say({ en: 'a loop of numbers', zh: '数值循环' }));
		this.#newlines();
		const hasWords = this.#keyword('in');
		const words: Word[] = [];
		for (let word = this.#nextWord(); hasWords && word; word = this.#nextWord()) words.push(word);
		this.#separators();
		if (!this.#keyword('do')) throw new ShellSyntaxError(verbatim('`for` without `do`'));
		return { kind: 'for', name, words: hasWords ? words : undefined, body: this.#upTo('done') };
	}

	#case(): CompoundParts {
		const word = this.#nextWord();
		if (!word) throw new ShellSyntaxError(verbatim('`case` without a word'));
		this.#newlines();
		if (!this.#keyword('in')) throw new ShellSyntaxError(verbatim('`case` without `in`'));
		const arms: Arm[] = [];
		for (;;) {
			this.#separators();
			if (this.#keyword('esac')) return { kind: 'case', word, arms };
			this.#cursor.takes('(');
			const patterns: Word[] = [];
			for (let pattern = this.#nextWord(); pattern; pattern = this.#cursor.takes('|') ? this.#nextWord() : undefined) {
				patterns.push(pattern);
				this.#blanks();
			}
			if (!this.#cursor.takes(')')) throw new ShellSyntaxError(say({ en: 'a pattern without )', zh: '缺少 ) 的模式' }));
			const isEnd = () => this.#cursor.sees(';;') || this.#cursor.peek(KEYWORD) === 'esac';
			arms.push({ patterns, body: this.#until(isEnd) });
			this.#cursor.takes(';;');
		}
	}

	#nextWord(): Word | undefined {
		this.#blanks();
		return this.#word();
	}

	#keyword(keyword: string): boolean {
		this.#blanks();
		const found = this.#cursor.peek(KEYWORD) === keyword;
		if (found) this.#cursor.at += keyword.length;
		return found;
	}

	#simple(): SimpleCommand {
		const start = this.#cursor.at;
		const assignments: SimpleCommand['assignments'][number][] = [];
		const words: Word[] = [];
		const redirects: Redirect[] = [];
		let end = start;
		for (;;) {
			this.#blanks();
			const redirect = this.#redirect();
			if (redirect) redirects.push(redirect);
			else {
				const assignment = words.length === 0 ? this.#assignment() : undefined;
				if (assignment) assignments.push(assignment);
				else {
					const word = this.#word();
					if (!word) break;
					words.push(word);
				}
			}
			end = this.#cursor.at;
		}
		if (end === start) throw new ShellSyntaxError(verbatim(`unexpected ${this.#cursor.char || 'end of file'}`));
		const { at } = this.#cursor;
		this.#cursor.at = end;
		const extent = this.#cursor.since(start);
		this.#cursor.at = at;
		return { kind: 'simple', assignments, words, redirects, at: extent };
	}

	#assignment(): SimpleCommand['assignments'][number] | undefined {
		const head = this.#cursor.peek(/[A-Za-z_]\w*\+?=/);
		if (head === '') return undefined;
		this.#cursor.at += head.length;
		if (this.#cursor.char === '(') throw new ShellSyntaxError(say({ en: 'a list in a variable', zh: '变量中的列表' }));
		const empty = { parts: [], at: this.#cursor.since(this.#cursor.at) };
		return { name: head.replace(/\+?=$/, ''), value: this.#word() ?? empty, isAdded: head.endsWith('+=') };
	}

	#redirects(): Redirect[] {
		const redirects: Redirect[] = [];
		for (;;) {
			this.#blanks();
			const redirect = this.#redirect();
			if (!redirect) return redirects;
			redirects.push(redirect);
		}
	}

	#redirect(): Redirect | undefined {
		return readRedirect(this.#cursor, this.#documents, () => {
			this.#blanks();
			return this.#word();
		});
	}

	/** Reads the here-documents that the line just left has announced. */
	#heredocs(): void {
		this.#documents.read(this.#cursor, (inner, end) => new Parser(inner).#inner(end));
	}
}
