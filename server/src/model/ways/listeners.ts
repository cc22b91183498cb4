import { remembering } from '../../base/remember.ts';
import type { Mode } from '../../catalog/roles.ts';
import type { Cluster } from '../cluster.ts';
import { canonicalHost, isHost, isReachable } from '../files/hosts.ts';
import { isComplete, portNumber } from '../files/site.ts';
import { type Process, processesOf } from '../processes.ts';

/** What a process is to the others: data and compute nodes and standalone servers are workers. */
export type Part = 'controller' | 'agent' | 'worker';

/** A process that listens on its port. */
export interface Listener {
	readonly alias: string;
	/** In its one spelling. */
	readonly host: string;
	readonly port: number;
	readonly part: Part;
}

/**
 * The processes of a cluster that others can reach. A file for later, such as one of an agent without a row, opens
 * nothing; in a cluster of several hosts, a loopback address says nothing about where a process runs.
 */
export const listenersOf: (cluster: Cluster) => readonly Listener[] = remembering((cluster: Cluster) => {
	const all = processesOf(cluster).flatMap((one) => (isOpen(cluster, one) ? listener(one) : []));
	const reachable = all.filter(({ host }) => isReachable(host));
	return reachable.length > 0 ? reachable : all;
});

function isOpen({ agreedNodes }: Cluster, { hasRow, role, site }: Process): boolean {
	return (hasRow || role === 'controller' || !agreedNodes) && isComplete(site) && isHost(site.host);
}

function listener({ site, role }: Process): Listener[] {
	const port = portNumber(site.port);
	if (role === undefined || port === undefined) return [];
	return [{ alias: site.alias, host: canonicalHost(site.host), port, part: partOf(role) }];
}

function partOf(role: Mode): Part {
	return role === 'controller' || role === 'agent' ? role : 'worker';
}
