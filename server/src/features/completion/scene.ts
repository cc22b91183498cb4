import { baseName } from '../../base/paths.ts';
import type { FileId } from '../../base/span.ts';
import { resolveName } from '../../catalog/catalog.ts';
import { kindOfCanonicalName } from '../../catalog/file-kinds.ts';
import { buildCluster } from '../../model/build-clusters.ts';
import { buildPackages } from '../../model/build-packages.ts';
import { lookAt } from '../../model/classify.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type ConfigFile, readConfigFile } from '../../model/files/config-file.ts';
import type { Package } from '../../model/package.ts';
import { declaredHost, declaredKind, installationOf } from '../../workspace/apply-settings.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import type { Scene } from './place.ts';

/**
 * The file and its cluster. A file that has only been begun does not say yet which cluster it belongs to: it is taken
 * for one of the nearest cluster.
 */
export function sceneOf(snapshot: Snapshot, id: FileId): Scene | undefined {
	const file = snapshot.files.get(id) ?? begunFile(snapshot, id);
	if (!file) return undefined;
	const cluster = clusterFor(snapshot, file);
	if (!cluster) return undefined;
	const installation = installationOf(snapshot.settings);
	return { snapshot, cluster, file, pkg: cluster.packageOfFile.get(id), installation };
}

/** A file of one of our names that says nothing yet, or nothing that any other program's file would say. */
function begunFile({ settings, texts }: Snapshot, id: FileId): ConfigFile | undefined {
	const text = texts.get(id);
	const kind = kindOfCanonicalName(baseName(id).toLowerCase());
	if (text === undefined || !kind || !lookAt(id, text, declaredKind(settings.files, id))) return undefined;
	const file = readConfigFile(id, kind, text);
	return file.kind === 'nodes' || file.entries.every(({ name }) => resolveName(name)) ? file : undefined;
}

function clusterFor(snapshot: Snapshot, file: ConfigFile): Cluster | undefined {
	const own = snapshot.clusterOf(file.id);
	if (own && (file.kind === 'single' || own.controllers.length > 0)) return own;
	const home = nearest(snapshot, file.id);
	if (!home) return own;
	const { hosts } = snapshot.settings;
	const packages = own?.packages ?? buildPackages([file], { declaredHost: (folder) => declaredHost(hosts, folder) });
	return buildCluster([...home.packages, ...packages]);
}

/** The cluster whose folders lie nearest; nothing where several are equally near. */
function nearest({ clusters }: Snapshot, id: FileId): Cluster | undefined {
	const others = clusters.filter(({ controllers }) => controllers.length > 0);
	const near = others.map((cluster) => ({ cluster, shared: Math.max(...cluster.packages.map(sharedWith(id))) }));
	const most = Math.max(...near.map(({ shared }) => shared));
	const [first, second] = near.filter(({ shared }) => shared === most);
	return second ? undefined : first?.cluster;
}

/** How many folders a package and a file share from the root on. */
function sharedWith(id: FileId): (pkg: Package) => number {
	const parts = id.split('/');
	return ({ folder }) => {
		const others = folder.split('/');
		let shared = 0;
		while (shared < others.length && others[shared] === parts[shared]) shared++;
		return shared;
	};
}
