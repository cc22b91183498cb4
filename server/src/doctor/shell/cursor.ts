import { SaidError } from '../../base/said-error.ts';
import type { Extent } from './ast.ts';
import type { ShellSource } from './source.ts';

/** A text that is no script, or has something that is not known here. */
export class ShellSyntaxError extends SaidError {}

/** Goes through a script character by character. */
export class Cursor {
	readonly source: ShellSource;
	at = 0;

	constructor(source: ShellSource) {
		this.source = source;
	}

	/** The next character; nothing at the end. */
	get char(): string {
		return this.source.text[this.at] ?? '';
	}

	/** Whether everything was read. */
	get isAtEnd(): boolean {
		return this.at >= this.source.text.length;
	}

	/** The place in the runbook. */
	get place(): number {
		return this.source.placeOf(this.at);
	}

	/** Whether the text goes on like this. */
	sees(text: string): boolean {
		return this.source.text.startsWith(text, this.at);
	}

	/** Skips a text where it comes next, and says whether it does. */
	takes(text: string): boolean {
		if (!this.sees(text)) return false;
		this.at += text.length;
		return true;
	}

	/** Skips what matches here, and tells it. */
	skip(pattern: RegExp): string {
		const found = this.peek(pattern);
		this.at += found.length;
		return found;
	}

	/** What matches here. */
	peek(pattern: RegExp): string {
		const sticky = new RegExp(pattern.source, 'y');
		sticky.lastIndex = this.at;
		return sticky.exec(this.source.text)?.[0] ?? '';
	}

	/** The place from an offset to here. */
	since(start: number): Extent {
		const end = this.at > start ? this.source.placeOf(this.at - 1) + 1 : this.source.placeOf(start);
		return { start: this.source.placeOf(start), end };
	}
}
