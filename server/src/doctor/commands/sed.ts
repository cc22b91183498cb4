import { verbatim } from '../../base/message.ts';
import type { HostPath } from '../files/copy.ts';
import { fileWith } from '../files/entry.ts';
import { inFolder, nameOf, parentOf } from '../files/paths.ts';
import { TooHard } from '../regex/match.ts';
import { parseSed } from '../sed/parse.ts';
import { type Command as SedCommand, SedError, SedUnknown } from '../sed/program.ts';
import { type SedChange, SedMachine } from '../sed/run.ts';
import { type Field, joinFields } from '../shell/field.ts';
import { type Outcome, printed } from '../shell/state.ts';
import type { SedReplacement } from '../trace.ts';
import type { Call, Command, Machine } from './call.ts';
import { type Options, readOptions } from './options.ts';
import { textOf } from './read.ts';
import { said } from './said.ts';

const LONG = {
	quiet: 'n',
	silent: 'n',
	'regexp-extended': 'E',
	separate: 's',
	unbuffered: 'u',
	'expression=': 'e',
} as const;

/** `sed` */
export const sed: Command = (call, machine) => {
	const edits = call.args.filter(isInPlace);
	const others = call.args.filter((arg) => !isInPlace(arg)).flatMap(withoutInPlace);
	const clustered = call.args.find(
		(arg) => !isInPlace(arg) && withoutInPlace(arg).length > 0 && clusteredSuffix(arg.text) !== undefined,
	);
	const options = readOptions(others, { letters: 'nErsu', valued: 'e', long: LONG });
	const suffix = edits.length > 0 ? suffixOf(edits.at(-1)?.text ?? '') : clustered && clusteredSuffix(clustered.text);
	const expressions = options.values.get('e') ?? options.operands.slice(0, 1);
	const files = options.values.has('e') ? options.operands : options.operands.slice(1);
	const places = files.map((file) => ({ file, place: machine.place(file.text) }));
	const touched =
		suffix === undefined ? [] : places.filter(({ place }) => isFile(machine, place)).map(({ place }) => place);
	if (options.unknown.length > 0 || /[*/]/.test(suffix ?? ''))
		return machine.unclear(call.at, said.options('sed', options.unknown), touched);
	if (expressions.length === 0) return { status: 1, output: '' };
	const script = joinFields(expressions, '\n');
	if (!script.isSure) return machine.unclear(call.at, verbatim(`sed: ${script.text}`), touched);
	try {
		const commands = parseSed(script.text, options.flags.has('E') || options.flags.has('r'));
		const job: Job = { call, machine, commands, script, options, suffix };
		return suffix === undefined
			? filter(job, files)
			: edit(
					job,
					places.map(({ file, place }) => ({ name: file.text, place })),
				);
	} catch (error) {
		if (error instanceof SedError) return machine.fail(call, verbatim(error.message));
		if (error instanceof SedUnknown || error instanceof TooHard) return machine.unclear(call.at, error.said, touched);
		throw error;
	}
};

interface Job {
	readonly call: Call;
	readonly machine: Machine;
	readonly commands: readonly SedCommand[];
	readonly script: Field;
	readonly options: Options;
	readonly suffix: string | undefined;
}

/** `-i`, `-i.bak`, `--in-place=.bak`: a word of its own. */
function isInPlace({ text }: Field): boolean {
	return /^(?:-i|--in-place(?:=|$))/.test(text);
}

function suffixOf(text: string): string {
	return text.replace(/^(?:-i|--in-place=?)/, '');
}

/** `-ni`, `-Ei.bak`: what stands behind the `i` is the suffix. */
function clusteredSuffix(text: string): string | undefined {
	return /^-[nErsu]+i(.*)$/.exec(text)?.[1];
}

function withoutInPlace(arg: Field): Field[] {
	const suffix = clusteredSuffix(arg.text);
	return suffix === undefined ? [arg] : [{ ...arg, text: arg.text.slice(0, arg.text.length - suffix.length - 1) }];
}

function isFile(machine: Machine, place: HostPath): boolean {
	const there = machine.look(place);
	return typeof there === 'object' && there.kind === 'file';
}

