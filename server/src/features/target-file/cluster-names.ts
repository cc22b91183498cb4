import { unique } from '../../base/collections.ts';
import { baseName } from '../../base/paths.ts';
import { packageRoot } from '../../model/build-packages.ts';
import type { Cluster } from '../../model/cluster.ts';
import { chooseCluster } from '../../verify/choose-cluster.ts';
import type { Scene } from './scene.ts';

/** Names and folders by which a target can say which cluster it means, each of which fits one cluster only. */
export function clusterNames({ snapshot: { clusters }, target }: Scene): string[] {
	const candidates = unique(clusters.flatMap((cluster) => [cluster.name, ...foldersAround(cluster)]));
	return candidates.filter((cluster) => 'cluster' in chooseCluster(clusters, { ...target, kind: 'migrate', cluster }));
}

/** The folder that holds all packages, and the package where it is the only one. */
function foldersAround({ packages }: Cluster): string[] {
	const [first = [], ...others] = packages.map(({ folder }) => packageRoot(folder).split('/'));
	const different = first.findIndex((part, at) => others.some((other) => other[at] !== part));
	const common = different === -1 ? first : first.slice(0, different);
	return common.length > 0 ? [baseName(common.join('/'))] : [];
}
