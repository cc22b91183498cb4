import type { Redirect, Word } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { HereDocuments } from './here-documents.ts';
import { readRedirect } from './read-redirect.ts';
import { type ReadScript, readWord } from './words.ts';

const KEYWORD =
	/(?:if|then|elif|else|fi|for|while|until|do|done|case|esac|function|select|in|\{|\}|!|\[\[)(?=[\s;&|()]|$)/;

/** Reads what commands are made of: words, keywords, redirections, and what stands between them. */
export class Lexer {
	readonly cursor: Cursor;
	readonly #readScript: ReadScript;
	readonly #documents = new HereDocuments();

	/** `readScript` reads the script of `$(…)` within a word. */
	constructor(cursor: Cursor, readScript: ReadScript) {
		this.cursor = cursor;
		this.#readScript = readScript;
	}

	/** Skips blanks, comments, and line ends behind a backslash. */
	blanks(): void {
		for (;;) {
			this.cursor.skip(/(?:[ \t\r]|\\\n)+/);
			if (this.cursor.char !== '#') return;
			this.cursor.skip(/[^\n]*/);
		}
	}

	/** Skips line ends where a command may begin in the next line. */
	newlines(): void {
		this.blanks();
		while (this.cursor.takes('\n')) {
			this.documents();
			this.blanks();
		}
	}

	/** Skips whatever stands between commands. */
	separators(): void {
		const { cursor } = this;
		for (;;) {
			this.blanks();
			if (cursor.takes('\n')) this.documents();
			else if (cursor.char === ';' && !cursor.sees(';;')) cursor.at++;
			else if (cursor.char === '&' && !cursor.sees('&&') && !cursor.sees('&>')) cursor.at++;
			else return;
		}
	}

	/** The keyword that comes next; nothing where none does. */
	peekKeyword(): string {
		return this.cursor.peek(KEYWORD);
	}

	/** Skips a keyword, and says whether it is there. */
	keyword(keyword: string): boolean {
		this.blanks();
		const found = this.peekKeyword() === keyword;
		if (found) this.cursor.at += keyword.length;
		return found;
	}

	/** The word that begins right here. */
	wordHere(): Word | undefined {
		return readWord(this.cursor, this.#readScript);
	}

	/** The next word. */
	word(): Word | undefined {
		this.blanks();
		return this.wordHere();
	}

	/** The redirection that begins right here. */
	redirect(): Redirect | undefined {
		return readRedirect(this.cursor, this.#documents, () => this.word());
	}

	/** All redirections that follow. */
	redirects(): Redirect[] {
		const redirects: Redirect[] = [];
		for (;;) {
			this.blanks();
			const redirect = this.redirect();
			if (!redirect) return redirects;
			redirects.push(redirect);
		}
	}

	/** Reads the here-documents that the line just left has announced. */
	documents(): void {
		this.#documents.read(this.cursor, this.#readScript);
	}

	/** Expects no here-documents any more. */
	forgetDocuments(): void {
		this.#documents.forget();
	}
}
