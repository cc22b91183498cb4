import type { HostProbe, Operation } from '../../plan/operation.ts';
import { below } from '../../plan/path-relations.ts';
import type { WrittenPlan } from '../../plan/plan-text.ts';

/** The files of one host: the sum of each, or where a link leads; `folder` for folders. */
export type FileSums = ReadonlyMap<string, string>;

/** The files of all hosts. */
export type HostSums = ReadonlyMap<string, FileSums>;

type Sums = Map<string, Map<string, string>>;

/**
 * What a plan says that it leaves of the files that are there: its operations carried out on their sums, without a
 * script. `archived` is what archives hold, by name.
 */
export function predicted(before: HostSums, plan: WrittenPlan, archived: FileSums): HostSums {
	const sums: Sums = new Map([...before].map(([host, files]) => [host, new Map(files)]));
	for (const { operations } of plan.steps) for (const operation of operations) carryOut(operation, sums, archived);
	return sums;
}

function carryOut(operation: Operation, sums: Sums, archived: FileSums): void {
	const filesOf = (host: string) => {
		const files = sums.get(host) ?? new Map<string, string>();
		sums.set(host, files);
		return files;
	};
	switch (operation.op) {
		case 'write-file': {
			const files = filesOf(operation.host);
			const old = files.get(operation.path);
			if (old === operation.sha256) return;
			if (old !== undefined && !files.has(operation.keep)) files.set(operation.keep, old);
			files.set(operation.path, operation.sha256);
			return;
		}
		case 'copy-tree': {
			const copied = subtree(filesOf(operation.from.host), operation.from.path);
			const to = filesOf(operation.to.host);
			for (const [rest, sum] of copied)
				if (!isExcluded(rest, operation.excludes)) to.set(operation.to.path + rest, sum);
			return;
		}
		case 'rename':
			move(filesOf(operation.host), operation.from, operation.to);
			return;
		case 'make-folder':
			filesOf(operation.host).set(operation.path, 'folder');
			return;
		case 'run':
			runProgram(operation, filesOf(operation.host), archived);
			return;
		default:
			return;
	}
}

function runProgram(
	{ argv, unless }: Extract<Operation, { op: 'run' }>,
	files: Map<string, string>,
	archived: FileSums,
): void {
	const [program] = argv;
	const [from = '', to = ''] = argv.slice(-2);
	if (unless && holds(unless, files)) return;
	if (program === 'mv') move(files, from, to);
	else if (program === 'cp') files.set(to, files.get(from) ?? '');
	else if (program === 'rmdir') files.delete(to);
	else if (program === 'unzip') unpack(archived, argv, files);
}

/** The words are those of install-package: what matches the pattern behind -x stays in the archive. */
function unpack(archived: FileSums, argv: readonly string[], files: Map<string, string>): void {
	const [left = '', , folder = ''] = argv.slice(-3);
	for (const [name, sum] of archived)
		if (!name.startsWith(left.replace(/\*$/, ''))) files.set(`${folder}/${name}`, sum);
}

function holds(probe: HostProbe, files: FileSums): boolean {
	if (probe.probe === 'file-is') return probe.sha256.includes(files.get(probe.path) ?? 'absent');
	if (probe.probe === 'path-exists') return subtree(files, probe.path).length > 0;
	return probe.probe === 'path-absent' && subtree(files, probe.path).length === 0;
}

function move(files: Map<string, string>, from: string, to: string): void {
	for (const [rest, sum] of subtree(files, from)) {
		files.delete(from + rest);
		files.set(to + rest, sum);
	}
}

function subtree(files: FileSums, folder: string): (readonly [string, string])[] {
	return [...files].flatMap(([path, sum]) => {
		const rest = below(folder, path);
		return rest === undefined ? [] : [[rest, sum] as const];
	});
}

/** As rsync understands excludes: with a slash from the folder on, else a name anywhere; `*` stands for a part of a name. */
function isExcluded(rest: string, excludes: readonly string[]): boolean {
	return excludes.some((exclude) =>
		exclude.startsWith('/')
			? below(exclude.replace(/\/$/, ''), rest) !== undefined
			: rest.split('/').some((name) => nameFits(name, exclude)),
	);
}

function nameFits(name: string, pattern: string): boolean {
	const [head = '', ...tails] = pattern.split('*');
	if (tails.length === 0) return name === pattern;
	return name.length >= pattern.length - 1 && name.startsWith(head) && name.endsWith(tails.at(-1) ?? '');
}
