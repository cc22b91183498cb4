import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { allAtOnce } from '../../../server/src/base/pieces.ts';
import { planDrawing } from '../../../server/src/features/topology/plan-drawing.ts';
import type { PlanDrawing } from '../../../server/src/protocol/topology.ts';
import { planOfScenario, scenario, snapshotOf } from '../../support/plans.ts';
import { ours, type Scenario, scenariosOf, targetTextOf } from '../../support/scenarios.ts';
import { nodesIn, pictureElements } from '../../support/topology.ts';

function drawn({ source, ...rest }: Scenario, locale: 'en' | 'zh' = 'en'): PlanDrawing {
	const made = allAtOnce(planDrawing(snapshotOf(source), targetTextOf({ source, ...rest }), undefined, locale));
	if ('problems' in made) throw new Error('there is a plan');
	return made;
}

/** Where nodes are at a moment: `alias on host`. */
function present({ scene, moments }: PlanDrawing, at: number): string[] {
	const absent = new Set(moments.at(at)?.absent);
	return scene.hosts
		.flatMap(({ address, packages }) =>
			packages.flatMap(({ nodes }) =>
				nodes.flatMap(({ id, alias }) => (absent.has(id) ? [] : [`${alias} on ${address}`])),
			),
		)
		.sort();
}

describe.each(scenariosOf(ours).map((one) => [one.name, one] as const))('before and after %s', (name, one) => {
	const drawing = drawn(one);
	const plan = planOfScenario(one);
	const on = (placements: typeof plan.source) => placements.map(({ alias, host }) => `${alias} on ${host}`).sort();

	test('shows where every node is in the end, and where it was', () => {
		expect(present(drawing, -1)).toEqual(on(plan.target));
		if (plan.kind === 'migrate') expect(present(drawing, 0)).toEqual(on(plan.source));
	});

	test('draws a line for each node that moves, between two boxes with ids of their own', () => {
		const places = (all: typeof plan.source) =>
			new Map(all.map(({ alias, host, package: pkg }) => [alias, `${host}${pkg}`]));
		const [from, to] = [places(plan.kind === 'migrate' ? plan.source : plan.target), places(plan.target)];
		const moved = [...from].filter(([alias, place]) => to.has(alias) && to.get(alias) !== place);
		expect(drawing.scene.moves).toHaveLength(moved.length);
		const ids = nodesIn(drawing).map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		const lines = pictureElements(drawing.svg).filter(({ attributes }) => attributes['class'] === 'move');
		expect(lines).toHaveLength(moved.length);
		const left = new Map(nodesIn(drawing).map((node) => [node.id, node.isLeft]));
		for (const { from: start, to: end } of drawing.scene.moves)
			expect([left.get(start), left.get(end)]).toEqual([true, false]);
		for (const { from: start, to: end } of drawing.scene.moves)
			expect(ids).toEqual(expect.arrayContaining([start, end]));
	});

	test('has all steps of the plan', () => {
		expect(drawing.moments.flatMap(({ steps }) => steps)).toEqual(plan.steps.map(({ id }) => id));
	});

	test('is the picture of before', async () => {
		const file = path.join(import.meta.dirname, `../../fixtures/topology/plan-${name}.svg`);
		await expect(drawing.svg).toMatchFileSnapshot(file);
	});
});

test('while all nodes stand still, it says so; in the end nothing is off', () => {
	const { moments } = drawn(scenario('single-to-three'));
	expect(moments[0]).toMatchObject({ title: 'Before the migration', steps: [], off: [], verdicts: [] });
	expect(moments.at(-1)).toMatchObject({ off: [], verdicts: [] });
	const still = moments.find(({ verdicts }) => verdicts.length > 0);
	expect(still?.verdicts.join(' ')).toMatch(/controller/);
	expect(moments.some(({ isIrreversible }) => isIrreversible)).toBe(true);
	expect(drawn(scenario('single-to-three'), 'zh').moments[0]?.title).toBe('迁移之前');
});

test('a node that moves to a host before its own goes there, and not back', () => {
	const one = scenario('three-to-five');
	const target = {
		version: 1,
		kind: 'migrate',
		hosts: Object.fromEntries([1, 2, 3].map((n) => [`10.20.0.${n}`, {}])),
		nodes: { node3: { host: '10.20.0.1' } },
	};
	const made = allAtOnce(planDrawing(snapshotOf(one.source), JSON.stringify(target), undefined, 'en'));
	expect('scene' in made && made.scene.moves.map(({ spoken }) => spoken)).toEqual([
		'node3 moves from 10.20.0.3 to 10.20.0.1',
	]);
});
