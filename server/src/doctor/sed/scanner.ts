import { SedError, SedUnknown } from './program.ts';

/** Reads a script of sed character by character. */
export class Scanner {
	readonly text: string;
	at = 0;

	constructor(text: string) {
		this.text = text;
	}

	/** The next character; nothing at the end. */
	get char(): string {
		return this.text[this.at] ?? '';
	}

	/** Whether everything was read. */
	get isAtEnd(): boolean {
		return this.at >= this.text.length;
	}

	/** The next character, which is skipped; nothing at the end. */
	take(): string {
		const { char } = this;
		this.at++;
		return char;
	}

	/** Skips what matches here, and tells it. */
	skip(pattern: RegExp): string {
		const sticky = new RegExp(pattern.source, 'y');
		sticky.lastIndex = this.at;
		const [found = ''] = sticky.exec(this.text) ?? [];
		this.at += found.length;
		return found;
	}

	/** The text up to a delimiter that is not escaped; the delimiter is skipped. */
	upTo(delimiter: string, isRegex: boolean): { readonly text: string; readonly places: readonly number[] } {
		let text = '';
		const places: number[] = [];
		const add = (piece: string, at: number) => {
			for (const _ of piece.split('')) places.push(at);
			text += piece;
		};
		for (;;) {
			const at = this.at;
			const char = this.char;
			if (char === '' || (char === '\n' && isRegex)) throw new SedError('unterminated command');
			this.at++;
			if (char === delimiter) return { text, places: [...places, at] };
			if (char === '\\') {
				const next = this.char;
				this.at++;
				if (next === '') throw new SedError('unterminated command');
				if (next === delimiter && !(next === '&' && !isRegex)) add(next, at);
				else add(`\\${next}`, at);
			} else if (char === '[' && isRegex) {
				this.at = at;
				add(this.#bracket(), at);
			} else add(char, at);
		}
	}

	/** A list in brackets, in which a delimiter is a character like any other. */
	#bracket(): string {
		return this.skip(/\[\^?\]?(?:\[:\w*:\]|[^\]\n])*\]/) || this.skip(/\[/);
	}

	/** A label: up to a semicolon or white space. */
	label(): string {
		this.skip(/[ \t]*/);
		const label = this.skip(/[^\s;]*/);
		if (label.includes('}')) throw new SedUnknown({ en: 'sed: a brace behind a label', zh: 'sed：标签后的花括号' });
		return label;
	}

	/** What may stand behind a command; anything else is a mistake. */
	endCommand(): void {
		this.skip(/[ \t]*/);
		if (this.isAtEnd || this.char === '}' || this.char === '#') return;
		if (this.char === ';' || this.char === '\n') this.at++;
		else throw new SedError('extra characters after command');
	}
}
