import { folderOf } from '../base/paths.ts';
import { remembering } from '../base/remember.ts';
import type { FileId } from '../base/span.ts';
import type { FileKind } from '../catalog/file-kinds.ts';
import { buildCluster } from '../model/build-clusters.ts';
import { buildPackages } from '../model/build-packages.ts';
import type { Cluster } from '../model/cluster.ts';
import { type ConfigFile, readConfigFile } from '../model/files/config-file.ts';

/** A configuration file on a host. */
export interface HostFile {
	readonly host: string;
	readonly path: string;
	readonly kind: FileKind;
	readonly after: string;
	/** A file that was read, of which it has most lines: those are not read again, and stand in memory once. */
	readonly like?: ConfigFile;
}

/** The cluster that files on hosts make together; there has to be one. Remembered for the same list of files. */
export const wantedCluster = remembering((files: readonly HostFile[]): Cluster => {
	const hosts = new Map<FileId, string>();
	const models = files.map((file) => {
		const { host, path } = file;
		const id = hostFileId(host, path);
		hosts.set(folderOf(id), host);
		return modelOf(file);
	});
	return buildCluster(buildPackages(models, { declaredHost: (folder) => ({ address: hosts.get(folder) }) }));
});

/** The controllers and agents that have files of their own here, as `host:port:alias`. */
export function runnersIn(files: readonly HostFile[]): string[] {
	return files.flatMap((file) => {
		const model = file.kind === 'controller' || file.kind === 'agent' ? modelOf(file) : undefined;
		return model === undefined || model.kind === 'nodes' ? [] : (model.localSite?.site.text ?? []);
	});
}

const modelOf = remembering(
	({ host, path, kind, after, like }: HostFile): ConfigFile =>
		readConfigFile(hostFileId(host, path), kind, after, like),
);

/** The name that a file on a host has among all files: `host://10.0.0.1/home/dolphindb_1/…`. */
export function hostFileId(host: string, path: string): FileId {
	return `host://${host}${path}`;
}
