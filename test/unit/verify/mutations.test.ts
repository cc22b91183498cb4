import { describe, expect, test } from 'vitest';
import { render } from '../../../server/src/base/message.ts';
import type { Plan, Step } from '../../../server/src/plan/plan.ts';
import type { PresetName } from '../../../server/src/plan/presets.ts';
import type { Source } from '../../../server/src/plan/source.ts';
import { verifyPlan } from '../../../server/src/verify/verify-plan.ts';
import { planOf, scenario, sourceFor } from '../../support/plans.ts';
import { targetTextOf } from '../../support/scenarios.ts';

const known = new Map<PresetName, { plan: Plan; source: Source }>();

function prepared(name: PresetName): { plan: Plan; source: Source } {
	const one = scenario(name);
	const found = known.get(name) ?? { plan: planOf(name), source: sourceFor(one.source, targetTextOf(one)) };
	known.set(name, found);
	return found;
}

function problemsOf(name: PresetName, mutate: (steps: Step[]) => Step[]): string[] {
	const { plan, source } = prepared(name);
	const mutated: Plan = { ...plan, steps: mutate([...plan.steps]).map(free) };
	return verifyPlan(mutated, source).map(({ message }) => render(message, 'en'));
}

/** Without the order that a plan states, so that only what steps mean can tell. */
const free = (step: Step): Step => ({ ...step, after: [] });
const without = (part: string) => (steps: Step[]) => {
	const left = steps.filter(({ id }) => !id.includes(part));
	expect(left.length, `no step ${part}`).toBeLessThan(steps.length);
	return left;
};
/** Puts the first step whose id has a part right before the first one whose id has the other part. */
const putBefore = (moved: string, place: string) => (steps: Step[]) => {
	const step = steps.find(({ id }) => id.includes(moved));
	const rest = steps.filter((one) => one !== step);
	const at = rest.findIndex(({ id }) => id.includes(place));
	expect(step !== undefined && at >= 0, `${moved} before ${place}`).toBe(true);
	return rest.toSpliced(at, 0, step as Step);
};

test('an unchanged plan has no problems', () => {
	expect(problemsOf('single-to-three', (steps) => steps)).toEqual([]);
});