/** Prints what becomes of the texts. */
function filter(job: Job, files: readonly Field[]): Outcome {
	const { call, machine, commands, options } = job;
	const texts: (string | undefined)[] = [];
	let status = 0;
	for (const { text: name } of files) {
		const read = name === '-' ? { text: call.input?.text } : textOf(machine, machine.place(name));
		if (typeof read !== 'string') texts.push(read.text);
		else {
			machine.fail(call, read === 'folder' ? said.isFolder(name) : said.noSuchFile(name));
			status = 2;
			if (read === 'folder') return printed(undefined, 4); // sed ends there; what it printed before is not worth knowing
		}
	}
	if (files.length === 0) texts.push(call.input ? call.input.text : '');
	const known = texts.filter((text) => text !== undefined);
	if (known.length < texts.length) return printed(undefined, status);
	const sed = new SedMachine(commands, settings(job));
	const groups = options.flags.has('s') ? known.map((text) => [text]) : [known];
	let exit: number | undefined;
	for (const group of groups) exit ??= sed.run(group, () => undefined);
	return printed(sed.takeOutput(), (exit ?? 0) || status);
}

function settings({ machine, options }: Job) {
	const read = (name: string) => {
		const found = textOf(machine, machine.place(name));
		if (typeof found !== 'string' && found.text === undefined)
			throw new SedUnknown({ en: 'sed: what {name} holds is not known', zh: 'sed：{name} 的内容未知' }, { name });
		return typeof found === 'string' ? undefined : found.text;
	};
	return { isQuiet: options.flags.has('n'), read };
}

/** Edits files in their places, up to one that is a folder. Those that are not there are told of. */
function edit(job: Job, files: readonly { readonly name: string; readonly place: HostPath }[]): Outcome {
	const { call, machine } = job;
	const sed = new SedMachine(job.commands, settings(job));
	let status = 0;
	for (const { name, place } of files) {
		const read = textOf(machine, place);
		if (read === 'absent') {
			const near = machine.state.world.nearName(place.host, place.path);
			machine.report({ kind: 'missing', tool: 'sed', what: place, near, at: call.at });
			machine.fail(call, verbatim(`can't read ${name}: No such file or directory`));
			status = 2;
		} else if (read === 'folder') {
			machine.fail(call, verbatim(`couldn't edit ${name}: not a regular file`));
			return { status: 4, output: '' }; // sed ends there, and edits none of those behind it
		} else if (read.text === undefined) machine.put(place, fileWith(undefined));
		else {
			const exit = editOne(job, sed, place, read.text);
			if (exit !== undefined) return { status: exit, output: '' };
		}
	}
	return { status, output: '' };
}

function editOne(job: Job, sed: SedMachine, place: HostPath, text: string): number | undefined {
	const { machine, call, script } = job;
	const changes: SedChange[] = [];
	const exit = sed.run([text], (change) => changes.push(change));
	backUp(job, place);
	machine.write(place, sed.takeOutput(), 'edit', call);
	for (const change of changes)
		machine.report({ kind: 'replaced', file: place, change: located(change, script), at: extentOf(change, script) });
	return exit;
}

function backUp({ machine, suffix, call }: Job, place: HostPath): void {
	if (suffix === undefined || suffix === '') return;
	const backup = { host: place.host, path: inFolder(parentOf(place.path), nameOf(place.path) + suffix) };
	const there = machine.look(backup);
	const how = typeof there === 'object' ? 'overwritten' : 'new';
	const now = machine.look(place);
	if (typeof now === 'object') machine.put(backup, now);
	machine.report({ kind: 'backed-up', from: place, backup, how, at: call.at });
}

/** A replacement with the places in the runbook. */
function located({ line, before, match, text, substitution }: SedChange, script: Field): SedReplacement {
	const { head, tail } = substitution.regex;
	const texts = substitution.pieces.flatMap((piece) =>
		piece.kind === 'text' ? [{ text: piece.text, at: script.places[piece.at] ?? script.at.start }] : [],
	);
	return { line, before, match, text, head, tail, texts };
}

function extentOf({ substitution }: SedChange, { places, at }: Field) {
	const start = places[substitution.at] ?? at.start;
	return { start, end: (places[substitution.end - 1] ?? at.end - 1) + 1 };
}
