import type { Extent, Script, Word, WordPart } from './ast.ts';
import { expandBraces } from './braces.ts';
import type { Field } from './field.ts';
import { isPattern, patternOf } from './glob.ts';
import type { Value } from './state.ts';

/** What a word needs to know of the shell that expands it. */
export interface Surroundings {
	variable(name: string): Value | undefined;
	parameters(): readonly Value[];
	/** What commands print; undefined where it is not known. */
	output(script: Script): string | undefined;
	/** Is told of a variable of which nothing is known. */
	unknown(at: Extent, source: string): void;
	/** Sets a variable, for `${name:=value}`. */
	assign(name: string, value: Value): void;
	/** The paths that a pattern stands for. */
	paths(pattern: readonly Char[]): readonly string[];
}

interface Char {
	readonly char: string;
	readonly at: number;
	/** Nothing special: neither split nor a pattern. */
	readonly isQuoted: boolean;
	/** Comes of an expansion, so that blanks split the word. */
	readonly isSplit: boolean;
}

/** Where a word ends although nothing stands there: between the words of `"$@"`. */
const BREAK = 'break';

interface Expanded {
	readonly chars: (Char | typeof BREAK)[];
	isSure: boolean;
	/** There were quotes, so that an empty word is one. */
	isWord: boolean;
}

/** The words that a command gets for one that is written. */
export function expandWord(word: Word, shell: Surroundings): Field[] {
	return expandBraces(word.parts).flatMap((parts) => {
		const expanded = expandParts(parts, shell);
		return split(expanded).flatMap((chars) => globbed(chars, word, expanded.isSure, shell));
	});
}

/** A word as one, without splitting and patterns: what is assigned, redirected to, or written in a here-document. */
export function expandWhole(word: Word, shell: Surroundings): Field {
	const expanded = expandParts(word.parts, shell);
	const chars = expanded.chars.filter((one) => one !== BREAK);
	return fieldOf(chars, word, expanded.isSure);
}

/** A word as a pattern to compare with. */
export function expandPattern(word: Word, shell: Surroundings): { readonly fits: RegExp; readonly isSure: boolean } {
	const { chars, isSure } = expandParts(word.parts, shell);
	return { fits: patternOf(chars.filter((one) => one !== BREAK)), isSure };
}

function expandParts(parts: readonly WordPart[], shell: Surroundings): Expanded {
	const into: Expanded = { chars: [], isSure: true, isWord: false };
	for (const part of parts) {
		if (part.kind === 'empty') into.isWord = true;
		else if (part.kind === 'char') {
			if (part.isQuoted) into.isWord = true;
			into.chars.push({ char: part.char, at: part.at, isQuoted: part.isQuoted, isSplit: false });
		} else if (part.kind === 'variable' && part.name === '@' && part.op === '') addAll(into, part, shell);
		else {
			const value = expansionValue(part, shell);
			if (!value && part.kind === 'variable') shell.unknown(part.at, part.source);
			add(into, part, value);
		}
	}
	const isAll = parts.some((part) => part.kind === 'variable' && part.name === '@');
	if (isAll && into.chars.length === 0) into.isWord = false; // `"$@"` without parameters is no word
	return into;
}

type Expansion = Exclude<WordPart, { readonly kind: 'char' | 'empty' }>;
type Variable = Extract<WordPart, { readonly kind: 'variable' }>;

function add(into: Expanded, part: Expansion, value: Value | undefined): void {
	const { text, isSure } = value ?? { text: part.source, isSure: false };
	if (!isSure) into.isSure = false;
	const isQuoted = part.isQuoted || !isSure;
	for (const char of text.split('')) into.chars.push({ char, at: part.at.start, isQuoted, isSplit: !isQuoted });
}

function addAll(into: Expanded, part: Expansion, shell: Surroundings): void {
	for (const [at, value] of shell.parameters().entries()) {
		if (at > 0) into.chars.push(BREAK);
		add(into, part, value);
	}
}

/** The value of an expansion; nothing where it is not known. */
function expansionValue(part: Expansion, shell: Surroundings): Value | undefined {
	if (part.kind === 'command') {
		const text = shell.output(part.script);
		return text === undefined ? undefined : { text: text.replace(/\n+$/, ''), isSure: true };
	}
	if (part.kind === 'arithmetic') return arithmetic(part.source.slice(3, -2), shell);
	return variableOf(part, shell);
}

