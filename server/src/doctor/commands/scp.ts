import { verbatim } from '../../base/message.ts';
import { copyEntry, copyFolder, type HostPath } from '../files/copy.ts';
import { inFolder, nameOf } from '../files/paths.ts';
import type { Outcome } from '../shell/state.ts';
import { lacksFolder } from './above.ts';
import type { Call, Command, Machine } from './call.ts';
import { readOptions } from './options.ts';
import { remotePlace } from './remote.ts';
import { said } from './said.ts';

/** `scp` */
export const scp: Command = (call, machine) => {
	const { flags, operands, unknown } = readOptions(call.args, { letters: '346ABCOpqrRTv', valued: 'cDFiJloPSX' });
	if (unknown.length > 0) return machine.unclear(call.at, said.options('scp', unknown));
	const target = operands.at(-1);
	const sources = operands.slice(0, -1);
	if (!target || sources.length === 0) return { status: 1, output: '' };
	const to = remotePlace(target.text, machine);
	let status = 0;
	for (const source of sources) {
		const wantsFolder = sources.length > 1 || /[/:]$/.test(target.text);
		const from = remotePlace(source.text, machine);
		if (send({ call, machine, isRecursive: flags.has('r') }, source.text, from, to, wantsFolder).status !== 0)
			status = 1;
	}
	return { status, output: '' };
};

interface Job {
	readonly call: Call;
	readonly machine: Machine;
	readonly isRecursive: boolean;
}

function send(
	{ call, machine, isRecursive }: Job,
	name: string,
	from: HostPath,
	to: HostPath,
	wantsFolder: boolean,
): Outcome {
	const source = machine.look(from);
	const near = machine.state.world.nearName(from.host, from.path);
	if (source === 'absent') {
		machine.report({ kind: 'missing', tool: 'scp', what: from, near, at: call.at });
		return machine.fail(call, verbatim(`stat local "${name}": No such file or directory`), 255);
	}
	if (typeof source === 'object' && source.kind === 'folder' && !isRecursive) {
		machine.report({ kind: 'folder-left', tool: 'scp', from, at: call.at });
		if (!machine.mendsCopies) return machine.fail(call, verbatim(`local "${name}" is not a regular file`));
	}
	const target = machine.look(to);
	const isFolder = typeof target === 'object' && target.kind === 'folder';
	if (wantsFolder && target === 'absent')
		return machine.fail(call, verbatim(`"${to.path}": No such file or directory`));
	const putsInside = isFolder || (wantsFolder && !isFolder);
	const place = putsInside ? { host: to.host, path: inFolder(to.path, nameOf(from.path)) } : to;
	if (lacksFolder(machine, place)) return machine.fail(call, verbatim(`"${place.path}": No such file or directory`));
	arrive(call, machine, from, place);
	const recursive = isRecursive || machine.mendsCopies;
	machine.report({ kind: 'copied', tool: 'scp', from, to: place, isRecursive: recursive, excludes: [], at: call.at });
	return { status: 0, output: '' };
}

/** Something comes to its place, as a folder with all that is known of it, or as a file. */
export function arrive(
	call: Call,
	machine: Machine,
	from: HostPath,
	to: HostPath,
	takes: (path: string) => boolean = () => true,
): void {
	const { state } = machine;
	const source = machine.look(from);
	if (typeof source === 'object' && source.kind === 'folder') state.world = copyFolder(state.world, from, to, takes);
	else if (typeof source === 'object' && source.kind === 'file') machine.write(to, source.text, 'copy', call);
	else state.world = copyEntry(state.world, from, to);
}
