import { unique } from '../../base/collections.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import { deleteEntry } from '../edits.ts';
import type { FileChange } from '../rule.ts';

/** The cluster.cfg files of a cluster, each once. The packages of one cluster hold copies that must agree. */
export function clusterFiles(cluster: Cluster): readonly CfgFile[] {
	return unique(cluster.packages.flatMap((pkg) => pkg.cluster ?? []));
}

/** A line in one of the copies of cluster.cfg. */
export interface Copy {
	readonly file: CfgFile;
	readonly entry: Entry;
}

/** The same setting in every copy of cluster.cfg: a fix changes all of them, so that the copies still agree. */
export function copiesOf(cluster: Cluster, { qualifier, name, value }: Entry): readonly Copy[] {
	return clusterFiles(cluster).flatMap((file) => {
		const same = (one: Entry) => one.name === name && one.qualifier === qualifier && one.value === value;
		return file.entries.filter(same).map((entry) => ({ file, entry }));
	});
}

/** Deletes lines; nothing where one of them holds another setting as well, or is all that its file says. */
export function deleteCopies(copies: readonly Copy[]): FileChange[] | undefined {
	const isAllOf = ({ tree }: CfgFile) => tree.lines.filter(({ kind }) => kind !== 'blank').length < 2;
	if (copies.some(({ file, entry }) => entry.repair !== undefined || isAllOf(file))) return undefined;
	return copies.map(({ file, entry }) => deleteEntry(file, entry));
}
