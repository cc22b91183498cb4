import type { Cluster } from '../../model/cluster.ts';
import type { Installation } from '../../model/installation.ts';

/** Whether an HA cluster has run before: settings say so, or a controller has left its Raft folder in a package. */
export function hasRun(cluster: Cluster, { isStarted }: Installation): boolean {
	if (!cluster.isHa) return false;
	return isStarted || cluster.packages.some(({ bystanders }) => bystanders.some(({ kind }) => kind === 'raft'));
}
