import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unique } from '../../server/src/base/collections.ts';
import { clusters } from '../support/arbitraries/cluster.ts';
import { allFindings, annotate, workspaceFor } from '../support/fixture-findings.ts';

test('random clusters are correct: no rule has an error or a warning, and each is recognised as one', () => {
	fc.assert(
		fc.property(clusters, (files) => {
			const workspace = workspaceFor(files);
			const grave = allFindings(workspace).filter(({ severity }) => severity === 'error' || severity === 'warning');
			expect(grave.map((finding) => annotate(finding))).toEqual([]);
			const roots = unique([...files.keys()].map((name) => /^(prod|test)\//.exec(name)?.[0]));
			expect(workspace.snapshot().clusters).toHaveLength(roots.length);
		}),
		{ numRuns: 400 },
	);
});

test('random clusters have the shapes that people have', () => {
	const all = fc.sample(clusters, { numRuns: 300, seed: 1 }).map((files) => ({
		text: [...files.values()].join(),
		cluster: workspaceFor(files).snapshot().clusters[0] ?? expect.fail('no cluster'),
	}));
	const counts = (count: (one: (typeof all)[number]) => unknown) => new Set(all.map(count));
	expect(counts(({ cluster: { controllers } }) => controllers.length)).toEqual(new Set([1, 3, 5]));
	expect(counts(({ cluster: { hosts } }) => hosts.length)).toEqual(new Set([1, 2, 3, 4, 5, 6]));
	expect(counts(({ cluster: { controllers, rowsByAlias } }) => rowsByAlias.has(controllers[0]?.alias ?? '')).size).toBe(
		2,
	);
	expect(counts(({ cluster: { packages, hosts } }) => packages.length > hosts.length).size).toBe(2);
	expect(counts(({ cluster: { agreedNodes } }) => agreedNodes?.columns.length)).toEqual(new Set([2, 3, 4]));
	expect(counts(({ cluster: { packages } }) => packages[0]?.hostSource)).toEqual(new Set(['folder', 'sites']));
	expect(counts(({ text }) => text.includes('\r\n')).size).toBe(2);
	expect(counts(({ text }) => text.includes('streamingRaftGroups')).size).toBe(2);
});
