import { verbatim } from '../../base/message.ts';
import type { HostPath } from '../files/copy.ts';
import { inFolder, nameOf } from '../files/paths.ts';
import type { Field } from '../shell/field.ts';
import { patternOf } from '../shell/glob.ts';
import { printed } from '../shell/state.ts';
import { lacksFolder } from './above.ts';
import type { Call, Command, Machine } from './call.ts';
import { type Options, readOptions } from './options.ts';
import { remotePlace } from './remote.ts';
import { said } from './said.ts';
import { arrive } from './scp.ts';

const LONG = {
	archive: 'a',
	recursive: 'r',
	'dry-run': 'n',
	verbose: 'v',
	compress: 'z',
	progress: 'P',
	partial: 'P',
	'hard-links': 'H',
	'numeric-ids': 'k',
	'itemize-changes': 'i',
	checksum: 'c',
	'omit-dir-times': 'O',
	stats: 'v',
	delete: 'delete',
	mkpath: 'mkpath',
	'exclude=': 'exclude',
	'rsh=': 'e',
	'temp-dir=': 'T',
	'bwlimit=': 'B',
	'chown=': 'chown',
	'timeout=': 'timeout',
	'rsync-path=': 'path',
	'info=': 'info',
} as const;

/** `rsync`, in its common forms. */
export const rsync: Command = (call, machine) => {
	const options = readOptions(call.args, { letters: 'avrzPhHAXSOciunqltpgoDWx', valued: 'eTB', long: LONG });
	const { flags, operands, unknown } = options;
	if (unknown.length > 0 || flags.has('u'))
		return machine.unclear(call.at, said.options('rsync', unknown.length > 0 ? unknown : ['-u']));
	const target = operands.at(-1);
	const sources = operands.slice(0, -1);
	if (!target || sources.length === 0) return printed(undefined);
	if (flags.has('n')) return printed(undefined);
	let status = 0;
	for (const source of sources) if (!send(call, machine, source, target, options)) status = 23;
	return { status, output: flags.has('v') || flags.has('i') ? undefined : '' };
};

function send(call: Call, machine: Machine, source: Field, target: Field, { flags, values }: Options): boolean {
	const from = remotePlace(source.text.replace(/(?<=.)\/\.?$/, ''), machine);
	const to = remotePlace(target.text, machine);
	const there = machine.look(from);
	if (there === 'absent') {
		const near = machine.state.world.nearName(from.host, from.path);
		machine.report({ kind: 'missing', tool: 'rsync', what: from, near, at: call.at });
		machine.fail(call, verbatim(`link_stat "${from.path}" failed: No such file or directory (2)`));
		return false;
	}
	const isRecursive = flags.has('a') || flags.has('r');
	const isFolder = typeof there === 'object' && there.kind === 'folder';
	if (isFolder && !isRecursive) {
		machine.report({ kind: 'folder-left', tool: 'rsync', from, at: call.at });
		if (!machine.mendsCopies) return true;
	}
	if (lacksFolder(machine, to) && !flags.has('mkpath')) {
		machine.fail(call, verbatim(`mkdir "${to.path}" failed: No such file or directory (2)`));
		return false;
	}
	const excludes = (values.get('exclude') ?? []).map(({ text }) => text);
	const place = placeFor(machine, source.text, from, to, isFolder, target.text.endsWith('/'));
	if (flags.has('delete')) removeOthers(machine, from, place, excludes);
	arrive(call, machine, from, place, takesAllBut(excludes));
	machine.report({ kind: 'copied', tool: 'rsync', from, to: place, isRecursive, excludes, at: call.at });
	return true;
}

/** A slash at the end of the source: what is in it; without one, it comes under its name. */
function placeFor(
	machine: Machine,
	source: string,
	from: HostPath,
	to: HostPath,
	isFolder: boolean,
	wantsFolder: boolean,
): HostPath {
	const there = machine.look(to);
	const isInto = typeof there === 'object' && there.kind === 'folder';
	if (/\/\.?$/.test(source)) return { host: to.host, path: to.path };
	if (isFolder || isInto || wantsFolder) return { host: to.host, path: inFolder(to.path, nameOf(from.path)) };
	return { host: to.host, path: to.path };
}

function removeOthers(machine: Machine, from: HostPath, to: HostPath, excludes: readonly string[]): void {
	const takes = takesAllBut(excludes);
	for (const path of machine.state.world.below(to.host, to.path).keys()) {
		const rest = path.slice(to.path.length);
		const there = machine.look({ host: from.host, path: from.path + rest });
		if (there === 'absent' && takes(rest.slice(1))) machine.state.world = machine.state.world.without(to.host, path);
	}
}

/** Whether a path below the source is taken, given what is excluded. A pattern with a slash begins at the source. */
function takesAllBut(excludes: readonly string[]): (path: string) => boolean {
	const tests = excludes.map((exclude) => {
		const isRooted = exclude.replace(/\/$/, '').includes('/');
		const plain = exclude.replace(/^\/|\/$/g, '');
		const fits = patternOf(Array.from(plain, (char) => ({ char, isQuoted: false })));
		return (path: string) => {
			const parts = path.split('/');
			const heads = parts.map((_, at) => parts.slice(0, at + 1).join('/'));
			return (isRooted ? heads : parts).some((one) => fits.test(one));
		};
	});
	return (path) => !tests.some((excludes) => excludes(path));
}
