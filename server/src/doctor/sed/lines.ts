/** The lines of some texts, one after the other. */
export class Lines {
	readonly #lines: readonly { readonly text: string; readonly isEnded: boolean }[];
	#at = 0;

	constructor(texts: readonly string[]) {
		this.#lines = texts.flatMap(linesOf);
	}

	/** The next line without its end; nothing behind the last. */
	next(): string | undefined {
		return this.#lines[this.#at++]?.text;
	}

	/** The number of the line read last, counted from 1. */
	get number(): number {
		return this.#at;
	}

	/** Whether the line read last is the last of all. */
	get isLast(): boolean {
		return this.#at >= this.#lines.length;
	}

	/** Whether the line read last has a line end. */
	get isEnded(): boolean {
		return this.#lines[this.#at - 1]?.isEnded ?? true;
	}
}

function linesOf(text: string): { text: string; isEnded: boolean }[] {
	const parts = text.split('\n');
	const last = parts.pop() ?? '';
	const lines = parts.map((line) => ({ text: line, isEnded: true }));
	return last === '' ? lines : [...lines, { text: last, isEnded: false }];
}
