import type { HostPath } from '../files/copy.ts';
import { foldersAbove, parentOf } from '../files/paths.ts';
import type { Machine } from './call.ts';

/** The folder that a place lies in. */
export function folderAbove({ host, path }: HostPath): HostPath {
	return { host, path: parentOf(path) };
}

/** Whether nothing can be made at a place: the folder it would lie in is not there, or is a file. */
export function lacksFolder(machine: Machine, place: HostPath): boolean {
	const there = machine.look(folderAbove(place));
	return there === 'absent' || (typeof there === 'object' && there.kind === 'file');
}

/** Whether a file stands in the way of folders down to a place. */
export function hasFileAbove(machine: Machine, { host, path }: HostPath): boolean {
	return foldersAbove(path).some((folder) => {
		const there = machine.look({ host, path: folder });
		return typeof there === 'object' && there.kind === 'file';
	});
}
