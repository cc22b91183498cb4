import fc from 'fast-check';
import { expect, test } from 'vitest';
import { initialState } from '../../../server/src/plan/initial-state.ts';
import type { Plan, Step } from '../../../server/src/plan/plan.ts';
import { hostsIn } from '../../../server/src/plan/system-state.ts';
import { configFoldersOf, filesInUse } from '../../../server/src/verify/files-in-use.ts';
import { simulate } from '../../../server/src/verify/simulate.ts';
import { verifyPlan } from '../../../server/src/verify/verify-plan.ts';
import { migrations } from '../../support/arbitraries/migration.ts';
import { ModelRun } from '../../support/model-run.ts';
import { planFor, sourceFor } from '../../support/plans.ts';
import type { Tree } from '../../support/tree.ts';

const runs = { numRuns: 15 };

test('every such migration can be planned, and verifies in any order that respects what steps wait for', () => {
	fc.assert(
		fc.property(migrations, fc.infiniteStream(fc.nat()), ({ files, target }, choices) => {
			const plan = planFor(files, target);
			const shuffled = { ...plan, steps: shuffle(plan.steps, choices) };
			expect(verifyPlan(shuffled, sourceFor(files, target))).toEqual([]);
		}),
		runs,
	);
});

test('the order of files and of keys in the target does not matter', () => {
	fc.assert(
		fc.property(migrations, ({ files, target }) => {
			const turned = JSON.parse(target, (_, value) =>
				isObject(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
			);
			const again = planFor(new Map([...files].reverse()), JSON.stringify(turned));
			expect(JSON.stringify(again)).toBe(JSON.stringify(planFor(files, target)));
		}),
		runs,
	);
});

test('planning again from the result gives no steps', () => {
	fc.assert(
		fc.property(migrations, ({ files, target }) => {
			const plan = planFor(files, target);
			const after = resultOf(plan, files, target);
			expect(planFor(after, target)).toMatchObject({ steps: [], files: [], moves: [] });
		}),
		runs,
	);
});

test('on hosts, operations do what steps mean, and the way back leads back', () => {
	fc.assert(
		fc.property(migrations, fc.nat(), ({ files, target }, choice) => {
			const plan = planFor(files, target);
			const source = sourceFor(files, target);
			const { steps, last } = simulate(plan, initialState(plan, source));
			const end = steps.findIndex(({ step }) => 'irreversible' in step.undo);
			const back = steps.slice(0, end < 0 ? 0 : choice % (end + 1));
			const run = new ModelRun(plan, source);
			for (const { step } of back) run.do(step);
			for (const { step } of back.toReversed()) run.undo(step);
			expect(run.differences(initialState(plan, source))).toEqual([]);
			const forward = new ModelRun(plan, source);
			for (const { step } of steps) forward.do(step);
			expect(forward.differences(last)).toEqual([]);
		}),
		runs,
	);
});

/** Any order that respects what steps wait for. */
function shuffle(steps: readonly Step[], choices: Iterator<number>): Step[] {
	const done = new Set<string>();
	const left = [...steps];
	const order: Step[] = [];
	while (left.length > 0) {
		const ready = left.filter(({ after }) => after.every((id) => done.has(id)));
		const next = ready[choices.next().value % ready.length] as Step; // a plan has no circles
		order.push(next);
		done.add(next.id);
		left.splice(left.indexOf(next), 1);
	}
	return order;
}

/** The files in use in the end, as a workspace would have them. */
function resultOf(plan: Plan, files: Tree, target: string): Tree {
	if (plan.steps.length === 0) return files;
	const first = initialState(plan, sourceFor(files, target));
	const { last } = simulate(plan, first);
	const folders = configFoldersOf(plan, first);
	const inUse = hostsIn(last).flatMap((host) => filesInUse(last, host, folders));
	return new Map(
		inUse.map(({ host, path, after }) => [host + path.replace(/^.*(\/pack_\d+)\/server\/clusterDemo/, '$1'), after]),
	);
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
