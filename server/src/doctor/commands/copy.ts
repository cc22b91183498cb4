import { say } from '../../base/message.ts';
import type { HostPath } from '../files/copy.ts';
import { inFolder, nameOf } from '../files/paths.ts';
import type { Outcome } from '../shell/state.ts';
import type { Call, Command, Machine } from './call.ts';
import { copyOne, type Job } from './copy-one.ts';
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

function isKnownFile(machine: Machine, place: HostPath): boolean {
	const there = machine.look(place);
	return typeof there === 'object' && there.kind === 'file';
}

function unsureTarget(target: string) {
	return say({ en: 'whether {target} is a folder is not known', zh: '无法确定 {target} 是否为目录' }, { target });
}