function variableOf(part: Variable, shell: Surroundings): Value | undefined {
	const value = part.name === '*' ? joined(shell) : shell.variable(part.name);
	if (part.op === '') return value;
	const argument = part.argument ? expandWhole(part.argument, shell) : undefined;
	return modified(part, value, argument, shell);
}

function joined(shell: Surroundings): Value {
	const values = shell.parameters();
	return { text: values.map(({ text }) => text).join(' '), isSure: values.every(({ isSure }) => isSure) };
}

function modified(
	part: Variable,
	value: Value | undefined,
	argument: Field | undefined,
	shell: Surroundings,
): Value | undefined {
	const isEmpty = value === undefined || (part.op.startsWith(':') && value.text === '');
	const other = argument && { text: argument.text, isSure: argument.isSure };
	switch (part.op.replace(':', '')) {
		case '-':
			return isEmpty ? (other ?? { text: '', isSure: true }) : value;
		case '=':
			if (isEmpty && other) shell.assign(part.name, other);
			return isEmpty ? other : value;
		case '+':
			return isEmpty ? { text: '', isSure: true } : other;
		case '?':
			return value;
		case '#':
			if (!argument) return value && { text: String(value.text.length), isSure: value.isSure };
			break;
	}
	if (!value?.isSure || !part.argument) return undefined;
	const text = trimmed(value.text, part.op, part.argument, shell);
	return text === undefined ? undefined : { text, isSure: true };
}

/** `#`, `##`, `%` and `%%`: without the shortest or longest beginning or end that fits. */
function trimmed(text: string, op: string, argument: Word, shell: Surroundings): string | undefined {
	const { fits, isSure } = expandPattern(argument, shell);
	if (!isSure || op.startsWith('/')) return undefined;
	const lengths = Array.from({ length: text.length + 1 }, (_, length) => length);
	if (op.length === 2) lengths.reverse();
	const isStart = op.startsWith('#');
	const length = lengths.find((one) => fits.test(isStart ? text.slice(0, one) : text.slice(text.length - one)));
	if (length === undefined) return text;
	return isStart ? text.slice(length) : text.slice(0, text.length - length);
}

/** Sums and products of whole numbers. */
function arithmetic(source: string, shell: Surroundings): Value | undefined {
	const plain = source.replace(/\$?\b([A-Za-z_]\w*)\b/g, (_, name: string) => shell.variable(name)?.text ?? '?');
	const [, left = '', op = '', right = ''] = /^\s*(-?\d+)\s*(?:([-+*/%])\s*(-?\d+)\s*)?$/.exec(plain) ?? [];
	if (left === '') return undefined;
	const [a, b] = [Number(left), Number(right)];
	if ((op === '/' || op === '%') && b === 0) return undefined;
	const result =
		op === '+'
			? a + b
			: op === '-'
				? a - b
				: op === '*'
					? a * b
					: op === '/'
						? Math.trunc(a / b)
						: op === '%'
							? a % b
							: a;
	return { text: String(result), isSure: true };
}

function split({ chars, isWord }: Expanded): Char[][] {
	const fields: Char[][] = [];
	let field: Char[] = [];
	let isOpen = isWord;
	const close = () => {
		if (isOpen || field.length > 0) fields.push(field);
		field = [];
		isOpen = false;
	};
	for (const one of chars) {
		if (one === BREAK) {
			isOpen = true;
			close();
			isOpen = true;
		} else if (one.isSplit && /[ \t\n]/.test(one.char)) {
			isOpen = isOpen && field.length > 0;
			close();
		} else field.push(one);
	}
	if (!chars.includes(BREAK) || field.length > 0 || isOpen) close();
	return fields;
}

function globbed(chars: readonly Char[], word: Word, isSure: boolean, shell: Surroundings): Field[] {
	const paths = isPattern(chars) ? shell.paths(chars) : [];
	if (paths.length === 0) return [fieldOf(chars, word, isSure)];
	const start = chars[0]?.at ?? word.at.start;
	return paths.map((path) => ({ text: path, places: path.split('').map(() => start), at: word.at, isSure }));
}

function fieldOf(chars: readonly Char[], word: Word, isSure: boolean): Field {
	return { text: chars.map(({ char }) => char).join(''), places: chars.map(({ at }) => at), at: word.at, isSure };
}
