import { clusterFor } from '../drift/clusters.ts';
import { isProblems, showProblems } from '../migration/problems.ts';
import { readArguments } from './arguments.ts';
import type { Services } from './register.ts';

/** Draws a cluster: its hosts, what runs on them, and what becomes of it when some of that is gone. */
export async function showTopology(services: Services, argument: unknown): Promise<unknown> {
	const cluster = await clusterFor(services, readArguments(argument));
	if (!cluster) return undefined;
	if (isProblems(cluster)) return showProblems(services, 'topology', cluster);
	return services.topology.show(cluster.id);
}
