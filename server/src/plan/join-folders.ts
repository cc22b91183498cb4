import { groupBy, unique } from '../base/collections.ts';
import { baseName } from '../base/paths.ts';
import type { OwnedFolder } from './folders.ts';
import { below, parents } from './path-relations.ts';

/** A folder that is copied as one tree, and what of whom lies in it. */
export interface JoinedFolder {
	readonly path: string;
	readonly aliases: readonly string[];
	readonly names: readonly string[];
	readonly optional: boolean;
}

/**
 * Joins folders that lie together: a folder above several of them travels as one tree when it bears the name of a
 * package or node that goes along, so that it is known to be theirs, and when nothing of others and no package lies in it.
 */
export function joinFolders(
	going: readonly OwnedFolder[],
	others: readonly string[],
	names: readonly string[],
): JoinedFolder[] {
	const commonOf = (folder: OwnedFolder) =>
		parents(folder.path).findLast(
			(parent) => names.includes(baseName(parent)) && others.every((path) => below(parent, path) === undefined),
		);
	const groups = [...groupBy(going, (folder) => commonOf(folder) ?? folder.path)];
	const joined = groups.flatMap(([path, folders]) => {
		const together = unique(folders.map((folder) => folder.path)).length > 1;
		return together ? [joinedFolder(path, folders)] : folders.map((folder) => joinedFolder(folder.path, [folder]));
	});
	return joined.filter((one) => !joined.some((other) => other !== one && below(other.path, one.path)));
}

function joinedFolder(path: string, folders: readonly OwnedFolder[]): JoinedFolder {
	return {
		path,
		aliases: unique(folders.map(({ alias }) => alias)),
		names: unique(folders.map(({ name }) => name)),
		optional: folders.every(({ optional }) => optional),
	};
}
