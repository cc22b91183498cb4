import { escapeAt } from './escapes.ts';
import { type Action, type Address, type Command, SedError, SedUnknown } from './program.ts';
import { Scanner } from './scanner.ts';
import { readSubstitution, sedRegex } from './substitution.ts';

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
		const from = this.#address();
		scanner.skip(/[ \t]*/);
		let to: Address | undefined;
		if (scanner.char === ',') {
			if (!from) throw new SedError('unexpected `,`');
			scanner.at++;
			scanner.skip(/[ \t]*/);
			to = this.#end();
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
		else if (name === 'y') add({ name, table: this.#table() });
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

	#address(): Address | undefined {
		const scanner = this.#scanner;
		const digits = scanner.skip(/\d+/);
		if (digits !== '') {
			if (scanner.skip(/[ \t]*~[ \t]*/) === '') return { kind: 'line', line: Number(digits) };
			return { kind: 'step', first: Number(digits), step: Number(scanner.skip(/\d*/) || 0) };
		}
		if (scanner.skip(/\$/) !== '') return { kind: 'last' };
		if (scanner.char !== '/' && scanner.char !== '\\') return undefined;
		const delimiter = scanner.take() === '/' ? '/' : scanner.take();
		if (delimiter === '' || delimiter === '\n') throw new SedError('unterminated address regex');
		const { text } = scanner.upTo(delimiter, true);
		return { kind: 'match', regex: sedRegex(text, this.#isExtended, scanner.skip(/[IM]*/)) };
	}

	#end(): Address | undefined {
		const scanner = this.#scanner;
		if (scanner.skip(/\+/) !== '') return { kind: 'more', count: Number(scanner.skip(/\d+/) || Number.NaN) };
		if (scanner.skip(/~/) !== '') return { kind: 'multiple', of: Number(scanner.skip(/\d+/) || Number.NaN) };
		return this.#address();
	}

	#table(): ReadonlyMap<string, string> {
		const scanner = this.#scanner;
		const delimiter = scanner.take();
		const [from, to] = [listed(scanner.upTo(delimiter, false).text), listed(scanner.upTo(delimiter, false).text)];
		if (from.length !== to.length) throw new SedError('strings for `y` command are different lengths');
		scanner.endCommand();
		return new Map(from.map((char, at) => [char, to[at] ?? ''] as const).reverse()); // the first of two counts
	}
}

function listed(text: string): string[] {
	const found = text.match(/\\[\s\S]|[\s\S]/gu) ?? [];
	return found.map((one) => {
		if (!one.startsWith('\\')) return one;
		if (one === '\\\\') return '\\';
		const found = escapeAt(one, 1);
		if (!found || found.length > 1) throw new SedUnknown({ en: 'sed: {one} in y', zh: 'sed：y 中的 {one}' }, { one });
		return found.char;
	});
}

/** The text of `a`, `i` and `c`: in the same line, or behind a backslash in the next; a backslash at the end goes on. */
function readText(scanner: Scanner): string {
	scanner.skip(/[ \t]*/);
	if (scanner.isAtEnd) throw new SedError('expected \\ after `a`, `c` or `i`');
	if (scanner.skip(/\\[ \t]*\n/) === '') scanner.skip(/\\/);
	let text = '';
	while (!scanner.isAtEnd && scanner.char !== '\n') {
		if (scanner.char !== '\\') {
			text += scanner.char;
			scanner.at++;
			continue;
		}
		scanner.at++;
		if (scanner.isAtEnd && text !== '')
			throw new SedUnknown({ en: 'sed: a text that ends in a backslash', zh: 'sed：文本以反斜杠结尾' });
		const found = escapeAt(scanner.text, scanner.at);
		text += found?.char ?? scanner.char;
		scanner.at += found?.length ?? 1;
	}
	const isEmpty = text === '' && scanner.isAtEnd;
	scanner.at++;
	return isEmpty ? '' : `${text}\n`;
}
