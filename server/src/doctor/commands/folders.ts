import { verbatim } from '../../base/message.ts';
import type { HostPath } from '../files/copy.ts';
import { fileWith, newFolder, openFolder } from '../files/entry.ts';
import { folderAbove, hasFileAbove, lacksFolder } from './above.ts';
import type { Command, Machine } from './call.ts';
import { readOptions } from './options.ts';
import { said } from './said.ts';

/** `mkdir` */
export const mkdir: Command = (call, machine) => {
	const { flags, operands, unknown } = readOptions(call.args, {
		letters: 'pv',
		valued: 'm',
		long: { parents: 'p', verbose: 'v', 'mode=': 'm' },
	});
	if (unknown.length > 0) return machine.unclear(call.at, said.options('mkdir', unknown));
	let status = 0;
	for (const { text } of operands) {
		const place = machine.place(text);
		const there = machine.look(place);
		const isFolder = typeof there === 'object' && there.kind === 'folder';
		if ((typeof there === 'object' && !flags.has('p')) || (typeof there === 'object' && !isFolder)) {
			machine.fail(call, verbatim(`cannot create directory '${text}': File exists`));
			status = 1;
		} else if (flags.has('p') ? hasFileAbove(machine, place) : lacksFolder(machine, place)) {
			machine.fail(call, verbatim(`cannot create directory '${text}': No such file or directory`));
			status = 1;
		} else if (!isFolder) makeFolders(machine, place, there === 'absent');
	}
	return { status, output: '' };
};

/** A folder that was not there before is empty, and so are those above it that were not there. */
function makeFolders(machine: Machine, place: HostPath, isNew: boolean): void {
	const parent = folderAbove(place);
	if (machine.look(parent) === 'absent') makeFolders(machine, parent, true);
	machine.put(place, isNew ? newFolder : openFolder);
}

/** `touch` */
export const touch: Command = (call, machine) => {
	const { operands } = readOptions(call.args, { letters: 'acm', valued: 'dtr' });
	let status = 0;
	for (const { text } of operands) {
		const place = machine.place(text);
		const there = machine.look(place);
		if (there === 'absent' && lacksFolder(machine, place)) {
			machine.fail(call, verbatim(`cannot touch '${text}': No such file or directory`));
			status = 1;
		} else if (there === 'absent') machine.write(place, '', 'replace', call);
		else if (there === 'unsure') machine.put(place, fileWith(undefined));
	}
	return { status, output: '' };
};

/** `rm` and `rmdir` */
export const rm: Command = (call, machine) => {
	const { flags, operands, unknown } = readOptions(call.args, {
		letters: 'rRfvid',
		long: { recursive: 'r', force: 'f', verbose: 'v' },
	});
	if (unknown.length > 0) return machine.unclear(call.at, said.options(call.name, unknown));
	const isRecursive = flags.has('r') || flags.has('R');
	let status = 0;
	for (const { text } of operands) {
		const what = machine.place(text);
		const there = machine.look(what);
		if (there === 'absent' && !flags.has('f')) {
			machine.fail(call, verbatim(`cannot remove '${text}': No such file or directory`));
			status = 1;
		} else if (typeof there === 'object' && there.kind === 'file' && text.endsWith('/')) {
			machine.fail(call, verbatim(`cannot remove '${text}': Not a directory`));
			status = 1;
		} else if (typeof there === 'object' && there.kind === 'folder' && !isRecursive && call.name === 'rm') {
			machine.fail(call, verbatim(`cannot remove '${text}': Is a directory`));
			status = 1;
		} else if (typeof there === 'object') {
			machine.state.world = machine.state.world.without(what.host, what.path);
			machine.report({ kind: 'removed', what, at: call.at });
		}
	}
	return { status, output: '' };
};
