import { unique } from '../../base/collections.ts';
import type { RunbookHosts } from '../../doctor/runbook/hosts.ts';
import type { Cluster } from '../../model/cluster.ts';
import { naturalOrder } from '../../plan/natural-order.ts';
import type { TakenClusters } from './taken-clusters.ts';

/** The hosts that a runbook can mean: those of the cluster that it names hosts of, or to which the chosen host belongs. */
export function runbookHosts(
	{ clusters, packages }: TakenClusters,
	runbook: string,
	host: string | undefined,
): RunbookHosts {
	const known = new Set(packages.map((one) => one.host));
	const hostsOf = (some: readonly Cluster[]) =>
		unique(some.flatMap((cluster) => cluster.hosts))
			.filter((one) => known.has(one))
			.sort(naturalOrder);
	const chosen = host !== undefined && known.has(host) ? host : undefined;
	const meantClusters = clustersMeant(clusters, runbook, chosen);
	const meant = hostsOf(meantClusters);
	const others = hostsOf(clusters).filter((one) => !meant.includes(one));
	return { meant, others, counted: meantClusters.length > 1 ? [] : meant, chosen };
}

function clustersMeant(clusters: readonly Cluster[], runbook: string, chosen: string | undefined): readonly Cluster[] {
	const words = new Set(runbook.match(/\w[\w.-]*\w/g)); // addresses and names, without a colon or a dot behind them
	const ofChosen = clusters.filter(({ hosts }) => chosen !== undefined && hosts.includes(chosen));
	if (ofChosen.length > 0) return ofChosen;
	const named = clusters.filter(({ hosts }) => hosts.some((host) => words.has(host)));
	return named.length > 0 ? named : clusters;
}
