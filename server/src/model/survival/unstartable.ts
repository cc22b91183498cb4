import { groupBy } from '../../base/collections.ts';
import type { UnstartableNode } from '../../protocol/failure.ts';
import type { Cluster } from '../cluster.ts';
import { isWorker } from '../files/nodes-file.ts';
import { isOff, type Off } from './off.ts';

/**
 * Data and compute nodes on hosts that are up, all of whose agents are off: they keep running, but nobody starts them.
 * A host without any agent is not told of here: that does not come of what is off.
 */
export function unstartableNodes({ rows }: Cluster, off: Off): UnstartableNode[] {
	const agentsOn = groupBy(
		rows.filter(({ mode }) => mode === 'agent'),
		({ host }) => host,
	);
	return rows.filter(isWorker).flatMap((row): UnstartableNode[] => {
		const agents = agentsOn.get(row.host) ?? [];
		const isStuck = agents.length > 0 && agents.every((agent) => isOff(off, agent));
		if (!isStuck || off.hosts.has(row.host)) return [];
		return [{ node: row.alias, host: row.host, agents: agents.map(({ alias }) => alias), isOff: isOff(off, row) }];
	});
}
