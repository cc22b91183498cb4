import { say, verbatim } from '../../base/message.ts';
import { copyEntry, copyFolder, type HostPath } from '../files/copy.ts';
import { fileWith } from '../files/entry.ts';
import { inFolder, isWithin, nameOf } from '../files/paths.ts';
import { done, type Outcome } from '../shell/state.ts';
import { lacksFolder } from './above.ts';
import type { Call, Command, Machine } from './call.ts';
import { readOptions } from './options.ts';
import { said } from './said.ts';

/** `cp` */
export const cp: Command = (call, machine) => {
	const { flags, values, operands, unknown } = readOptions(call.args, {
		letters: 'rRapfvdTHLPxn',
		valued: 't',
		long: {
			recursive: 'r',
			archive: 'a',
			force: 'f',
			verbose: 'v',
			preserve: 'p',
			'no-clobber': 'n',
			'target-directory=': 't',
			'preserve=': 'keep',
		},
	});
	const isRecursive = flags.has('r') || flags.has('R') || flags.has('a');
	return copyAll(
		{ call, machine, isRecursive, keeps: flags.has('n'), asFile: flags.has('T') },
		operands,
		values.get('t')?.[0],
		unknown,
	);
};

/** `mv` */
export const mv: Command = (call, machine) => {
	const { flags, values, operands, unknown } = readOptions(call.args, {
		letters: 'fvTn',
		valued: 't',
		long: { force: 'f', verbose: 'v', 'no-clobber': 'n', 'target-directory=': 't' },
	});
	return copyAll(
		{ call, machine, isRecursive: true, keeps: flags.has('n'), asFile: flags.has('T'), moves: true },
		operands,
		values.get('t')?.[0],
		unknown,
	);
};

interface Job {
	readonly call: Call;
	readonly machine: Machine;
	readonly isRecursive: boolean;
	/** `-n`: what is there already stays. */
	readonly keeps: boolean;
	/** `-T`: the target is never a folder to put things in. */
	readonly asFile: boolean;
	readonly moves?: boolean;
}

function copyAll(
	job: Job,
	operands: Call['args'],
	folder: Call['args'][number] | undefined,
	unknown: readonly string[],
): Outcome {
	const { call, machine } = job;
	const target = folder ?? operands.at(-1);
	const sources = folder ? operands : operands.slice(0, -1);
	if (unknown.length > 0) {
		const files = operands.map(({ text }) => machine.place(text)).filter((place) => isKnownFile(machine, place));
		return machine.unclear(call.at, said.options(call.name, unknown), files.slice(-1));
	}
	if (!target || sources.length === 0)
		return machine.fail(call, say({ en: 'missing file operand', zh: '缺少文件操作数' }));
	const to = machine.place(target.text);
	const there = machine.look(to);
	const isFolder = typeof there === 'object' && there.kind === 'folder';
	const putsInside = !job.asFile && (isFolder || (there === 'unsure' && /\/\.?$/.test(target.text)));
	if ((sources.length > 1 || folder) && !putsInside) {
		if (there === 'unsure' || (typeof there === 'object' && there.kind === 'unknown'))
			return machine.unclear(call.at, unsureTarget(target.text));
		return machine.fail(call, said.notFolder(target.text));
	}
	let status = 0;
	for (const { text } of sources) {
		const outcome = copyOne(
			job,
			text,
			target.text,
			{ ...to, path: putsInside ? inside(to.path, text, machine, job) : to.path },
			putsInside,
		);
		if (outcome.status !== 0) status = 1;
	}
	return { status, output: '' };
}

/** `cp -r a/. b` puts what is in `a` into `b`; anything else comes into it under its name. */
function inside(folder: string, source: string, machine: Machine, { moves }: Job): string {
	if (!moves && /(^|\/)\.{1,2}\/?$/.test(source)) return folder;
	return inFolder(folder, nameOf(machine.place(source).path));
}

