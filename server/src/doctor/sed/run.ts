import { applies, type RangeState } from './addresses.ts';
import { Lines } from './lines.ts';
import { Output } from './output.ts';
import { type Command, SedUnknown, type Substitution } from './program.ts';
import { type Replaced, substitute } from './substitute.ts';

/** How sed is called. */
export interface SedOptions {
	/** `-n`: prints nothing unasked. */
	readonly isQuiet: boolean;
	/** The text of a file that `r` reads; nothing for one that is not there. */
	readonly read: (file: string) => string | undefined;
}

/** A replacement that was made, for whoever judges it. */
export interface SedChange extends Replaced {
	/** The line of the text, counted from 1. */
	readonly line: number;
	readonly substitution: Substitution;
}

/** More steps than scripts ever need. */
const MOST_STEPS = 2_000_000;

/** A longer text than files of a configuration ever hold. */
const MOST_CHARACTERS = 4_000_000;

type Report = (change: SedChange) => void;
type Next = 'cycle' | 'delete' | 'again' | { readonly exit: number; readonly prints: boolean };

/** The text that commands work on, or that which is kept aside. What was copied from a last line without an end has none. */
interface Space {
	readonly text: string;
	readonly isEnded: boolean;
}

/**
 * Carries out a script on one text after the other. Throws `SedUnknown` where it does not end, `TooHard` where an
 * expression is too hard.
 */
export class SedMachine {
	readonly #commands: readonly Command[];
	readonly #options: SedOptions;
	#lines = new Lines([]);
	#output = new Output();
	#ranges: (RangeState | undefined)[] = [];
	#space: Space = { text: '', isEnded: true };
	#hold: Space = { text: '', isEnded: true };
	#appended: string[] = [];
	#replaced = false;
	#last: Substitution['regex'] | undefined;
	#steps = 0;
	#report: Report = () => undefined;

	constructor(commands: readonly Command[], options: SedOptions) {
		this.#commands = commands;
		this.#options = options;
	}

	/** What was written since this was last asked for. */
	takeOutput(): string {
		const { text } = this.#output;
		this.#output = new Output();
		return text;
	}

	/** Goes through texts as if they were one. The answer is the exit code where the script ends by itself. */
	run(texts: readonly string[], report: Report): number | undefined {
		this.#lines = new Lines(texts);
		this.#ranges = [];
		this.#hold = { ...this.#hold, text: '' };
		this.#report = report;
		let isAgain = false;
		while (isAgain || this.#read()) {
			const next = this.#cycle();
			isAgain = next === 'again';
			const isPrinted = next === 'cycle' || (typeof next === 'object' && next.prints);
			if (isPrinted && !this.#options.isQuiet) this.#print();
			// What `q` does not get to is lost, also where a file is edited in place; `Q` loses what was to be appended, too.
			if (typeof next === 'object') {
				if (!next.prints) this.#appended = [];
				this.#flush();
				if (next.prints) this.#output.append(''); // `q` ends also a line that had no end
				return next.exit;
			}
			this.#flush();
		}
		return undefined;
	}

	#read(): boolean {
		const line = this.#lines.next();
		if (line === undefined) return false;
		this.#space = { text: line, isEnded: this.#lines.isEnded };
		this.#replaced = false;
		return true;
	}

