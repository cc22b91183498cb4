import type { Cluster } from './cluster.ts';
import { effectiveValue } from './effective.ts';
import { switchOf } from './switches.ts';

/** Whether a node sends its heartbeats by UDP, as it does unless somebody turns `lanCluster` off ([FC], lanCluster). */
export function beatsByUdp(cluster: Cluster, alias: string): boolean {
	const entry = effectiveValue(cluster, alias, 'lanCluster')?.entry;
	return entry === undefined || switchOf(entry) !== false;
}