function copyOne(job: Job, name: string, target: string, to: HostPath, isInside: boolean): Outcome {
	const { call, machine } = job;
	const from = machine.place(name);
	const source = machine.look(from);
	if (source === 'absent' || (typeof source === 'object' && source.kind === 'file' && /\/\.?$/.test(name))) {
		const near = machine.state.world.nearName(from.host, from.path);
		machine.report({ kind: 'missing', tool: call.name, what: from, near, at: call.at });
		return machine.fail(call, verbatim(`cannot stat '${name}': No such file or directory`));
	}
	const isFolder = typeof source === 'object' && source.kind === 'folder';
	if (!isFolder && /\/$/.test(target) && !isInside && machine.look(to) !== 'unsure')
		return machine.fail(call, verbatim(`cannot create regular file '${target}': Not a directory`));
	if (isFolder && !job.isRecursive) {
		machine.report({ kind: 'folder-left', tool: call.name, from, at: call.at });
		if (!machine.mendsCopies) return machine.fail(call, said.folderLeft(name));
	}
	if (isFolder && from.path !== to.path && isWithin(from.path, to.path))
		return machine.unclear(call.at, intoItself(name, to.path));
	const problem = refusal(job, from, to, isFolder);
	if (problem) return machine.fail(call, verbatim(problem));
	if (job.keeps && typeof machine.look(to) === 'object' && !isFolder) return done;
	if (lacksFolder(machine, to))
		return machine.fail(call, verbatim(`cannot create '${to.path}': No such file or directory`));
	carryOut(job, from, to, isFolder);
	if (isInside && isFolder && isBackup(to.path)) backedUp(job, from, to, 'nested');
	else if (isFolder && isBackup(to.path)) backedUp(job, from, to, 'new');
	return done;
}

function carryOut({ call, machine, isRecursive, moves }: Job, from: HostPath, to: HostPath, isFolder: boolean): void {
	const before = machine.look(to);
	const { state } = machine;
	state.world = isFolder ? copyFolder(state.world, from, to) : copyEntry(state.world, from, to);
	if (moves) state.world = state.world.without(from.host, from.path);
	const after = machine.look(to);
	if (!isFolder && typeof after === 'object' && after.kind === 'file') {
		machine.put(to, typeof before === 'object' ? before : fileWith(undefined));
		if (typeof before !== 'object') state.world = state.world.without(to.host, to.path);
		machine.write(to, after.text, 'copy', call);
	}
	machine.report({ kind: 'copied', tool: call.name, from, to, isRecursive, excludes: [], at: call.at });
}

function refusal({ machine, moves }: Job, from: HostPath, to: HostPath, isFolder: boolean): string | undefined {
	if (from.path === to.path) return `'${from.path}' and '${to.path}' are the same file`;
	const target = machine.look(to);
	if (typeof target !== 'object') return undefined;
	const isFull = moves && isFolder && machine.state.world.below(to.host, to.path).size > 0;
	if (isFull) return `cannot move '${from.path}' to '${to.path}': Directory not empty`;
	if (isFolder && target.kind === 'file')
		return `cannot overwrite non-directory '${to.path}' with directory '${from.path}'`;
	if (!isFolder && target.kind === 'folder') return `cannot overwrite directory '${to.path}' with non-directory`;
	return undefined;
}

function backedUp({ call, machine }: Job, from: HostPath, backup: HostPath, how: 'nested' | 'new'): void {
	machine.report({ kind: 'backed-up', from, backup, how, at: call.at });
}

/** `config.bak`, or a folder in one. */
function isBackup(path: string): boolean {
	return /\.(bak|orig|old|backup)(\/[^/]+)?$/.test(path);
}

function isKnownFile(machine: Machine, place: HostPath): boolean {
	const there = machine.look(place);
	return typeof there === 'object' && there.kind === 'file';
}

function intoItself(from: string, to: string) {
	return say({ en: '{from} is copied into itself, to {to}', zh: '{from} 被复制到其自身之内（{to}）' }, { from, to });
}

function unsureTarget(target: string) {
	return say({ en: 'whether {target} is a folder is not known', zh: '无法确定 {target} 是否为目录' }, { target });
}
