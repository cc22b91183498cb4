import { baseName, folderOf, partsBelow } from '../../base/paths.ts';
import type { FileId } from '../../base/span.ts';
import type { FileKind } from '../../catalog/file-kinds.ts';
import { packageRoot } from '../../model/build-packages.ts';
import type { Cluster } from '../../model/cluster.ts';
import { filesOf, type Package } from '../../model/package.ts';
import type { Snapshot } from '../../workspace/workspace.ts';

/** A package with the folder in which it lies on its host. */
export interface HostPackage {
	readonly package: Package;
	readonly host: string;
	/** For example `/home/dolphindb_1`. */
	readonly path: string;
	/** The folder of its configuration, below that. */
	readonly config: string;
}

/** A file of the workspace with its place on a host. */
export interface HostFile {
	readonly id: FileId;
	readonly host: string;
	readonly path: string;
	/** Nothing where it is not known. */
	readonly text: string | undefined;
}

/** The packages of a cluster where they lie on their hosts, as a runbook and the folders of the workspace say. */
export function hostPackages({ packages }: Cluster, pathIn: PathIn): HostPackage[] {
	return packages.flatMap((pkg) =>
		pkg.host === undefined ? [] : [{ package: pkg, host: pkg.host, ...placeOf(pkg, pathIn) }],
	);
}

/** The path by which a runbook goes into a package of a name. */
export type PathIn = (name: string) => string | undefined;

/** `/data/dolphindb_1` of `cd /data/dolphindb_1/server/clusterDemo`. The runbook is looked through once for each name. */
export function pathsIn(runbook: string): PathIn {
	const known = new Map<string, string | undefined>();
	return (name) => {
		if (!known.has(name)) known.set(name, pathBelow(runbook, name));
		return known.get(name);
	};
}

/** The files of packages: those that configure nodes under the names they are installed by, and whatever lies beside them. */
export function hostFiles(snapshot: Snapshot, packages: readonly HostPackage[]): HostFile[] {
	const others = othersByFolder(snapshot, new Set(packages.map((one) => one.package.folder)));
	return packages.flatMap((one) => {
		const { folder, bystanders } = one.package;
		const configuring = filesOf(one.package).map((file) => ({ id: file.id, name: INSTALLED[file.kind] }));
		const beside = (others.get(folder) ?? []).map((id) => ({ id, name: partsBelow(folder, id)?.join('/') ?? '' }));
		const backups = bystanders.flatMap(({ id, kind }) =>
			kind === 'backup' && partsBelow(folder, id) ? [{ id, name: baseName(id) }] : [],
		);
		return [...configuring, ...beside, ...backups].map(({ id, name }) => ({
			id,
			host: one.host,
			path: `${one.config}/${name}`,
			text: snapshot.texts.get(id),
		}));
	});
}

/** The files that configure nothing, by the folders that they lie below; each file is looked at once. */
function othersByFolder({ texts, files }: Snapshot, folders: ReadonlySet<FileId>): ReadonlyMap<FileId, FileId[]> {
	const found = new Map<FileId, FileId[]>();
	for (const id of texts.keys()) {
		if (files.has(id)) continue;
		for (let folder = folderOf(id); folder !== ''; folder = folderOf(folder)) {
			if (folders.has(folder)) found.set(folder, [...(found.get(folder) ?? []), id]);
		}
	}
	return found;
}

const INSTALLED: Readonly<Record<FileKind, string>> = {
	nodes: 'cluster.nodes',
	controller: 'controller.cfg',
	agent: 'agent.cfg',
	cluster: 'cluster.cfg',
	single: 'dolphindb.cfg',
};

const CONFIG = 'server/clusterDemo/config';

function placeOf(pkg: Package, pathIn: PathIn): Pick<HostPackage, 'path' | 'config'> {
	const root = packageRoot(pkg.folder);
	const inner = partsBelow(root, pkg.folder)?.join('/') ?? '';
	const name = baseName(root);
	const path = pathIn(name) ?? pathBelowHost(root) ?? `/home/${name}`;
	return { path, config: `${path}/${inner.startsWith('server/') ? inner : CONFIG}` };
}

function pathBelow(runbook: string, folder: string): string | undefined {
	const name = folder.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return new RegExp(`(?<![\\w./~-])((?:/[\\w.-]+)*/${name})/(?:server|clusterDemo)\\b`).exec(runbook)?.[1];
}

/** A folder below one that is named like an address, with its path on that host: `172.0.0.1/home/dolphindb_1`. */
function pathBelowHost(root: FileId): string | undefined {
	const parts = root.split('/');
	const at = parts.findLastIndex((part) => /^\d{1,3}(\.\d{1,3}){3}$/.test(part));
	const below = at < 0 ? [] : parts.slice(at + 1);
	return below.length > 1 ? `/${below.join('/')}` : undefined;
}
