import { say, verbatim } from '../../base/message.ts';
import { copyEntry, copyFolder, type HostPath } from '../files/copy.ts';
import { fileWith } from '../files/entry.ts';
import { isWithin } from '../files/paths.ts';
import { done, type Outcome } from '../shell/state.ts';
import { lacksFolder } from './above.ts';
import type { Call, Machine } from './call.ts';
import { said } from './said.ts';

/** How files are copied or moved. */
export interface Job {
	readonly call: Call;
	readonly machine: Machine;
	readonly isRecursive: boolean;
	/** `-n`: what is there already stays. */
	readonly keeps: boolean;
	/** `-T`: the target is never a folder to put things in. */
	readonly asFile: boolean;
	readonly moves?: boolean;
}

/** Copies or moves a file or a folder; `isInside`: into a folder, under its name. */
export function copyOne(job: Job, name: string, target: string, to: HostPath, isInside: boolean): Outcome {
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

function intoItself(from: string, to: string) {
	return say({ en: '{from} is copied into itself, to {to}', zh: '{from} 被复制到其自身之内（{to}）' }, { from, to });
}
