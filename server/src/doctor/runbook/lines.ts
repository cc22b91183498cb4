/** The text of a runbook by lines, and back from offsets to lines and columns. */
export class RunbookText {
	/** The text with LF alone: columns are the same, and offsets below are offsets in this. */
	readonly text: string;
	readonly lines: readonly string[];
	readonly #starts: readonly number[];

	constructor(text: string) {
		this.text = text.replace(/\r\n?/g, '\n');
		this.lines = this.text.split('\n');
		let start = 0;
		this.#starts = this.lines.map((line) => {
			const at = start;
			start += line.length + 1;
			return at;
		});
	}

	/** The offset at which a line begins. */
	startOf(line: number): number {
		return this.#starts[line] ?? this.text.length;
	}

	/** The line of an offset. */
	lineOf(offset: number): number {
		let [low, high] = [0, this.#starts.length - 1];
		while (low < high) {
			const middle = Math.ceil((low + high) / 2);
			if ((this.#starts[middle] ?? 0) <= offset) low = middle;
			else high = middle - 1;
		}
		return low;
	}
}
