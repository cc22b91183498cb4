import { say, verbatim } from '../../base/message.ts';
import type { Arm, Branch, CompoundParts, Script, Word } from './ast.ts';
import { type Cursor, ShellSyntaxError } from './cursor.ts';
import type { Lexer } from './lexer.ts';

/** Reads commands up to an end, which is not skipped. */
export type ReadUntil = (isEnd: (cursor: Cursor) => boolean) => Script;

/** Reads groups, branches and loops; nothing where none begins here. */
export function readCompound(lexer: Lexer, until: ReadUntil): CompoundParts | undefined {
	return new CompoundReader(lexer, until).read();
}

class CompoundReader {
	readonly #lexer: Lexer;
	readonly #until: ReadUntil;

	constructor(lexer: Lexer, until: ReadUntil) {
		this.#lexer = lexer;
		this.#until = until;
	}

	read(): CompoundParts | undefined {
		if (this.#lexer.cursor.takes('(')) return this.#subshell();
		if (this.#lexer.keyword('{')) return { kind: 'group', body: this.#upTo('}') };
		if (this.#lexer.keyword('if')) return this.#if();
		if (this.#lexer.keyword('for')) return this.#for();
		if (this.#lexer.keyword('case')) return this.#case();
		if (this.#lexer.keyword('while')) return this.#while(false);
		if (this.#lexer.keyword('until')) return this.#while(true);
		return undefined;
	}

	#subshell(): CompoundParts {
		const body = this.#until(({ char }) => char === ')');
		this.#lexer.cursor.at++;
		return { kind: 'subshell', body };
	}

	/** Commands up to a keyword, which is skipped. */
	#upTo(keyword: string): Script {
		const body = this.#until(() => this.#lexer.peekKeyword() === keyword);
		this.#lexer.cursor.at += keyword.length;
		return body;
	}

	#while(isUntil: boolean): CompoundParts {
		const test = this.#upTo('do');
		return { kind: 'while', isUntil, test, body: this.#upTo('done') };
	}

	#if(): CompoundParts {
		const branches: Branch[] = [];
		for (;;) {
			const test = this.#upTo('then');
			const body = this.#until(() => ['elif', 'else', 'fi'].includes(this.#lexer.peekKeyword()));
			branches.push({ test, body });
			if (this.#lexer.keyword('fi')) return { kind: 'if', branches, otherwise: [] };
			if (this.#lexer.keyword('else')) return { kind: 'if', branches, otherwise: this.#upTo('fi') };
			this.#lexer.keyword('elif');
		}
	}

	#for(): CompoundParts {
		this.#lexer.blanks();
		const name = this.#lexer.cursor.skip(/[A-Za-z_]\w*/);
		if (name === '') throw new ShellSyntaxError(say({ en: 'a loop of numbers', zh: '数值循环' }));
		this.#lexer.newlines();
		const words = this.#lexer.keyword('in') ? this.#words() : undefined;
		this.#lexer.separators();
		if (!this.#lexer.keyword('do')) throw new ShellSyntaxError(verbatim('`for` without `do`'));
		return { kind: 'for', name, words, body: this.#upTo('done') };
	}

	#words(): Word[] {
		const words: Word[] = [];
		for (let word = this.#lexer.word(); word; word = this.#lexer.word()) words.push(word);
		return words;
	}

	#case(): CompoundParts {
		const word = this.#lexer.word();
		if (!word) throw new ShellSyntaxError(verbatim('`case` without a word'));
		this.#lexer.newlines();
		if (!this.#lexer.keyword('in')) throw new ShellSyntaxError(verbatim('`case` without `in`'));
		const arms: Arm[] = [];
		for (;;) {
			this.#lexer.separators();
			if (this.#lexer.keyword('esac')) return { kind: 'case', word, arms };
			arms.push(this.#arm());
		}
	}

	#arm(): Arm {
		const { cursor } = this.#lexer;
		cursor.takes('(');
		const patterns: Word[] = [];
		for (let pattern = this.#lexer.word(); pattern; pattern = cursor.takes('|') ? this.#lexer.word() : undefined) {
			patterns.push(pattern);
			this.#lexer.blanks();
		}
		if (!cursor.takes(')')) throw new ShellSyntaxError(say({ en: 'a pattern without )', zh: '缺少 ) 的模式' }));
		const body = this.#until(() => cursor.sees(';;') || this.#lexer.peekKeyword() === 'esac');
		cursor.takes(';;');
		return { patterns, body };
	}
}
