import { unique } from '../../base/collections.ts';
import type { DataReport, FailureReport, FailureState, GroupReport } from '../../protocol/failure.ts';
import type { Cluster } from '../cluster.ts';
import { processesOf } from '../processes.ts';
import { majorityOf } from './demands.ts';
import { limitsOf } from './limits.ts';
import { isOff, nothingOff, type Off } from './off.ts';
import { outcomeOf } from './outcome.ts';
import { type Keeper, keepersOf, loadsOf, type Placement, placementOf } from './placement.ts';
import { raftGroupsAfter } from './raft-groups-after.ts';
import { unknownIn } from './unknown.ts';
import { unstartableNodes } from './unstartable.ts';

/** What is left of a cluster when hosts and nodes are off, as far as its files tell. */
export function failureOf(cluster: Cluster, off: Off = nothingOff): FailureReport {
	const placement = placementOf(cluster);
	const keepers = keepersOf(cluster);
	const gone = (all: readonly Keeper[]) => all.filter((one) => isOff(off, one));
	const lost = loadsOf(gone(keepers.controllers), gone(keepers.dataNodes));
	const parts = {
		controllers: controllersAfter(keepers.controllers, off),
		data: dataAfter(placement, keepers.dataNodes, off),
		raftGroups: raftGroupsAfter(cluster, off),
		unstartable: unstartableNodes(cluster, off),
	};
	return {
		state: stateOf(parts),
		isStandalone: cluster.isStandalone,
		off: {
			hosts: [...off.hosts],
			nodes: unique(processesOf(cluster).flatMap(({ site }) => (isOff(off, site) ? [site.alias] : []))),
		},
		...parts,
		limits: limitsOf(placement, lost),
		unknown: unknownIn(cluster),
	};
}

function controllersAfter(controllers: readonly Keeper[], off: Off): GroupReport {
	const left = controllers.filter((one) => !isOff(off, one));
	const needed = majorityOf(controllers.length);
	return {
		members: controllers.map(({ alias }) => alias),
		left: left.map(({ alias }) => alias),
		needed,
		hasMajority: controllers.length === 0 ? null : left.length >= needed,
	};
}

function dataAfter(placement: Placement, nodes: readonly Keeper[], off: Off): DataReport {
	const left = nodes.filter((one) => !isOff(off, one));
	const lost = loadsOf(
		[],
		nodes.filter((one) => isOff(off, one)),
	);
	// Controllers are told of by themselves, so they are all up here.
	const { data, newChunks } = outcomeOf(placement, lost);
	return {
		nodes: nodes.map(({ alias }) => alias),
		left: left.map(({ alias }) => alias),
		hostsLeft: unique(left.map(({ host }) => host)).length,
		replicas: placement.perZone ? null : placement.replicas,
		level: placement.level,
		readable: data,
		newPartitions: newChunks ?? null,
	};
}

type Parts = Pick<FailureReport, 'controllers' | 'data' | 'raftGroups' | 'unstartable'>;

function stateOf({ controllers, data, raftGroups, unstartable }: Parts): FailureState {
	if (controllers.hasMajority === null) return 'unknown';
	if (!controllers.hasMajority) return 'stops';
	if (data.readable === 'gone') return 'no-data';
	if (data.readable === 'uncertain') return 'data-at-risk';
	if (data.readable === 'unknown') return 'data-unknown';
	const isWhole = data.readable === 'guaranteed' && data.newPartitions === true && unstartable.length === 0;
	return isWhole && raftGroups.every(({ hasMajority }) => hasMajority !== false) ? 'works' : 'limited';
}

/** Whether a cluster is known to go on with all its data. */
export function isSurvived({ state }: FailureReport): boolean {
	return state === 'works' || state === 'limited';
}
