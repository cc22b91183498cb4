import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { topologyFormats } from '../../server/src/cli/formats/topology.ts';
import { topologySchema } from '../../server/src/cli/formats/topology-schema.ts';
import { overviewOf } from '../../server/src/features/failure/overview.ts';
import { processesOf } from '../../server/src/model/processes.ts';
import { isSurvived } from '../../server/src/model/survival/failure.ts';
import { namedHosts, nothingOff, offFrom } from '../../server/src/model/survival/off.ts';
import type { FailureReport } from '../../server/src/protocol/failure.ts';
import { clusters as soundClusters } from '../support/arbitraries/cluster.ts';
import { type Files, mutate, mutation } from '../support/arbitraries/files.ts';
import { workspaceFor } from '../support/fixture-findings.ts';
import { correctClusters, sampleClusters } from '../support/sample-clusters.ts';
import { pictureElements } from '../support/topology.ts';
import { workspaceOf } from '../support/workspace.ts';

const samples = new Map([...sampleClusters(), ...correctClusters()]);

/** What of a cluster is off: every second, third, … of its hosts and nodes. */
interface Choice {
	readonly every: number;
	readonly from: number;
}

const choice: fc.Arbitrary<Choice> = fc.record({
	every: fc.integer({ min: 1, max: 6 }),
	from: fc.integer({ min: 0, max: 5 }),
});

describe('damaged clusters', () => {
	const damaged = fc.record({
		cluster: fc.constantFrom(...samples.keys()),
		mutations: fc.array(
			mutation.filter(({ kind }) => kind !== 'hugeLine'),
			{ minLength: 1, maxLength: 4 },
		),
		choice,
	});

	test.each([1, 2, 3])('hundred %i: every failure has an answer in every form', (seed) => {
		fc.assert(
			fc.property(damaged, ({ cluster, mutations, choice }) => {
				const files = mutations.reduce<Files>(mutate, samples.get(cluster) ?? new Map());
				const snapshot = workspaceOf(files).snapshot();
				for (const one of snapshot.clusters) {
					const names = [...namedHosts(one), ...processesOf(one).map(({ site }) => site.alias)];
					const { off, strange } = offFrom(
						one,
						names.filter((_, at) => at % choice.every === choice.from % choice.every),
					);
					expect(strange).toEqual([]);
					for (const locale of ['en', 'zh'] as const) {
						for (const overview of [overviewOf(one, locale), overviewOf(one, locale, off)]) {
							const json: unknown = JSON.parse(topologyFormats.json([overview], locale, []));
							expect(topologySchema.parse(json)).toEqual({ version: 1, clusters: [overview] });
							expect(faultsIn(overview.failure)).toEqual([]);
							for (const format of ['text', 'mermaid'] as const) {
								expect(topologyFormats[format]([overview, overview], locale, [])).not.toMatch(OBEYED);
							}
						}
						const picture = topologyFormats.svg([], locale, [{ snapshot, cluster: one, off }]);
						expect(pictureElements(picture).length).toBeGreaterThan(5);
					}
				}
			}),
			{ seed, numRuns: 100, endOnFailure: true },
		);
	});
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these have to be found
const OBEYED = /[\0-\x08\x0b-\x1f\x7f]/; // by a terminal

function faultsIn({ controllers, raftGroups, data, off, limits, state }: FailureReport): string[] {
	const groups = [controllers, ...raftGroups];
	const [{ stops }, up] = [limits, new Set(off.nodes)];
	return [
		...groups.flatMap(({ members, left }) => left.filter((one) => !members.includes(one))),
		...[...controllers.left, ...data.left].filter((one) => up.has(one)).map((one) => `${one} is off`),
		...(state === 'stops' && stops?.size !== 0 ? ['it has stopped, and more would stop it'] : []),
		...(controllers.hasMajority === true && stops?.size === 0 ? ['it works, and has stopped'] : []),
	];
}

test('random clusters: what is promised of any hosts holds for each, and what is fatal is', () => {
	fc.assert(
		fc.property(soundClusters, (files) => {
			for (const cluster of workspaceFor(files).snapshot().clusters) {
				const { failure } = overviewOf(cluster, 'en');
				const without = (hosts: readonly string[]) =>
					overviewOf(cluster, 'en', { ...nothingOff, hosts: new Set(hosts) }).failure;
				const { stops, data } = failure.limits;
				for (const host of namedHosts(cluster)) {
					const { state } = without([host]);
					if (stops !== null && stops.size > 1) expect(state).not.toBe('stops');
					if (data !== null && data.size > 1 && (stops === null || stops.size > 1))
						expect(isSurvived(without([host]))).toBe(true);
				}
				for (const set of stops?.sets ?? []) expect(without(set).state).toBe('stops');
				for (const set of data?.sets ?? []) expect(isSurvived(without(set))).toBe(false);
			}
		}),
		{ numRuns: 60 },
	);
});
