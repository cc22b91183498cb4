import { folderOf } from '../base/paths.ts';
import type { FileId } from '../base/span.ts';
import type { FileKind } from '../catalog/file-kinds.ts';
import { buildCluster } from '../model/build-clusters.ts';
import { buildPackages } from '../model/build-packages.ts';
import type { Cluster } from '../model/cluster.ts';
import { readConfigFile } from '../model/files/config-file.ts';

/** A configuration file on a host. */
export interface HostFile {
	readonly host: string;
	readonly path: string;
	readonly kind: FileKind;
	readonly after: string;
}

const remembered = new WeakMap<readonly HostFile[], Cluster>();

/** The cluster that files on hosts make together; there has to be one. Remembered for the same list of files. */
export function wantedCluster(files: readonly HostFile[]): Cluster {
	const known = remembered.get(files);
	if (known) return known;
	const hosts = new Map<FileId, string>();
	const models = files.map(({ host, path, kind, after }) => {
		const id = hostFileId(host, path);
		hosts.set(folderOf(id), host);
		return readConfigFile(id, kind, after);
	});
	const cluster = buildCluster(buildPackages(models, { declaredHost: (folder) => ({ address: hosts.get(folder) }) }));
	remembered.set(files, cluster);
	return cluster;
}

/** The controllers and agents that have files of their own here, as `host:port:alias`. */
export function runnersIn(files: readonly HostFile[]): string[] {
	if (files.length === 0) return [];
	return wantedCluster(files).packages.flatMap(({ controller, agent }) =>
		[controller, agent].flatMap((file) => file?.localSite?.site.text ?? []),
	);
}

/** The name that a file on a host has among all files: `host://10.0.0.1/home/dolphindb_1/…`. */
export function hostFileId(host: string, path: string): FileId {
	return `host://${host}${path}`;
}
