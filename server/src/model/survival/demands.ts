import { countHolders, type HostLoad, holdersIn, type Placement } from './placement.ts';

/** When a loss is fatal: once what is lost on all hosts together weighs so much. */
export interface Demand {
	readonly weigh: (lost: HostLoad) => number;
	readonly fatal: number;
}

const NEVER: Demand = { weigh: () => 0, fatal: Number.POSITIVE_INFINITY };

/** The number of members that have to be up and connected in a Raft group of a size. */
export function majorityOf(members: number): number {
	return Math.floor(members / 2) + 1;
}

/** The controllers left are no majority: then nothing works. */
export function metadataDemand({ controllers }: Placement): Demand {
	return { weigh: (lost) => lost.controllers, fatal: controllers - majorityOf(controllers) + 1 };
}

/**
 * Some chunk may have lost all its replicas. *guaranteed*: whatever was the case when it was created. *expected*: where
 * at level 2 there were hosts enough then, which cannot be where a cluster has fewer hosts than replicas.
 */
export function dataDemand(placement: Placement, certainty: 'guaranteed' | 'expected'): Demand {
	const { dataNodes, replicas, level, perZone } = placement;
	if (dataNodes === 0 || perZone) return NEVER;
	const holders = holdersIn(placement);
	const areApart = level === 1 || (level === 2 && certainty === 'expected' && holders >= replicas);
	return areApart
		? { weigh: (lost) => countHolders([lost]), fatal: Math.min(replicas, holders) }
		: { weigh: (lost) => lost.dataNodes, fatal: Math.min(replicas, dataNodes) };
}

/** What some losses weigh together. */
export function weightOf({ weigh }: Demand, lost: readonly HostLoad[]): number {
	return lost.reduce((total, load) => total + weigh(load), 0);
}

/** Whether a loss is fatal. */
export function isFatal(demand: Demand, lost: readonly HostLoad[]): boolean {
	return weightOf(demand, lost) >= demand.fatal;
}
