import { firstBy } from '../../base/collections.ts';
import { remembering } from '../../base/remember.ts';
import { dataDemand, isFatal, metadataDemand } from './demands.ts';
import { countHolders, type HostLoad, holdersIn, type Placement } from './placement.ts';

/** What is left of a cluster when hosts, or some of the processes on them, are gone. */
export interface Outcome {
	/** The controllers left are a majority; without one nothing works. */
	readonly metadata: boolean;
	/**
	 * Whether every chunk still has a replica. *guaranteed*: by arithmetic. *expected*: if each chunk was created while
	 * enough hosts were there (level 2). *uncertain*: some chunks may have lost all replicas. *gone*: all have. *unknown*:
	 * replicas are counted by zone.
	 */
	readonly data: 'guaranteed' | 'expected' | 'uncertain' | 'gone' | 'unknown';
	/** Metadata are there, and data nodes for all replicas of a new chunk; nothing where zones decide. */
	readonly newChunks: boolean | undefined;
}

/** What is left when so many processes are gone on so many hosts. */
export function outcomeOf(placement: Placement, lost: readonly HostLoad[]): Outcome {
	const metadata = !isFatal(metadataDemand(placement), lost);
	const gone = lost.reduce((total, load) => total + load.dataNodes, 0);
	return { metadata, data: dataAfter(placement, lost, gone), newChunks: metadata && hasRoom(placement, lost, gone) };
}

/** Whether the cluster still works, and nothing speaks against its having all data. */
export function isHarmless({ metadata, data }: Outcome): boolean {
	return metadata && data !== 'uncertain' && data !== 'gone';
}

function dataAfter(placement: Placement, lost: readonly HostLoad[], gone: number): Outcome['data'] {
	if (gone === 0) return 'guaranteed';
	if (gone >= placement.dataNodes) return 'gone';
	if (placement.perZone) return 'unknown';
	if (!isFatal(dataDemand(placement, 'guaranteed'), lost)) return 'guaranteed';
	return isFatal(dataDemand(placement, 'expected'), lost) ? 'uncertain' : 'expected';
}

/** Whether all replicas of a new chunk find data nodes, at level 1 on different hosts. */
function hasRoom(placement: Placement, lost: readonly HostLoad[], gone: number): boolean | undefined {
	const { dataNodes, replicas, level, perZone } = placement;
	if (perZone) return gone === 0 ? true : gone < dataNodes && undefined;
	if (level !== 1) return dataNodes - gone >= replicas;
	const { loads } = byHost(placement);
	const emptied = lost.filter(({ host, dataNodes: n }) => n >= (loads.get(host)?.dataNodes ?? 0));
	return holdersIn(placement) - countHolders(emptied) >= replicas;
}

const byHost = remembering((placement: Placement) => ({ loads: firstBy(placement.hosts, ({ host }) => host) }));

/** The hosts whose loss alone leaves no majority of the controllers. */
export function metadataSinglePoints(placement: Placement): readonly HostLoad[] {
	const demand = metadataDemand(placement);
	return placement.hosts.filter((load) => isFatal(demand, [load]));
}

/** The hosts whose loss alone may take all replicas of a chunk; where only few hosts were there when it was made. */
export function dataSinglePoints(placement: Placement): readonly HostLoad[] {
	const demand = dataDemand(placement, 'guaranteed');
	return placement.hosts.filter((load) => isFatal(demand, [load]));
}