	#print(): void {
		this.#output.put(this.#space.text, this.#space.isEnded);
	}

	#change(text: string): void {
		if (text.length > MOST_CHARACTERS)
			throw new SedUnknown({ en: 'sed: a text that grows without an end', zh: 'sed：文本不断增长，没有尽头' });
		this.#space = { ...this.#space, text };
	}

	#flush(): void {
		for (const text of this.#appended) this.#output.append(text);
		this.#appended = [];
	}

	#cycle(): Next {
		for (let at = 0; at < this.#commands.length; ) {
			if (++this.#steps > MOST_STEPS)
				throw new SedUnknown({ en: 'sed: a loop without an end', zh: 'sed：循环没有尽头' });
			const command = this.#commands[at] as Command; // `at` is within the program
			const next = this.#applies(command, at) ? this.#do(command, at) : this.#past(command, at);
			if (typeof next !== 'number') return next;
			at = next;
		}
		return 'cycle';
	}

	#past({ action }: Command, at: number): number {
		return action.name === '{' ? action.to : at + 1;
	}

	#applies(command: Command, at: number): boolean {
		const matches = (regex: Substitution['regex']) => this.#matcher(regex).find(this.#space.text, 0) !== undefined;
		const place = { line: this.#lines.number, isLast: this.#lines.isLast };
		const { is, state } = applies(command, this.#ranges[at], place, matches);
		this.#ranges[at] = state;
		return is !== command.isNegated;
	}

	#matcher(regex: Substitution['regex']): NonNullable<Substitution['regex']['matcher']> {
		const used = regex.matcher ? regex : this.#last;
		if (!used?.matcher)
			throw new SedUnknown({ en: 'sed: an empty expression before any other', zh: 'sed：空表达式之前没有其他表达式' });
		this.#last = used;
		return used.matcher;
	}

	#do({ action }: Command, at: number): Next | number {
		switch (action.name) {
			case 's':
				this.#substitute(action.substitution);
				return at + 1;
			case 'y':
				this.#change(Array.from(this.#space.text, (char) => action.table.get(char) ?? char).join(''));
				return at + 1;
			case 'a':
				this.#appended.push(action.text);
				return at + 1;
			case 'r':
				this.#appended.push(this.#options.read(action.file) ?? '');
				return at + 1;
			case 'i':
				this.#output.append(action.text);
				return at + 1;
			case 'c':
				if (this.#ranges[at]?.isActive !== true) this.#output.append(action.text);
				return 'delete';
			case 'b':
				return action.to;
			case 't':
			case 'T': {
				const jumps = this.#replaced === (action.name === 't');
				this.#replaced = false;
				return jumps ? action.to : at + 1;
			}
			case 'q':
			case 'Q':
				return { exit: action.exit, prints: action.name === 'q' };
			case 'd':
				return 'delete';
			default:
				return this.#simple(action.name) ?? at + 1;
		}
	}

	#simple(name: string): Next | undefined {
		const { text } = this.#space;
		const end = text.indexOf('\n');
		switch (name) {
			case 'p':
				this.#print();
				return undefined;
			case 'P':
				if (end < 0) this.#print();
				else this.#output.put(text.slice(0, end), true);
				return undefined;
			case '=':
				this.#output.append(`${this.#lines.number}\n`);
				return undefined;
			case 'g':
				this.#space = this.#hold;
				return undefined;
			case 'G':
				this.#space = { ...this.#hold, text: `${text}\n${this.#hold.text}` };
				return undefined;
			case 'h':
				this.#hold = this.#space;
				return undefined;
			case 'H':
				this.#hold = { ...this.#space, text: `${this.#hold.text}\n${text}` };
				return undefined;
			case 'x':
				[this.#space, this.#hold] = [this.#hold, this.#space];
				return undefined;
			case 'z':
				this.#change('');
				return undefined;
			case 'D':
				if (end < 0) return 'delete';
				this.#change(text.slice(end + 1));
				return 'again';
			case 'n':
			case 'N':
				return this.#next(name);
			default:
				return undefined; // braces and labels
		}
	}

	#next(name: 'n' | 'N'): Next | undefined {
		if (this.#lines.isLast) return 'cycle';
		if (name === 'n' && !this.#options.isQuiet) this.#print();
		const before = this.#space.text;
		this.#flush();
		this.#read();
		if (name === 'N') this.#change(`${before}\n${this.#space.text}`);
		return undefined;
	}

	#substitute(substitution: Substitution): void {
		const matcher = this.#matcher(substitution.regex);
		const before = this.#space.text;
		const names = substitution.pieces.map((piece) => (piece.kind === 'group' ? piece.number : 0));
		if (Math.max(0, ...names) > matcher.groups)
			throw new SedUnknown({
				en: 'sed: a group that the last expression does not have',
				zh: 'sed：上一个表达式没有该分组',
			});
		const { text, replaced } = substitute(before, matcher, substitution);
		if (replaced.length === 0) return;
		this.#change(text);
		this.#replaced = true;
		for (const one of replaced) this.#report({ ...one, line: this.#lines.number, substitution });
		if (substitution.prints) this.#print();
	}
}
