import { baseName, partsBelow } from '../../base/paths.ts';
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
export function hostPackages({ packages }: Cluster, runbook: string): HostPackage[] {
	return packages.flatMap((pkg) =>
		pkg.host === undefined ? [] : [{ package: pkg, host: pkg.host, ...placeOf(pkg, runbook) }],
	);
}

/** The files of packages: those that configure nodes under the names they are installed by, and whatever lies beside them. */
export function hostFiles(snapshot: Snapshot, packages: readonly HostPackage[]): HostFile[] {
	return packages.flatMap((one) => {
		const own = filesOf(one.package);
		const configuring = own.map((file) => ({ id: file.id, name: INSTALLED[file.kind] }));
		const known = new Set(own.map(({ id }) => id));
		const others = [...snapshot.texts.keys()].flatMap((id) => {
			const parts = known.has(id) || snapshot.files.has(id) ? undefined : partsBelow(one.package.folder, id);
			return parts ? [{ id, name: parts.join('/') }] : [];
		});
		const backups = one.package.bystanders.flatMap(({ id, kind }) =>
			kind === 'backup' && partsBelow(one.package.folder, id) ? [{ id, name: baseName(id) }] : [],
		);
		return [...configuring, ...others, ...backups].map(({ id, name }) => ({
			id,
			host: one.host,
			path: `${one.config}/${name}`,
			text: snapshot.texts.get(id),
		}));
	});
}

const INSTALLED: Readonly<Record<FileKind, string>> = {
	nodes: 'cluster.nodes',
	controller: 'controller.cfg',
	agent: 'agent.cfg',
	cluster: 'cluster.cfg',
	single: 'dolphindb.cfg',
};

const CONFIG = 'server/clusterDemo/config';

function placeOf(pkg: Package, runbook: string): Pick<HostPackage, 'path' | 'config'> {
	const root = packageRoot(pkg.folder);
	const inner = partsBelow(root, pkg.folder)?.join('/') ?? '';
	const path = pathIn(runbook, root) ?? pathBelowHost(root) ?? `/home/${root.slice(root.lastIndexOf('/') + 1)}`;
	return { path, config: `${path}/${inner.startsWith('server/') ? inner : CONFIG}` };
}

/** The path by which a runbook goes into a package: `/data/dolphindb_1` of `cd /data/dolphindb_1/server/clusterDemo`. */
function pathIn(runbook: string, root: FileId): string | undefined {
	const name = root.slice(root.lastIndexOf('/') + 1).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return new RegExp(`(?<![\\w./~-])((?:/[\\w.-]+)*/${name})/(?:server|clusterDemo)\\b`).exec(runbook)?.[1];
}

/** A folder below one that is named like an address, with its path on that host: `172.0.0.1/home/dolphindb_1`. */
function pathBelowHost(root: FileId): string | undefined {
	const parts = root.split('/');
	const at = parts.findLastIndex((part) => /^\d{1,3}(\.\d{1,3}){3}$/.test(part));
	const below = at < 0 ? [] : parts.slice(at + 1);
	return below.length > 1 ? `/${below.join('/')}` : undefined;
}
