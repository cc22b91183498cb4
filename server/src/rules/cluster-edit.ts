import { isSameList } from '../base/collections.ts';
import type { FileId } from '../base/span.ts';
import type { Cluster } from '../model/cluster.ts';
import type { ConfigFile } from '../model/files/config-file.ts';
import { isSameDeclaration } from '../model/installation.ts';
import type { Package } from '../model/package.ts';
import { editBetween, type FileEdit } from './file-edit.ts';

/**
 * The edits that lead from one version of a cluster to another one; nothing where more than the texts of files is
 * different: the packages, their hosts, or what else is known of them.
 */
export function editsBetween(before: Cluster, after: Cluster): ReadonlyMap<FileId, FileEdit> | undefined {
	const edits = new Map<FileId, FileEdit>();
	if (before.packages.length !== after.packages.length) return undefined;
	for (const [at, pkg] of after.packages.entries()) {
		const old = before.packages[at];
		if (old === pkg) continue;
		if (!old || !isSameBut(old, pkg)) return undefined;
		for (const part of PARTS) {
			const [was, is] = [old[part], pkg[part]];
			if (was?.id !== is?.id) return undefined;
			if (was && is && was !== is) edits.set(is.id, editBetween(was, is));
		}
	}
	return edits;
}

const PARTS = ['nodes', 'controller', 'agent', 'cluster', 'single'] as const satisfies readonly ConfigFile['kind'][];

/** Whether two versions of a package differ in the texts of files at most. */
function isSameBut(old: Package, pkg: Package): boolean {
	return (
		old.id === pkg.id &&
		old.folder === pkg.folder &&
		old.name === pkg.name &&
		old.host === pkg.host &&
		old.hostSource === pkg.hostSource &&
		isSameDeclaration(old.declared, pkg.declared) &&
		isSameList(old.bystanders, pkg.bystanders)
	);
}
