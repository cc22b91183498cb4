import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makePlan } from '../../../server/src/plan/make-plan.ts';
import type { Step } from '../../../server/src/plan/plan.ts';
import { readTarget } from '../../../server/src/plan/read-target.ts';
import type { Target } from '../../../server/src/plan/target-layout.ts';
import { verifyPlan } from '../../../server/src/verify/verify-plan.ts';
import { type Migration, migrations } from '../../support/arbitraries/migration.ts';
import { finalTree, runTo } from '../../support/carry-out.ts';
import { planFor, plansFor, sourceFor, stagesFor } from '../../support/plans.ts';
import type { Tree } from '../../support/tree.ts';

const runs = { numRuns: 15 };
const timeout = 120_000;

test('every such migration can be planned, and verifies in any order that respects what steps wait for', {
	timeout,
}, () => {
	fc.assert(
		fc.property(migrations, fc.infiniteStream(fc.nat()), (migration, choices) => {
			for (const { files, target, plan } of carriedOut(migration)) {
				const shuffled = { ...plan, steps: shuffle(plan.steps, choices) };
				expect(verifyPlan(shuffled, sourceFor(files, target))).toEqual([]);
			}
		}),
		runs,
	);
});

test('the order of files and of keys in the target does not matter', { timeout }, () => {
	fc.assert(
		fc.property(migrations, ({ files, target }) => {
			const turned = JSON.parse(target, (_, value) =>
				isObject(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
			);
			const again = plansFor(new Map([...files].reverse()), JSON.stringify(turned));
			expect(JSON.stringify(again)).toBe(JSON.stringify(plansFor(files, target)));
		}),
		runs,
	);
});

test('planning again from the result gives no steps', { timeout }, () => {
	fc.assert(
		fc.property(migrations, (migration) => {
			const last = carriedOut(migration).at(-1);
			const end = last ? finalTree(last.files, last.target, last.plan) : migration.files;
			expect(planFor(end, migration.target)).toMatchObject({ steps: [], files: [], moves: [] });
		}),
		runs,
	);
});

test('of several plans, each is the one that its turn would bring from the files on the hosts', { timeout }, () => {
	const filesOf = (files: readonly { host: string; path: string; after: string }[]) =>
		files.map(({ host, path, after }) => [host, path, after]);
	fc.assert(
		fc.property(migrations, (migration) => {
			for (const { files, target, plan } of carriedOut(migration).slice(1)) {
				const part = readTarget(target).target as Target; // it was planned with
				const now = makePlan(sourceFor(files, target), part);
				expect(filesOf(plan.files)).toEqual(filesOf(now.files));
				expect(plan.steps.map(({ id }) => id)).toEqual(now.steps.map(({ id }) => id));
			}
		}),
		{ numRuns: 8 },
	);
});

test('on hosts, operations give the predicted files, and the way back from every step leads to the start', {
	timeout: 2 * timeout,
}, () => {
	fc.assert(
		fc.property(migrations, (migration) => {
			for (const { files, target, plan } of carriedOut(migration)) expect(runTo(files, target, plan)).toEqual([]);
		}),
		{ numRuns: 10 },
	);
});

/** The plans to a target, each with the files before it and its part of the target. */
function carriedOut({ files, target }: Migration) {
	let tree: Tree = files;
	return stagesFor(files, target).map((stage) => {
		const before = { files: tree, target: JSON.stringify(stage.target), plan: stage.plan };
		tree = finalTree(tree, before.target, stage.plan);
		return before;
	});
}

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

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
