import { firstBy } from '../../base/collections.ts';
import type { FatalSets, Limits } from '../../protocol/failure.ts';
import { type Demand, dataDemand, majorityOf, metadataDemand, weightOf } from './demands.ts';
import { fatalSets } from './fatal-sets.ts';
import type { HostLoad, Placement } from './placement.ts';

/** What more may be lost when some processes are gone already. */
export function limitsOf(placement: Placement, lost: readonly HostLoad[] = []): Limits {
	const gone = firstBy(lost, ({ host }) => host);
	const rest = placement.hosts.filter((load) => {
		const off = gone.get(load.host);
		return !off || off.controllers < load.controllers || off.dataNodes < load.dataNodes;
	});
	const smallest = (demand: Demand) => smallestLosses(rest, gone, demand, demand.fatal - weightOf(demand, lost));
	return {
		hosts: rest.length,
		stops: smallest(metadataDemand(placement)),
		data: smallest(dataDemand(placement, 'expected')),
		guaranteed: smallest(dataDemand(placement, 'guaranteed')),
	};
}

function smallestLosses(
	rest: readonly HostLoad[],
	gone: ReadonlyMap<string, HostLoad>,
	{ weigh }: Demand,
	fatal: number,
): FatalSets | null {
	const weightLeft = (load: HostLoad) => {
		const off = gone.get(load.host);
		return weigh(load) - (off ? weigh(off) : 0);
	};
	return fatalSets(
		rest.map((load) => ({ host: load.host, weight: weightLeft(load) })),
		fatal,
	);
}

/** How much a cluster can lose, whatever it is that fails. */
export interface Tolerance {
	/** Controller processes that may fail, on any hosts. */
	readonly controllers: number;
	/** Data node processes that may fail, on any hosts. */
	readonly dataNodes: number;
	/** The largest number of hosts such that any so many may fail and metadata stay. */
	readonly metadataHosts: number;
	/** The same for every chunk being readable, guaranteed. */
	readonly dataHosts: number;
	/** The same for every chunk being readable, guaranteed or expected. */
	readonly expectedDataHosts: number;
	/** The same for metadata and data together, guaranteed. */
	readonly hosts: number;
}

/** How much a cluster can lose: one less than the smallest loss that is fatal. */
export function toleranceOf(placement: Placement): Tolerance {
	const { controllers, dataNodes, replicas } = placement;
	const { stops, data, guaranteed } = limitsOf(placement);
	const spare = (sets: FatalSets | null) => mayFail(sets, placement.hosts.length);
	return {
		controllers: Math.max(0, controllers - majorityOf(controllers)),
		dataNodes: Math.max(0, Math.min(replicas, dataNodes) - 1),
		metadataHosts: spare(stops),
		dataHosts: spare(guaranteed),
		expectedDataHosts: spare(data),
		hosts: Math.min(spare(stops), spare(guaranteed)),
	};
}

/** How many of some hosts may fail, whichever they are. */
export function mayFail(sets: FatalSets | null, hosts: number): number {
	return sets === null ? hosts : Math.max(0, sets.size - 1);
}
