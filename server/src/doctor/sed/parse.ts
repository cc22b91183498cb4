import { type Action, type Address, type Command, SedError, SedUnknown } from './program.ts';
import { readAddress, readRangeEnd } from './read-address.ts';
import { readTable, readText } from './read-arguments.ts';
import { Scanner } from './scanner.ts';
import { readSubstitution } from './substitution.ts';

/** Reads a script of sed. Throws `SedError` and `SedUnknown`. */
export function parseSed(script: string, isExtended: boolean): readonly Command[] {
	return new Reader(script, isExtended).read();
}

const SIMPLE = new Set(['=', 'd', 'D', 'g', 'G', 'h', 'H', 'n', 'N', 'p', 'P', 'x', 'z']);

class Reader {
	readonly #scanner: Scanner;
	readonly #isExtended: boolean;
	readonly #commands: Command[] = [];
	readonly #open: { to: number }[] = [];
	readonly #labels = new Map<string, number>();
	readonly #jumps: { readonly action: { to: number }; readonly label: string }[] = [];

	constructor(script: string, isExtended: boolean) {
		this.#scanner = new Scanner(script);
		this.#isExtended = isExtended;
	}

	read(): readonly Command[] {
		if (this.#scanner.text.startsWith('#n\n')) throw new SedUnknown({ en: 'sed: #n', zh: 'sed：#n' });
		for (;;) {
			this.#scanner.skip(/[\s;]*/);
			if (this.#scanner.isAtEnd) break;
			this.#command();
		}
		if (this.#open.length > 0) throw new SedError('unmatched `{`');
		for (const { action, label } of this.#jumps) action.to = this.#placeOf(label);
		return this.#commands;
	}

	#placeOf(label: string): number {
		const place = label === '' ? this.#commands.length : this.#labels.get(label);
		if (place === undefined) throw new SedError(`can't find label for jump to \`${label}\``);
		return place;
	}

	#command(): void {
		const scanner = this.#scanner;
		const from = readAddress(scanner, this.#isExtended);
		scanner.skip(/[ \t]*/);
		let to: Address | undefined;
		if (scanner.char === ',') {
			if (!from) throw new SedError('unexpected `,`');
			scanner.at++;
			scanner.skip(/[ \t]*/);
			to = readRangeEnd(scanner, this.#isExtended);
			if (!to) throw new SedError('unexpected `,`');
		}
		if (from?.kind === 'line' && from.line === 0 && to?.kind !== 'match')
			throw new SedError('invalid usage of line address 0');
		scanner.skip(/[ \t]*/);
		const isNegated = scanner.skip(/!/) !== '';
		scanner.skip(/[ \t]*/);
		const name = scanner.take();
		const add = (action: Action) => this.#commands.push({ from, to, isNegated, action });
		if (to && /[qQ]/.test(name)) throw new SedError('command only uses one address');
		this.#action(name, from !== undefined, add);
	}

	#action(name: string, hasAddress: boolean, add: (action: Action) => void): void {
		const scanner = this.#scanner;
		if ((name === '#' || name === '}' || name === ':') && hasAddress) throw new SedError(`${name} takes no address`);
		if (name === '#') scanner.skip(/[^\n]*/);
		else if (name === '{' || name === '}') this.#brace(name, add);
		else if (name === ':' || name === 'b' || name === 't' || name === 'T') this.#jump(name, add);
		else if (name === 's') add({ name, substitution: readSubstitution(scanner, this.#isExtended) });
		else if (name === 'y') add({ name, table: readTable(scanner) });
		else if (name === 'a' || name === 'i' || name === 'c') add({ name, at: scanner.at - 1, text: readText(scanner) });
		else if (name === 'q' || name === 'Q') {
			scanner.skip(/[ \t]*/);
			add({ name, exit: Number(scanner.skip(/\d*/) || 0) });
			scanner.endCommand();
		} else if (name === 'r') {
			scanner.skip(/[ \t]*/);
			add({ name, file: scanner.skip(/[^\n]+/) });
		} else this.#simple(name, add);
	}

	#simple(name: string, add: (action: Action) => void): void {
		if (/[eFlLRvwW]/.test(name))
			throw new SedUnknown({ en: 'sed: the command {name}', zh: 'sed：命令 {name}' }, { name });
		if (!SIMPLE.has(name)) throw new SedError(name === '' ? 'missing command' : `unknown command: \`${name}\``);
		add({ name: name as 'p' }); // one of those letters
		this.#scanner.endCommand();
	}

	#brace(name: '{' | '}', add: (action: Action) => void): void {
		if (name === '{') {
			const action = { name, to: 0 } as const satisfies Action;
			this.#open.push(action);
			add(action);
			return;
		}
		const open = this.#open.pop();
		if (!open) throw new SedError('unexpected `}`');
		add({ name });
		open.to = this.#commands.length;
		this.#scanner.endCommand();
	}

	#jump(name: ':' | 'b' | 't' | 'T', add: (action: Action) => void): void {
		const label = this.#scanner.label();
		if (name !== ':') {
			const action = { name, to: 0 };
			this.#jumps.push({ action, label });
			add(action);
			return;
		}
		if (label === '') throw new SedError('":" lacks a label');
		this.#labels.set(label, this.#commands.length);
		add({ name });
	}
}
