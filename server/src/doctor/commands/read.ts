import { verbatim } from '../../base/message.ts';
import type { HostPath } from '../files/copy.ts';
import { RegexError, RegexUnknown } from '../regex/ast.ts';
import { matcherOf } from '../regex/match.ts';
import { parseRegex } from '../regex/parse.ts';
import type { Field } from '../shell/field.ts';
import { type Outcome, printed } from '../shell/state.ts';
import { lacksFolder } from './above.ts';
import type { Call, Command, Machine } from './call.ts';
import { readOptions } from './options.ts';
import { said } from './said.ts';

/** The text of a file; nothing where it is not known, a reason where there is none. */
export function textOf(machine: Machine, place: HostPath): { readonly text: string | undefined } | 'absent' | 'folder' {
	const there = machine.look(place);
	if (there === 'absent') return 'absent';
	if (typeof there === 'string' || there.kind === 'unknown') return { text: undefined };
	return there.kind === 'folder' ? 'folder' : { text: there.text };
}

/** `cat` */
export const cat: Command = (call, machine) => {
	const { operands, unknown } = readOptions(call.args, { letters: 'u' });
	if (unknown.length > 0) return printed(undefined);
	if (operands.length === 0) return printed(call.input?.text);
	let output: string | undefined = '';
	let status = 0;
	for (const operand of operands) {
		const read = readOperand(call, machine, operand);
		if (read === 'failed') status = 1;
		else output = output === undefined || read.text === undefined ? undefined : output + read.text;
	}
	return printed(output, status);
};

function readOperand(call: Call, machine: Machine, { text, isSure }: Field): { text: string | undefined } | 'failed' {
	if (text === '-') return { text: call.input?.text };
	if (!isSure) return { text: undefined };
	const place = machine.place(text);
	const read = textOf(machine, place);
	const isTarget = call.target?.path === place.path && typeof read !== 'string' && read.text !== '';
	if (isTarget) machine.fail(call, verbatim(`${text}: input file is output file`));
	if (isTarget) return 'failed';
	if (typeof read !== 'string') return read;
	machine.fail(call, read === 'folder' ? said.isFolder(text) : said.noSuchFile(text));
	return 'failed';
}

/** `grep`, as far as conditions need it: whether a line of a file fits, and which do. */
export const grep: Command = (call, machine) => {
	const { flags, values, operands, unknown } = readOptions(call.args, {
		letters: 'qEFivxcshnwG',
		valued: 'e',
		long: { quiet: 'q', 'extended-regexp': 'E', 'fixed-strings': 'F', 'ignore-case': 'i', 'invert-match': 'v' },
	});
	const patterns = values.get('e') ?? operands.slice(0, 1);
	const files = values.has('e') ? operands : operands.slice(1);
	const [pattern, more] = patterns;
	const isOdd =
		unknown.length > 0 || !pattern || more || !pattern.isSure || ['c', 'n', 'w'].some((flag) => flags.has(flag));
	if (isOdd) return { status: undefined, output: undefined };
	const fits = lineTest(pattern.text, flags);
	if (!fits) return { status: undefined, output: undefined };
	const texts = files.length === 0 ? [call.input?.text] : files.map((file) => fileText(machine, file));
	return found(texts, fits, flags, files.length > 1);
};

function fileText(machine: Machine, { text }: Field): string | undefined {
	const read = textOf(machine, machine.place(text));
	return typeof read === 'string' ? '' : read.text;
}

function lineTest(pattern: string, flags: ReadonlySet<string>): ((line: string) => boolean) | undefined {
	const isWhole = flags.has('x');
	if (flags.has('F')) return (line) => (isWhole ? line === pattern : line.includes(pattern));
	try {
		const matcher = matcherOf(parseRegex(pattern, { isExtended: flags.has('E'), ignoresCase: flags.has('i') }));
		return (line) => {
			const match = matcher.find(line, 0);
			return match !== undefined && (!isWhole || (match.start === 0 && match.end === line.length));
		};
	} catch (error) {
		if (error instanceof RegexError || error instanceof RegexUnknown) return undefined;
		throw error;
	}
}

function found(
	texts: readonly (string | undefined)[],
	fits: (line: string) => boolean,
	flags: ReadonlySet<string>,
	hasNames: boolean,
): Outcome {
	if (texts.some((text) => text === undefined)) return { status: undefined, output: flags.has('q') ? '' : undefined };
	const lines = texts.flatMap((text = '') =>
		text.split('\n').slice(0, text.endsWith('\n') || text === '' ? -1 : undefined),
	);
	const chosen = lines.filter((line) => fits(line) !== flags.has('v'));
	const status = chosen.length > 0 ? 0 : 1;
	if (flags.has('q')) return { status, output: '' };
	if (hasNames && !flags.has('h')) return { status, output: undefined };
	return { status, output: chosen.map((line) => `${line}\n`).join('') };
}

/** `tee`: writes what it is given, and hands it on. */
export const tee: Command = (call, machine) => {
	const { flags, operands } = readOptions(call.args, { letters: 'ai', long: { append: 'a' } });
	const text = call.input ? call.input.text : '';
	for (const operand of operands) {
		const place = machine.place(operand.text);
		const there = textOf(machine, place);
		const old = flags.has('a') ? there : 'absent';
		if (old === 'folder' || there === 'folder') machine.fail(call, said.isFolder(operand.text));
		else if (lacksFolder(machine, place)) machine.fail(call, said.noSuchFile(operand.text));
		else {
			const before = old === 'absent' ? '' : old.text;
			const after = before === undefined || text === undefined ? undefined : before + text;
			machine.write(place, after, flags.has('a') ? 'append' : 'replace', call);
		}
	}
	return printed(text);
};

/** `seq` of whole numbers. */
export const seq: Command = ({ args }) => {
	const numbers = args.map(({ text }) => Number(text));
	if (numbers.length === 0 || numbers.length > 2 || numbers.some((one) => !Number.isInteger(one)))
		return printed(undefined);
	const [first = 1, last = first] = numbers.length === 1 ? [1, numbers[0]] : numbers;
	const count = Math.max(0, Math.min(1000, last - first + 1));
	return printed(Array.from({ length: count }, (_, at) => `${first + at}\n`).join(''));
};

/** `basename` and `dirname` */
export const pathPart: Command = ({ name, args }) => {
	const [path, suffix] = args;
	if (!path?.isSure) return printed(undefined);
	const plain = path.text.replace(/(?<=.)\/+$/, '');
	const at = plain.lastIndexOf('/');
	if (name === 'dirname') return printed(`${at < 0 ? '.' : at === 0 ? '/' : plain.slice(0, at)}\n`);
	const base = plain.slice(at + 1);
	const cut = suffix && base !== suffix.text && base.endsWith(suffix.text) ? base.slice(0, -suffix.text.length) : base;
	return printed(`${cut}\n`);
};
