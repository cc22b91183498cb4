import fc from 'fast-check';
import { expect, test } from 'vitest';
import { render } from '../../server/src/base/message.ts';
import { offeredPresets, presetTarget } from '../../server/src/plan/presets.ts';
import type { TargetInput } from '../../server/src/plan/target-layout.ts';
import { planMigration } from '../../server/src/verify/plan-migration.ts';
import { clusters } from '../support/arbitraries/cluster.ts';
import { finalTree, runTo } from '../support/carry-out.ts';
import { planFor, snapshotOf } from '../support/plans.ts';
import { clusterOf } from '../support/scenarios.ts';
import type { Tree } from '../support/tree.ts';

/**
 * Clusters of several controllers, alone in their workspace. Where a folder has the name of its host, it could not be
 * read any more once its package lies on another one: people have to rename it then.
 */
const groups = clusters.filter((files) => {
	const cluster = [...files.keys()].some((name) => /^(prod|test)\//.test(name)) ? undefined : clusterOf(files);
	return cluster?.isHa === true && !cluster.packages.some(({ name }) => cluster.hosts.includes(name));
});

/** What is asked of the planner, before there is a cluster. */
interface Wish {
	readonly preset: number;
	readonly emptied: number;
	readonly ports: number;
	readonly first: number;
}

const wishes: fc.Arbitrary<Wish> = fc.record({
	preset: fc.nat(),
	emptied: fc.nat(),
	ports: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3 })),
	first: fc.nat(),
});

test('of any cluster, what is asked for is planned as it can be carried out and taken back, or refused for a reason', () => {
	let carriedOut = 0;
	fc.assert(
		fc.property(groups, wishes, (files, wish) => {
			const text = JSON.stringify(targetFor(files, wish));
			const planned = planMigration(snapshotOf(files), text);
			if ('problems' in planned) {
				const said = planned.problems.map(({ message }) => render(message, 'en'));
				expect(said.filter((one) => /^(Step|In the end|A group of|The plan)/.test(one))).toEqual([]); // verify never has to refuse
				return;
			}
			let tree: Tree = files;
			for (const { plan, target } of planned.stages) {
				const part = JSON.stringify(target);
				expect(runTo(tree, part, plan)).toEqual([]);
				tree = finalTree(tree, part, plan);
				carriedOut++;
			}
			expect(planFor(tree, text).steps).toEqual([]);
		}),
		{ numRuns: 40 },
	);
	expect(carriedOut).toBeGreaterThan(10);
});

/** A preset that is offered, with answers, and other ports for some of the nodes. */
function targetFor(files: Tree, { preset, emptied, ports, first }: Wish): TargetInput {
	const cluster = clusterOf(files);
	const offered = offeredPresets(cluster).filter(({ name }) => !name.startsWith('deploy'));
	const chosen = offered[preset % offered.length];
	const hosts = cluster?.hosts ?? [];
	const leaving = [...(cluster?.rowsByAlias.values() ?? [])].filter(({ mode }) => mode === 'controller');
	const answers = chosen?.asks.map((ask, at) => {
		if (ask === 'emptied-host') return hosts[emptied % hosts.length] ?? '';
		return ask === 'leaving-controller' ? (leaving[at]?.alias ?? '') : `10.99.0.${at + 1}`;
	});
	const target = presetTarget(chosen?.name ?? 'evacuate-host', cluster, answers ?? []);
	const rows = [...(cluster?.rowsByAlias.values() ?? [])];
	for (const [at, { alias }] of rows
		.slice(first % rows.length)
		.slice(0, ports)
		.entries()) {
		const node = target.nodes?.[alias];
		if (node !== null) target.nodes = { ...target.nodes, [alias]: { ...node, port: 31_000 + at } };
	}
	return target;
}