describe('the verification notices', () => {
	test.for<[string, PresetName, (steps: Step[]) => Step[], RegExp]>([
		[
			'a source that is not retired',
			'single-to-three',
			without('retire-dolphindb_2'),
			/controller2 could be started twice, on 10\.20\.0\.1, 10\.20\.0\.2/,
		],
		['a copy after the seal', 'single-to-three', putBefore('seal', 'copy-dolphindb_3'), /copies after the seal/],
		[
			'a copy before the stop',
			'single-to-three',
			putBefore('copy-dolphindb_2', 'stop-10'),
			/copies data while processes run/,
		],
		[
			'a package that is not copied',
			'single-to-three',
			without('copy-dolphindb_2'),
			/data\/controller2 on 10\.20\.0\.2 holds nothing instead of state of controller2/,
		],
		[
			'data that are not copied',
			'single-to-three',
			without('copy-data-dolphindb_3'),
			/\/data\/dolphindb_3\/dfsMeta on 10\.20\.0\.3 holds nothing/,
		],
		[
			'a home that is not copied',
			'single-to-three',
			without('copy-node2-home'),
			/data\/node2 on 10\.20\.0\.2 holds nothing instead of state of node2/,
		],
		['a host that is not stopped', 'dual-to-three', without('stop-10.20.0.2'), /still run on 10\.20\.0\.2/],
		['a missing backup', 'dual-to-three', without('backup-10.20.0.2'), /changes 10\.20\.0\.2 before there is a backup/],
		[
			'a retirement before the copy',
			'single-to-three',
			putBefore('retire-dolphindb_2', 'copy-dolphindb_2'),
			/Step \d+-retire.*holds nothing instead of state of controller2/,
		],
		[
			'a host without its files',
			'dual-to-three',
			without('install-config-10.20.0.2'),
			/In the end \/home\/dolphindb_2\/server\/clusterDemo\/config\/cluster\.nodes on 10\.20\.0\.2 is not the wanted file/,
		],
		[
			'files of hosts that differ',
			'dual-to-three',
			without('install-config-10.20.0.2'),
			/cluster\.nodes differ|differ:/,
		],
		[
			'a check that is left out',
			'single-to-three',
			without('check-config'),
			/Not confirmed yet: configuration of all hosts/,
		],
		['a missing seal', 'single-to-three', without('seal'), /not sealed yet/],
		[
			'an empty controller before the leader',
			'three-to-five',
			putBefore('start-controller-controller4', 'confirm-leader'),
			/Not confirmed yet: leader/,
		],
		[
			'an empty controller before the others run',
			'three-to-five',
			putBefore('start-controller-controller4', 'start-controller-controller1'),
			/controller1 does not run on 10\.20\.0\.1 yet/,
		],
		[
			'two empty controllers at once',
			'three-to-five',
			putBefore('start-controller-controller5', 'confirm-joined-controller4'),
			/Not confirmed yet: joined controller4/,
		],
		[
			'as many empty controllers before the leader as could elect one',
			'three-to-five',
			(steps) =>
				putBefore(
					'start-controller-controller5',
					'confirm-leader',
				)(putBefore('start-controller-controller4', 'confirm-leader')(steps)),
			/without all of the metadata could elect a leader among themselves/,
		],
		[
			'controllers with different lists of members',
			'three-to-five',
			without('install-config-10.20.0.2'),
			/controller1 and controller2 run by different lists of controllers/,
		],
		[
			'a start before the files',
			'single-to-three',
			putBefore('start-controller-controller1', 'install-config'),
			/Not confirmed yet/,
		],
		[
			'agents before the metadata were seen',
			'single-to-three',
			putBefore('start-agent-agent2', 'confirm-metadata'),
			/Not confirmed yet: metadata/,
		],
		[
			'data nodes without their agent',
			'single-to-three',
			without('start-agent-agent2'),
			/agent2 does not run on 10\.20\.0\.2/,
		],
		['a cluster that is not started', 'single-to-three', without('start-data-nodes'), /In the end node1 does not run/],
		[
			'a new package without programs',
			'deploy-dual',
			(steps) => without('install-package-dolphindb_2')(steps),
			/still has sample files/,
		],
		[
			'a step that nobody knows',
			'single-to-three',
			(steps) => steps.map((one) => ({ ...one, kind: one.kind === 'seal' ? 'close' : one.kind })),
			/kind is not known/,
		],
	])('%s', ([, name, mutate, expected]) => {
		expect(problemsOf(name, mutate)).toContainEqual(expect.stringMatching(expected));
	});

	test('a step before one that it waits for', () => {
		const { plan, source } = prepared('single-to-three');
		const [first, ...rest] = plan.steps;
		const found = verifyPlan({ ...plan, steps: [...rest, ...(first ? [first] : [])] }, source);
		expect(found.map(({ message }) => render(message, 'en'))).toContainEqual(
			expect.stringMatching(/01-preflight-10\.20\.0\.1 has to be done before/),
		);
	});

	test('a group of controllers that changes too much at once', () => {
		const { plan, source } = prepared('three-to-five');
		const [one, two, ...rest] = plan.target;
		expect([one?.alias, two?.alias]).toEqual(['controller1', 'controller2']);
		const found = verifyPlan({ ...plan, target: rest }, source);
		expect(found.map(({ message }) => render(message, 'en'))).toContainEqual(
			expect.stringMatching(/3 controllers that loses 2 and gains 2 in one plan could elect/),
		);
	});

	test('every step: without it, something is wrong, unless it only looks', () => {
		for (const name of ['single-to-three', 'dual-to-three', 'three-to-five'] as const) {
			const looks = ['preflight', 'check-licence', 'check-stopped', 'prepare', 'push-node-list'];
			const needless = prepared(name).plan.steps.filter(
				({ id, kind }) => !looks.includes(kind) && problemsOf(name, without(id)).length === 0,
			);
			expect(needless.map(({ id }) => id)).toEqual([]);
		}
	}, 60_000);
});
