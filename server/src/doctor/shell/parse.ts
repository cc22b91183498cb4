import { type Message, verbatim } from '../../base/message.ts';
import type { Script, ShellNode } from './ast.ts';
import { Cursor, ShellSyntaxError } from './cursor.ts';
import { Lexer } from './lexer.ts';
import { type ReadUntil, readCompound } from './read-compound.ts';
import { readSimple } from './read-simple.ts';
import type { ShellSource } from './source.ts';

/** Reads a script. Never throws: what cannot be read is a node of its own, and reading goes on in the next line. */
export function parseShell(source: ShellSource): Script {
	return new Parser(new Cursor(source)).script();
}

class Parser {
	readonly #cursor: Cursor;
	readonly #lexer: Lexer;

	constructor(cursor: Cursor) {
		this.#cursor = cursor;
		this.#lexer = new Lexer(cursor, (inner, end) => new Parser(inner).#until(({ char }) => char === end));
	}

	/** The whole text; a line that cannot be read is left out. */
	script(): Script {
		const nodes: ShellNode[] = [];
		while (!this.#cursor.isAtEnd) {
			this.#lexer.separators();
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
		this.#lexer.documents();
		return nodes;
	}

	#unclear(start: number, reason: Message): ShellNode {
		this.#lexer.forgetDocuments();
		this.#cursor.at = start;
		this.#cursor.skip(/[^\n]*/);
		return { kind: 'unclear', at: this.#cursor.since(start), reason };
	}

	readonly #until: ReadUntil = (isEnd) => {
		const nodes: ShellNode[] = [];
		for (;;) {
			this.#lexer.separators();
			if (isEnd(this.#cursor)) return nodes;
			if (this.#cursor.isAtEnd) throw new ShellSyntaxError(verbatim('unexpected end of file'));
			nodes.push(this.#andOr());
			if (!isEnd(this.#cursor)) this.#endOfCommand(isEnd);
		}
	};

	#endOfCommand(isEnd?: (cursor: Cursor) => boolean): void {
		this.#lexer.blanks();
		const { char } = this.#cursor;
		if (this.#cursor.isAtEnd || char === '\n' || char === ';' || char === '&' || isEnd?.(this.#cursor)) return;
		throw new ShellSyntaxError(verbatim(`unexpected ${char}`));
	}

	#andOr(): ShellNode {
		const first = this.#pipeline();
		const rest: { op: '&&' | '||'; node: ShellNode }[] = [];
		for (;;) {
			this.#lexer.blanks();
			const op = this.#cursor.takes('&&') ? '&&' : this.#cursor.takes('||') ? '||' : undefined;
			if (!op) return rest.length > 0 ? { kind: 'and-or', first, rest } : first;
			this.#lexer.newlines();
			rest.push({ op, node: this.#pipeline() });
		}
	}

	#pipeline(): ShellNode {
		const isNegated = this.#lexer.keyword('!');
		const stages = [this.#command()];
		for (;;) {
			this.#lexer.blanks();
			if (this.#cursor.sees('||') || !this.#cursor.takes('|')) break;
			this.#cursor.takes('&');
			this.#lexer.newlines();
			stages.push(this.#command());
		}
		const [only] = stages;
		return stages.length === 1 && !isNegated && only ? only : { kind: 'pipeline', stages, isNegated };
	}

	#command(): ShellNode {
		this.#lexer.blanks();
		const start = this.#cursor.at;
		const keyword = this.#lexer.peekKeyword();
		const compound = readCompound(this.#lexer, this.#until);
		if (compound) {
			const redirects = this.#lexer.redirects();
			return { ...compound, redirects, at: this.#cursor.since(start) };
		}
		const definition = this.#function(start);
		if (definition) return definition;
		if (keyword !== '' && keyword !== '[[' && keyword !== 'in')
			throw new ShellSyntaxError(verbatim(`unexpected ${keyword}`));
		return readSimple(this.#lexer);
	}

	#function(start: number): ShellNode | undefined {
		const head =
			this.#cursor.peek(/(?:function\s+)?[A-Za-z_][\w-]*[ \t]*\([ \t]*\)/) || this.#cursor.peek(/function\s+[\w-]+/);
		if (head === '') return undefined;
		this.#cursor.at += head.length;
		this.#lexer.newlines();
		const body = this.#command();
		const [, name = ''] = /^(?:function\s+)?([\w-]+)/.exec(head) ?? [];
		return { kind: 'function', name, body, at: this.#cursor.since(start) };
	}
}
