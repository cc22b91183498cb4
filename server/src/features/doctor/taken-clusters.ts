import { groupBy } from '../../base/collections.ts';
import { commonFolder, partsBelow } from '../../base/paths.ts';
import type { DoublePlace } from '../../doctor/defects/defect.ts';
import { packageRoot } from '../../model/build-packages.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type HostPackage, hostPackages, pathsIn } from './host-files.ts';

/** What of a workspace is laid out on hosts: every place on a host has the files of one folder. */
export interface TakenClusters {
	readonly clusters: readonly Cluster[];
	/** The packages that are laid out. */
	readonly packages: readonly HostPackage[];
	/** The places for which the workspace has several folders. */
	readonly doubles: readonly DoublePlace[];
}

/**
 * Of clusters that claim the same place, as a copy of a cluster beside it does, the one with the most packages is taken,
 * else the first. It is taken whole: files of two states of a cluster would make one that never was.
 */
export function takenClusters(all: readonly Cluster[], runbook: string): TakenClusters {
	const pathIn = pathsIn(runbook);
	const claims = new Map(all.map((cluster) => [cluster, hostPackages(cluster, pathIn)]));
	const packagesOf = (cluster: Cluster) => claims.get(cluster) ?? [];
	const taken = new Map<string, HostPackage>();
	const clusters = [...all]
		.sort((a, b) => packagesOf(b).length - packagesOf(a).length)
		.filter((cluster) => {
			if (packagesOf(cluster).some((one) => taken.has(placeOf(one)))) return false;
			for (const one of packagesOf(cluster)) if (!taken.has(placeOf(one))) taken.set(placeOf(one), one);
			return true;
		});
	const packages = [...taken.values()];
	const byPlace = groupBy([...claims.values()].flat(), placeOf);
	return {
		clusters: all.filter((one) => clusters.includes(one)),
		packages,
		doubles: packages.flatMap((one) => doubleOf(one, byPlace.get(placeOf(one)) ?? [])),
	};
}

function placeOf({ host, config }: HostPackage): string {
	return `${host}:${config}`;
}

function doubleOf(taken: HostPackage, all: readonly HostPackage[]): DoublePlace[] {
	const [own, ...others] = [taken, ...all.filter((one) => one !== taken)].map((one) => packageRoot(one.package.folder));
	if (own === undefined || others.length === 0) return [];
	const shared = commonFolder([own, ...others]);
	const shown = (folder: string) => partsBelow(shared, folder)?.join('/') || folder;
	return [{ host: taken.host, path: taken.path, taken: shown(own), left: others.map(shown) }];
}
