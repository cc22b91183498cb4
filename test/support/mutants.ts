import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Files, mutate, mutation } from './arbitraries/files.ts';
import { sampleClusters } from './sample-clusters.ts';
import { faultsOf } from './sound-answers.ts';
import { watchdog } from './watchdog.ts';

/** Tests with damaged clusters, a thousand for each seed: by itself, so that the runner hears of the worker in between. */
export function describeMutants(seeds: readonly number[]): void {
	const clusters = sampleClusters();
	const mutant = fc.record({
		cluster: fc.constantFrom(...clusters.keys()),
		mutations: fc.array(mutation, { minLength: 1, maxLength: 3 }),
	});
	const beforeRun = watchdog('damaged cluster');
	describe.each(seeds)('thousand %i of damaged clusters', (seed) => {
		test('is read and judged, and every place lies in its file', () => {
			let run = 0;
			fc.assert(
				fc.property(mutant, ({ cluster, mutations }) => {
					beforeRun(seed * 1_000_000 + ++run);
					expect(faultsOf(mutations.reduce<Files>(mutate, clusters.get(cluster) ?? new Map()))).toEqual([]);
				}),
				{ seed, numRuns: 1000, endOnFailure: true },
			);
		});
	});
}
