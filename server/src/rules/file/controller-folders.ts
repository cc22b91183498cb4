import { groupBy } from '../../base/collections.ts';
import { baseName } from '../../base/paths.ts';
import { canonicalFileNames } from '../../catalog/file-kinds.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { CfgFile } from '../../model/files/cfg-file.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import type { Package } from '../../model/package.ts';

/** What every controller has besides its own file. */
export type Shared = 'nodes' | 'cluster';

/** A folder with a controller.cfg. */
export interface Home extends Pick<Package, 'nodes' | 'cluster'> {
	readonly package: Package;
	readonly controller: CfgFile;
	readonly agent: CfgFile | undefined;
}

/** The folders with a controller.cfg, each with what lies in it. */
export function controllerFolders(cluster: Cluster): readonly Home[] {
	return [...groupBy(cluster.packages, ({ folder }) => folder).values()].flatMap((packages) => {
		const pkg = packages.find(({ controller }) => controller);
		const nodes = packages.find((one) => one.nodes)?.nodes;
		const shared = packages.find((one) => one.cluster)?.cluster;
		const agent = packages.find((one) => one.agent)?.agent;
		return pkg?.controller ? [{ package: pkg, controller: pkg.controller, nodes, cluster: shared, agent }] : [];
	});
}

/** The name of a shared file in a folder: the plain one, or the number of the folder's controller.cfg where the files of the cluster are numbered. */
export function nameFor(kind: Shared, { controller }: Home, model: ConfigFile): string {
	const plain = canonicalFileNames[kind];
	const number = /^controller([0-9_-]+)\.cfg$/i.exec(baseName(controller.id))?.[1];
	return baseName(model.id) === plain || number === undefined ? plain : plain.replace('.', `${number}.`);
}
