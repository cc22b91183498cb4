import { expect, test } from 'vitest';
import type { Operation } from '../../../server/src/plan/operation.ts';
import { withGuards } from '../../../server/src/render/guards.ts';
import { hostOf, ONE, planWith, type StepSketch, TWO } from '../../support/sample-plans.ts';

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

test('of many hosts a copy asks its own and those with controllers, so that scripts grow as the cluster does', () => {
	const guardsOf = (count: number) => {
		const addresses = Array.from({ length: count }, (_, at) => `10.9.0.${at + 1}`);
		const [first = '', second = ''] = addresses;
		const controller = { alias: 'c1', mode: 'controller', port: 1, package: '/p', registered: true } as const;
		const backups = addresses.map(
			(host): StepSketch => ({
				id: `backup-${host}`,
				operations: [{ ...copy, from: { host, path: '/a' }, to: { host, path: '/b' } }],
			}),
		);
		const checks = addresses.map((host): Operation => ({ ...still('/a'), host }) as Operation);
		const plan = planWith([{ id: 'check', operations: checks }, ...backups], {
			hosts: addresses.map(hostOf),
			source: [{ ...controller, host: first }],
			target: [{ ...controller, host: second }],
		});
		const asked = withGuards(plan).steps.slice(1);
		return asked.map(({ operations }) => operations.flatMap((one) => (one.op === 'require' ? one.host : [])));
	};
	const few = guardsOf(16);
	expect(few.map(({ length }) => length)).toEqual(few.map(() => 16));
	const [first, second, third, ...others] = guardsOf(17);
	expect([first, second]).toEqual([
		['10.9.0.1', '10.9.0.2'],
		['10.9.0.1', '10.9.0.2'],
	]);
	expect(third).toEqual(['10.9.0.1', '10.9.0.2', '10.9.0.3']);
	expect(others.map(({ length }) => length)).toEqual(others.map(() => 3));
});
