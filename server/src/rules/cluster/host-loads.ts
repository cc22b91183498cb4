import { groupBy } from '../../base/collections.ts';
import type { Location } from '../../base/span.ts';
import type { Cluster } from '../../model/cluster.ts';
import { canonicalHost } from '../../model/files/hosts.ts';
import { isWorker, rowAt } from '../../model/files/nodes-file.ts';
import { isComplete, siteAt } from '../../model/files/site.ts';
import { isReadableRow } from '../votes.ts';
import { declaredMemory, type MemoryLimit, memoryLimit } from './memory.ts';

/** A process on a host and the memory it may use. */
export interface Member {
	readonly alias: string;
	readonly host: string;
	readonly at: Location;
	/** A data or compute node. */
	readonly isWorker: boolean;
	readonly limit: MemoryLimit | undefined;
}

/** The processes of one host and the memory they may use together. */
export interface HostLoad {
	readonly host: string;
	readonly members: readonly Member[];
	readonly workers: readonly Member[];
	/** The limits added up, in GB; processes without a limit count nothing. */
	readonly sum: number;
	/** A data or compute node of the host has no limit. */
	readonly isOpen: boolean;
	/** The memory of the host in GB, where settings say it. */
	readonly memory: number | undefined;
}

/** What the processes of each host may use: its controllers, its registered agents, its data and compute nodes. */
export function hostLoads(cluster: Cluster): readonly HostLoad[] {
	const memory = declaredMemory(cluster);
	return [...groupBy(membersOf(cluster), ({ host }) => canonicalHost(host))].map(([key, members]) => {
		const workers = members.filter((member) => member.isWorker);
		return {
			host: members[0]?.host ?? key,
			members,
			workers,
			sum: members.reduce((sum, { limit }) => sum + (limit?.gb ?? 0), 0),
			isOpen: workers.some(({ limit }) => !limit?.gb),
			memory: memory.get(key),
		};
	});
}

function membersOf(cluster: Cluster): Member[] {
	const rows = [...cluster.rowsByAlias.values()].filter((row) => isReadableRow(row) && row.mode !== 'controller');
	const controllers = cluster.controllers.filter(({ site }) => isComplete(site));
	const member = (alias: string, host: string, at: Location, worker: boolean): Member => ({
		alias,
		host,
		at,
		isWorker: worker,
		limit: memoryLimit(cluster, alias),
	});
	return [
		...rows.map((row) => member(row.alias, row.host, rowAt(row), isWorker(row))),
		...controllers.map(({ alias, host, site }) => member(alias, host, siteAt(site), false)),
	];
}
