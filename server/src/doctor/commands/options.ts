import type { Field } from '../shell/field.ts';

/** The options of a command, and its other words. */
export interface Options {
	/** Single letters, and long names without their value. */
	readonly flags: ReadonlySet<string>;
	/** The values of options that take one, in order. */
	readonly values: ReadonlyMap<string, readonly Field[]>;
	readonly operands: readonly Field[];
	/** Options that are not known. */
	readonly unknown: readonly string[];
}

/** What options a command has. */
export interface OptionTable {
	/** Letters without a value. */
	readonly letters: string;
	/** Letters with a value, in the same word or the next. */
	readonly valued?: string;
	/** Long names by what they stand for; a name that ends in `=` takes a value. */
	readonly long?: Readonly<Record<string, string>>;
	/** The first word that is no option ends them. */
	readonly stopsAtOperand?: boolean;
}

/** Reads options as GNU's programs do: also behind other words, and in any order. */
export function readOptions(args: readonly Field[], table: OptionTable): Options {
	const reader = new Reader(args, table);
	reader.read();
	return reader;
}

class Reader implements Options {
	readonly flags = new Set<string>();
	readonly values = new Map<string, Field[]>();
	readonly operands: Field[] = [];
	readonly unknown: string[] = [];
	readonly #queue: Field[];
	readonly #table: OptionTable;

	constructor(args: readonly Field[], table: OptionTable) {
		this.#queue = [...args];
		this.#table = table;
	}

	read(): void {
		for (let arg = this.#queue.shift(); arg; arg = this.#queue.shift()) {
			const { text } = arg;
			const isOperand = !text.startsWith('-') || text === '-';
			if (isOperand) this.operands.push(arg);
			else if (text === '--') break;
			else if (text.startsWith('--')) this.#long(arg);
			else this.#letters(arg);
			if (isOperand && this.#table.stopsAtOperand) break;
		}
		this.operands.push(...this.#queue);
	}

	#long(arg: Field): void {
		const [name = '', ...rest] = arg.text.slice(2).split('=');
		const { long = {} } = this.#table;
		const [plain, valued] = [long[name], long[`${name}=`]];
		if (valued !== undefined) this.#value(valued, rest.length > 0 ? tail(arg, name.length + 3) : this.#queue.shift());
		else if (plain !== undefined) this.flags.add(plain);
		else this.unknown.push(`--${name}`);
	}

	#letters(arg: Field): void {
		const { letters, valued = '' } = this.#table;
		for (let at = 1; at < arg.text.length; at++) {
			const letter = arg.text[at] ?? '';
			if (valued.includes(letter)) {
				this.#value(letter, at + 1 < arg.text.length ? tail(arg, at + 1) : this.#queue.shift());
				return;
			}
			if (letters.includes(letter)) this.flags.add(letter);
			else this.unknown.push(`-${letter}`);
		}
	}

	#value(name: string, value: Field | undefined): void {
		if (value) this.values.set(name, [...(this.values.get(name) ?? []), value]);
		else this.unknown.push(name);
	}
}

function tail(field: Field, start: number): Field {
	return { ...field, text: field.text.slice(start), places: field.places.slice(start) };
}
