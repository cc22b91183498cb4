import { unique, uniqueBy } from '../../base/collections.ts';
import { baseName } from '../../base/paths.ts';
import type { FileId } from '../../base/span.ts';
import type { Cluster } from '../../model/cluster.ts';
import { canonicalHost, isIpv4 } from '../../model/files/hosts.ts';
import type { Package } from '../../model/package.ts';
import type { FileChange } from '../../rules/rule.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { redeclared, repathed } from './declared-hosts.ts';
import { type Refusal, refuse } from './renaming.ts';
import type { Wish } from './wish.ts';

/** What else says which host the packages of a cluster are on, besides their files. */
export interface HostFolders {
	/** Folders named like the address, and what they have to be called. */
	readonly moves: readonly { readonly from: FileId; readonly to: FileId }[];
	/** Changes to settings files that name the address or such a folder. */
	readonly settings: readonly FileChange[];
	/** Folders whose host a setting of the editor gives, which nobody but the user can change. */
	readonly declared: readonly string[];
	/** Why a folder cannot be renamed. */
	readonly obstacle: Refusal | undefined;
}

/** A host and what it shall be called. */
interface HostMove extends Wish {
	readonly from: string;
}

interface Move {
	readonly from: FileId;
	readonly to: FileId;
}

/** Finds what would contradict the files when a host of a cluster has another address. */
export function hostFolders({ snapshot, cluster, abilities, from: host, to }: HostMove): HostFolders {
	const { settingsFiles, renamesFolders } = abilities;
	const there = cluster.packages.filter((pkg) => isOn(pkg, host) && hasToFollow(pkg, host, to));
	const named = unique(there.filter((pkg) => pkg.hostSource === 'folder').map(({ folder }) => addressFolder(folder)));
	const moves = named.map((from) => ({ from, to: from.slice(0, from.lastIndexOf('/') + 1) + to }));
	const declared = there.filter((pkg) => pkg.hostSource === 'declared');
	const redeclarations = declared.map(({ name, folder }) => ({
		name,
		changes: redeclared(settingsFiles, snapshot.settings.hosts, folder, to),
	}));
	const paths = renamesFolders ? moves.flatMap((one) => repathed(settingsFiles, baseName(one.from), to)) : [];
	const settings = [...redeclarations.flatMap(({ changes }) => changes), ...paths];
	return {
		moves,
		settings: uniqueBy(settings, (change) => JSON.stringify(change)),
		declared: unique(redeclarations.filter(({ changes }) => changes.length === 0).map(({ name }) => name)),
		obstacle: renamesFolders ? firstObstacle(snapshot, cluster, moves) : undefined,
	};
}

/** Whether a package is on a host, as its folder or its own processes say. */
function isOn({ host, controller, agent, single }: Package, wanted: string): boolean {
	return (host !== undefined && canonicalHost(host) === wanted) || runsOn({ controller, agent, single }, wanted);
}

function runsOn(
	{ controller, agent, single }: Pick<Package, 'controller' | 'agent' | 'single'>,
	wanted: string,
): boolean {
	return [controller, agent, single].some((file) => canonicalHost(file?.localSite?.site.host ?? '') === wanted);
}

/**
 * Whether what says where a package is has to follow. A setting does, since it tells more of the host than where it is.
 * An address beside a name is no contradiction otherwise: the name may stand for it.
 */
function hasToFollow({ host = '', hostSource }: Package, from: string, to: string): boolean {
	if (canonicalHost(host) === canonicalHost(to)) return false;
	if (hostSource === 'declared' && canonicalHost(host) === from) return true;
	return (hostSource === 'folder' || hostSource === 'declared') && isIpv4(host) && isIpv4(to);
}

/** The innermost folder above a package, or the package itself, that is named like an address. */
function addressFolder(folder: FileId): FileId {
	const parts = folder.split('/');
	return parts.slice(0, parts.findLastIndex((part) => /^\d{1,3}(\.\d{1,3}){3}$/.test(part)) + 1).join('/');
}

function firstObstacle(snapshot: Snapshot, cluster: Cluster, moves: HostFolders['moves']): Refusal | undefined {
	return moves.map((one) => isTaken(snapshot, one) ?? isShared(snapshot, cluster, one)).find((found) => found);
}

function isTaken({ texts }: Snapshot, { from, to }: Move): Refusal | undefined {
	for (const file of texts.keys()) {
		if (!file.startsWith(`${to}/`)) continue;
		return refuse(
			{
				en: 'The folder {name} cannot be renamed: there is a folder {to}.',
				zh: '文件夹 {name} 无法改名：已有文件夹 {to}。',
			},
			{ name: baseName(from), to: baseName(to) },
		);
	}
	return undefined;
}

/** Whether another cluster runs on the address as well, so that its files would be in the wrong folder then. */
function isShared({ clusters }: Snapshot, cluster: Cluster, { from }: Move): Refusal | undefined {
	const host = canonicalHost(baseName(from));
	for (const other of clusters) {
		if (other === cluster) continue;
		if (!other.packages.some((pkg) => `${pkg.folder}/`.startsWith(`${from}/`) && runsOn(pkg, host))) continue;
		return refuse(
			{
				en: 'The folder {name} cannot be renamed: the cluster {other} is on that host as well.',
				zh: '文件夹 {name} 无法改名：集群 {other} 也在该主机上。',
			},
			{ name: baseName(from), other: other.name },
		);
	}
	return undefined;
}
