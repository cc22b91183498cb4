import type { Cluster } from '../model/cluster.ts';
import { initialState } from '../plan/initial-state.ts';
import type { Plan, Step } from '../plan/plan.ts';
import type { Source } from '../plan/source.ts';
import { hostState, hostsIn, type SystemState } from '../plan/system-state.ts';
import { type HostFile, wantedCluster } from '../plan/wanted-cluster.ts';
import { configFoldersOf, filesInUse, reconfiguredHosts } from './files-in-use.ts';
import { type SimulatedStep, simulate } from './simulate.ts';

/** What a plan has made of a cluster at one moment. */
export interface Moment {
	/** What was done since the moment before: steps of one kind that follow one another. Nothing before the first step. */
	readonly steps: readonly Step[];
	/** The cluster that the configuration files in use make. */
	readonly cluster: Cluster;
	/** The aliases of the nodes that run, by host. */
	readonly running: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * The moments of a plan that was verified, from before the first step to after the last one. Files that are `known`
 * were read before. Configuration that is in progress shows as the cluster of before: nothing runs by it.
 */
export function momentsOf(plan: Plan, source: Source, known: readonly HostFile[] = []): Moment[] {
	const first = initialState(plan, source);
	const folders = configFoldersOf(plan, first, known);
	const clusterIn = (state: SystemState) =>
		wantedCluster(hostsIn(state).flatMap((host) => filesInUse(state, host, folders)));
	let cluster = clusterIn(first);
	let isOutdated = false;
	const moments = groupsOf(simulate(plan, first).steps).map((group): Moment => {
		const last = group.at(-1) as SimulatedStep; // groups are never empty
		isOutdated ||= group.some((step) => reconfiguredHosts(step, folders).length > 0);
		if (isOutdated && !last.kind.leaves) {
			cluster = clusterIn(last.after);
			isOutdated = false;
		}
		return { steps: group.map(({ step }) => step), cluster, running: runningIn(last.after) };
	});
	return [{ steps: [], cluster: clusterIn(first), running: runningIn(first) }, ...moments];
}

function groupsOf(steps: readonly SimulatedStep[]): SimulatedStep[][] {
	const groups: SimulatedStep[][] = [];
	for (const step of steps) {
		const group = groups.at(-1);
		if (group?.[0]?.kind === step.kind) group.push(step);
		else groups.push([step]);
	}
	return groups;
}

function runningIn(state: SystemState): Moment['running'] {
	return new Map(hostsIn(state).map((host) => [host, hostState(state, host).running]));
}
