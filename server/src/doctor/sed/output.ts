import { SedUnknown } from './program.ts';

/** More than files of a configuration ever hold. */
const MOST_CHARACTERS = 16_000_000;

/** What sed writes: a line end that is missing is added only when something comes behind it. */
export class Output {
	#text = '';
	#lacksEnd = false;

	/** Everything that was written. */
	get text(): string {
		return this.#text;
	}

	/** Writes a line. */
	put(line: string, isEnded: boolean): void {
		this.append(isEnded ? `${line}\n` : line);
		this.#lacksEnd = !isEnded;
	}

	/** Writes text as it is. Also an empty one ends the line before it. */
	append(text: string): void {
		if (this.#text.length > MOST_CHARACTERS)
			throw new SedUnknown({ en: 'sed: an output without an end', zh: 'sed：输出没有尽头' });
		this.#text += (this.#lacksEnd ? '\n' : '') + text;
		this.#lacksEnd = false;
	}
}
