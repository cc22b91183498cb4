import { expect, test } from 'vitest';
import type { Operation } from '../../../server/src/plan/operation.ts';
import { withGuards } from '../../../server/src/render/guards.ts';
import { ONE, planWith, type StepSketch, TWO } from '../../support/sample-plans.ts';

const still = (folder: string): Operation => ({
	op: 'require',
	host: ONE,
	probe: { probe: 'no-process-below', folders: [folder] },
	problem: 'It runs.',
});
const copy: Operation = {
	op: 'copy-tree',
	from: { host: ONE, path: '/a' },
	to: { host: TWO, path: '/a' },
	excludes: [],
};
const operationsOf = (...steps: StepSketch[]) => withGuards(planWith(steps)).steps.map(({ operations }) => operations);

test('a copy repeats the last check of a standstill before it', () => {
	expect(
		operationsOf(
			{ id: '01-copy', operations: [copy] },
			{ id: '02-check', operations: [still('/a')] },
			{ id: '03-check', operations: [still('/b'), still('/c')] },
			{ id: '04-copy', operations: [copy] },
		),
	).toEqual([[copy], [still('/a')], [still('/b'), still('/c')], [still('/b'), still('/c'), copy]]);
});

test('a copy with a check of its own, one after the seal, and other steps are left alone', () => {
	const rest: StepSketch[] = [
		{ id: '02-copy', operations: [still('/x'), copy] },
		{ id: '03-ask', operations: [{ op: 'confirm', question: '?' }] },
		{ id: '04-seal', operations: [], seals: true },
		{ id: '05-copy', operations: [copy] },
	];
	expect(operationsOf({ id: '01-check', operations: [still('/a')] }, ...rest).slice(1)).toEqual(
		rest.map(({ operations }) => operations),
	);
});
