// What hosts have beside what the workspace says, and a runbook examined, by the number of hosts; runs in a process of its own.
import { performance } from 'node:perf_hooks';
import { type Compared, compare } from '../../server/src/drift/compare.ts';
import { placesOf } from '../../server/src/drift/places.ts';
import { examineRunbook } from '../../server/src/features/doctor/examine-runbook.ts';
import { fetchFiles } from '../../server/src/features/drift/fetch-files.ts';
import { driftReport } from '../../server/src/features/drift/report.ts';
import { readConfigFile } from '../../server/src/model/files/config-file.ts';
import { textOf } from '../../server/src/syntax/tree.ts';
import type { Snapshot } from '../../server/src/workspace/workspace.ts';
import { manyMoving } from './migration.ts';
import { type Measured, OURS } from './result.ts';
import { summary } from './statistics.ts';

const ROUNDS = 3;

/** What is measured, each from a cluster that was read. */
const WORK = {
	'all as it is': (snapshot: Snapshot) => compareAll(snapshot, false),
	'all differ': (snapshot: Snapshot) => compareAll(snapshot, true),
	'fetch script': (snapshot: Snapshot) => void fetchFiles({ cluster: clusterOf(snapshot), target: undefined }),
	'runbook, one host': (snapshot: Snapshot) => void examineRunbook(snapshot, runbookFor(snapshot, 1)),
	'runbook, all hosts': (snapshot: Snapshot) => void examineRunbook(snapshot, runbookFor(snapshot, Infinity)),
};

function clusterOf({ clusters }: Snapshot) {
	const [cluster] = clusters;
	if (!cluster) throw new Error('there is no cluster');
	return cluster;
}

/** Compares with hosts that have the same files, or a value of their own each. */
function compareAll(snapshot: Snapshot, isOther: boolean): void {
	const cluster = clusterOf(snapshot);
	const all = placesOf(cluster).map((place, at): Compared => {
		if (!place.file) return { place, live: { state: 'missing' } };
		const text = textOf(place.file.tree);
		const now = isOther ? `${text}\nmaxMemSize=${at}\n` : text;
		return {
			place,
			live: { state: 'fetched', file: readConfigFile(`host://${place.host}${place.path}`, place.kind, now) },
		};
	});
	const grid = compare(all);
	driftReport(cluster.name, grid, { locale: 'en', all: false, show: (file) => file, times: new Map() });
}

function runbookFor(snapshot: Snapshot, most: number): string {
	const hosts = clusterOf(snapshot)
		.packages.flatMap(({ host }) => host ?? [])
		.slice(0, most);
	return hosts
		.map(
			(host) =>
				`# on ${host}\ncd /home/dolphindb/server/clusterDemo/config\nsed -i 's/lanCluster=0/lanCluster=1/' agent.cfg\n`,
		)
		.join('\n');
}

/** Measures clusters of these sizes. */
export function driftResults(sizes: readonly number[]): Measured[] {
	const snapshots = sizes.map((count) => manyMoving(count).snapshot);
	return Object.entries(WORK).flatMap(([name, work]) => {
		const times = snapshots.map((snapshot) => summary(millisecondsOf(() => work(snapshot))));
		return times.flatMap((time, at): Measured[] => {
			const [count = 1, before = 1] = [sizes[at], sizes[at - 1]];
			const what = `${count.toLocaleString('en-US')} hosts, ${name}`;
			const last = times[at - 1]?.median;
			const measured: Measured = { part: 'drift', what, by: OURS, unit: 'ms', ...time };
			if (last === undefined) return [measured];
			const growth = Math.max(time.median, NOISE) / Math.max(last, NOISE);
			const doubled = growth ** (1 / Math.log2(count / before));
			return [measured, { part: 'drift', what: `${what}, by doubling`, by: OURS, unit: 'times', median: doubled }];
		});
	});
}

/** Below so many milliseconds a time says nothing of how it grows, and counts as this. */
const NOISE = 1;

function millisecondsOf(work: () => void): number[] {
	return Array.from({ length: ROUNDS }, () => {
		const start = performance.now();
		work();
		return performance.now() - start;
	});
}
