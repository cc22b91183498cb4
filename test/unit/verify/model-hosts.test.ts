import { describe, expect, test } from 'vitest';
import { initialState } from '../../../server/src/plan/initial-state.ts';
import { hostState, hostsIn, type SystemState } from '../../../server/src/plan/system-state.ts';
import { simulate } from '../../../server/src/verify/simulate.ts';
import type { ModelHosts } from '../../support/model-hosts.ts';
import { ARCHIVE, ModelRun } from '../../support/model-run.ts';
import { planFor, sourceFor } from '../../support/plans.ts';
import { ours, scenariosOf, targetTextOf } from '../../support/scenarios.ts';

const cases = scenariosOf(ours).flatMap((scenario) => {
	const target = targetTextOf(scenario);
	const unpacked = JSON.stringify({ ...JSON.parse(target), options: { installer: ARCHIVE } });
	const plain = { name: scenario.name as string, source: scenario.source, target };
	return scenario.name.startsWith('deploy')
		? [plain, { ...plain, name: `${scenario.name} from an archive`, target: unpacked }]
		: [plain];
});

describe.for(cases)('$name', ({ source: files, target }) => {
	const plan = planFor(files, target);
	const source = sourceFor(files, target);
	const first = initialState(plan, source);
	const { steps } = simulate(plan, first);
	const end = steps.findIndex(({ step }) => 'irreversible' in step.undo);
	const reversible = end < 0 ? steps : steps.slice(0, end);

	test('operations do what steps mean, step by step', () => {
		const run = new ModelRun(plan, source);
		for (const { step, after } of steps) {
			run.do(step);
			expect(lookAt(run.hosts, after), step.id).toEqual(modelOf(after));
		}
	});

	test('every step may be interrupted anywhere and done again', () => {
		const run = new ModelRun(plan, source);
		for (const { step, after } of steps) {
			const lasts = step.kind !== 'preflight'; // after the first change, hosts are no longer as before
			for (let count = 0; lasts && count <= step.operations.length; count++) run.do(step, count);
			run.do(step);
			expect(lookAt(run.hosts, after), step.id).toEqual(modelOf(after));
		}
	});

	test('from everywhere, taking steps back restores files and processes', () => {
		for (let count = 1; count <= reversible.length; count++) {
			const run = new ModelRun(plan, source);
			for (const { step } of reversible.slice(0, count)) run.do(step);
			for (const { step } of reversible.slice(0, count).reverse()) run.undo(step);
			expect(run.differences(first), `back from ${reversible[count - 1]?.step.id}`).toEqual([]);
		}
	});

	test('after a way back the same plan can be carried out again, with a backup of its own', () => {
		const run = new ModelRun(plan, source);
		for (let attempt = 1; attempt <= 3; attempt++) {
			const before = run.age(first, attempt);
			for (const { step } of reversible) run.do(step);
			expect(run.differences(reversible.at(-1)?.after ?? first), `attempt ${attempt}`).toEqual([]);
			for (const { step } of reversible.toReversed()) {
				run.undo(step);
				if (step.kind === 'push-node-list') expect(run.contents(first)).toEqual(before); // nothing runs yet
			}
			expect(run.differences(first), `way back ${attempt}`).toEqual([]);
		}
	});

	test('a step that was begun, and a way back that was interrupted, change nothing of that', () => {
		for (const [at, { step }] of reversible.entries()) {
			const run = new ModelRun(plan, source);
			for (const { step: earlier } of reversible.slice(0, at)) run.do(earlier);
			run.do(step, Math.floor(step.operations.length / 2));
			for (const { step: begun } of reversible.slice(0, at + 1).reverse()) {
				const count = Array.isArray(begun.undo) ? begun.undo.length : 0;
				run.undo(begun, count === 0 ? 0 : 1 + (at % count));
			}
			expect(run.differences(first), `back from the middle of ${step.id}`).toEqual([]);
		}
	});
});

function modelOf(state: SystemState) {
	return hostsIn(state).map((host) => {
		const { files, folders, running } = hostState(state, host);
		return [host, sorted(files), sorted(folders), [...running].sort()];
	});
}

function lookAt(hosts: ModelHosts, state: SystemState) {
	return hostsIn(state).map((host) => {
		const { files, folders, running } = hosts.look(host);
		for (const path of files.keys()) if (/\.~\d+~$/.test(path)) files.delete(path); // what servers wrote, kept beside
		return [host, sorted(files), sorted(folders), [...running].sort()];
	});
}

function sorted(map: ReadonlyMap<string, string>): [string, string][] {
	return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
