import { describe, expect, test } from 'vitest';
import { orderSteps } from '../../../server/src/plan/order-steps.ts';
import type { Plan, Step } from '../../../server/src/plan/plan.ts';
import type { StepSeed } from '../../../server/src/plan/steps/step-kind.ts';
import { planOf } from '../../support/plans.ts';

const migrations = ['single-to-three', 'dual-to-three', 'three-to-five'] as const;

/** All steps that a step waits for, whatever order a renderer chooses. */
function earlier(plan: Plan, step: Step): Set<string> {
	const byId = new Map(plan.steps.map((one) => [one.id, one]));
	const all = new Set<string>();
	const visit = (id: string) => {
		if (all.has(id)) return;
		all.add(id);
		for (const before of byId.get(id)?.after ?? []) visit(before);
	};
	for (const id of step.after) visit(id);
	return all;
}

function expectBefore(plan: Plan, first: (step: Step) => boolean, second: (step: Step) => boolean): void {
	const firsts = plan.steps.filter(first).map(({ id }) => id);
	const seconds = plan.steps.filter(second);
	expect(firsts.length * seconds.length).toBeGreaterThan(0);
	for (const step of seconds)
		expect([step.id, firsts.filter((id) => !earlier(plan, step).has(id))]).toEqual([step.id, []]);
}

const is =
	(...kinds: string[]) =>
	(step: Step) =>
		kinds.includes(step.kind);
const gate = (name: string) => (step: Step) => step.gate === name;
const confirms = (topic: string) => (step: Step) => step.id.includes(`confirm-${topic}`);

describe.for(migrations)('%s', (name) => {
	const plan = planOf(name);

	test('O1, O2: clients and data nodes, then the rest, and the end is waited for', () => {
		expectBefore(plan, is('begin-outage'), is('stop'));
		for (const stop of plan.steps.filter(is('stop'))) {
			expect(stop.operations.at(-1)).toMatchObject({ op: 'wait-until', probe: { probe: 'no-process-below' } });
		}
	});

	test('O4, O5: a backup of the standing cluster before any change', () => {
		expectBefore(plan, is('stop'), is('backup'));
		expectBefore(plan, is('backup'), is('install-config'));
		expectBefore(plan, is('backup'), is('push-node-list'));
	});

	test('O8: configuration is in place everywhere, and looked at, before anything starts', () => {
		expectBefore(plan, is('install-config'), gate('G2'));
		expectBefore(plan, gate('G2'), is('seal'));
		expectBefore(plan, is('seal'), is('start-controller'));
	});

	test('O11, O12: controllers, gate G3, agents, data nodes', () => {
		expectBefore(plan, is('start-controller'), gate('G3'));
		expectBefore(plan, gate('G3'), is('start-agent'));
		expectBefore(plan, is('start-agent'), is('start-data-nodes'));
	});

	test('O13: the gates are passed in their order', () => {
		expect(plan.steps.flatMap((step) => step.gate ?? [])).toEqual(['G1', 'G2', 'G3', 'G4', 'G5']);
		for (const number of [1, 2, 3, 4]) expectBefore(plan, gate(`G${number}`), gate(`G${number + 1}`));
	});

	test('nothing is deleted', () => {
		const words = plan.steps.flatMap(({ operations, undo }) => [...operations, ...(Array.isArray(undo) ? undo : [])]);
		const programs = new Set(
			words.flatMap((one) => {
				if (one.op !== 'run') return [];
				return one.argv[1] === '-c' ? one.argv.join(' ') : one.argv.slice(0, 2).join(' '); // a script of ours counts whole
			}),
		);
		expect([...programs].sort()).toEqual([
			'cp -p', // with --backup=numbered
			'mv --backup=numbered',
			'mv -nT',
			'sh -c "$@" || [ $? -eq 123 ] stop sh stopAllNode.sh',
			'sh startAgent.sh',
			'sh startController.sh',
		]);
	});
});

describe('where controllers move', () => {
	test.for(['single-to-three', 'dual-to-three'] as const)('%s: O5, O6, O9', (name) => {
		const plan = planOf(name);
		const stoppedAgain = (step: Step) => step.id.endsWith('check-stopped-before-copies');
		expectBefore(plan, stoppedAgain, is('copy'));
		expectBefore(plan, is('copy'), is('retire'));
		expectBefore(plan, is('retire'), is('install-config'));
		expectBefore(plan, is('retire'), is('start-controller'));
	});
});

test('O10, M6: added controllers start one by one behind a leader', () => {
	const plan = planOf('three-to-five');
	const starts = (alias: string) => (step: Step) => step.id.endsWith(`start-controller-${alias}`);
	for (const kept of ['controller1', 'controller2', 'controller3'])
		expectBefore(plan, starts(kept), confirms('leader'));
	expectBefore(plan, confirms('leader'), starts('controller4'));
	expectBefore(plan, starts('controller4'), confirms('joined-controller4'));
	expectBefore(plan, confirms('joined-controller4'), starts('controller5'));
});

test('new packages are installed while the cluster still runs', () => {
	const plan = planOf('three-to-five');
	expectBefore(plan, is('install-package', 'check-licence'), is('begin-outage'));
	expect(plan.moves).toEqual([]);
});

describe('ordering', () => {
	const seeds = (...all: [string, ...string[]][]) =>
		all.map(([key, ...after]) => ({ key, after }) as unknown as StepSeed);
	const order = (...all: [string, ...string[]][]) => orderSteps(seeds(...all)).map(({ key }) => key);

	test('is stable', () => expect(order(['a'], ['b'], ['c', 'a'], ['d'])).toEqual(['a', 'b', 'c', 'd']));
	test('puts what is waited for first', () => expect(order(['a', 'c'], ['b', 'a'], ['c'])).toEqual(['c', 'a', 'b']));
	test('reports circles', () => expect(() => order(['a', 'b'], ['b', 'a'], ['c'])).toThrow('a, b'));
	test('reports two of one key', () => expect(() => order(['a'], ['a'])).toThrow('one key: a'));
});
