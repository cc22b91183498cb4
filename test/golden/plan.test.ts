import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { render } from '../../server/src/base/message.ts';
import type { Operation } from '../../server/src/plan/operation.ts';
import type { Plan } from '../../server/src/plan/plan.ts';
import { presetTarget } from '../../server/src/plan/presets.ts';
import { printTarget } from '../../server/src/plan/target-layout.ts';
import { finalTree } from '../support/carry-out.ts';
import { planFor, planOfScenario, plansFor } from '../support/plans.ts';
import { clusterOf, ours, scenariosOf, targetTextOf, tutorial, writtenTargets } from '../support/scenarios.ts';

const folder = path.join(import.meta.dirname, '../fixtures/scenarios');

describe('the plans of our own scenarios', () => {
	test.for(scenariosOf(ours).map((one) => [one.name, one] as const))('%s', async ([name, one]) => {
		await expect(outline(planOfScenario(one))).toMatchFileSnapshot(path.join(folder, name, 'outline.txt'));
	});
});

describe('the plans of further presets, one after the other,', () => {
	test.for([
		['five-to-three', 'three-to-five', [5, 4]],
		['three-to-seven', 'single-to-three', [4, 5, 6, 7]],
		['evacuate-host', 'single-to-three', [2, 4]],
	] as const)('%s', async ([name, from, hosts]) => {
		const files = ours.expectedOf(from);
		const answers = hosts.map((number) => ours.address + number);
		const plans = plansFor(files, printTarget(presetTarget(name, clusterOf(files), answers)));
		for (const [at, plan] of plans.entries())
			await expect(outline(plan)).toMatchFileSnapshot(path.join(folder, name, `outline-${at + 1}.txt`));
		expect(plans).toHaveLength(name === 'evacuate-host' ? 1 : 2);
	});
});

describe('targets that people write', () => {
	test.for(writtenTargets)('$name', async ({ name, source, target, expected }) => {
		const plan = planFor(source, target);
		await expect(outline(plan)).toMatchFileSnapshot(path.join(folder, name, 'outline.txt'));
		const end = finalTree(source, target, plan);
		expect([...end].sort()).toEqual([...expected].sort());
		expect(planFor(end, target)).toMatchObject({ steps: [], files: [], moves: [] });
	});
});

describe.for(tutorial ? [ours, tutorial] : [ours])('$title', (family) => {
	test.for(scenariosOf(family).map((one) => [one.name, one] as const))('%s is planned and verified', ([, one]) => {
		expect(planOfScenario(one).steps.length).toBeGreaterThan(10);
	});

	test.for(
		scenariosOf(family)
			.filter(({ source }) => source.size > 0)
			.map((one) => [one.name, one] as const),
	)('%s: planning again from the result gives no steps', ([, one]) => {
		expect(planFor(one.expected, targetTextOf(one))).toMatchObject({ steps: [], files: [], moves: [] });
	});
});

/** A plan in lines: what is done, where, and how it is taken back. */
function outline({ hosts, files, moves, steps, warnings }: Plan): string {
	return [
		`hosts: ${hosts.map(({ address }) => address).join(', ')}`,
		`files: ${files.length} written`,
		...moves.map(
			({ from, to, excludes }) => `move ${from.host}:${from.path} to ${to.host}:${to.path}${excluding(excludes)}`,
		),
		...warnings.map((warning) => `warning: ${render(warning, 'en')}`),
		...steps.flatMap(({ id, title, after, operations, undo, gate, seals }) => [
			'',
			`${id}: ${render(title, 'en')}${gate ? ` (${gate})` : ''}${seals ? ' (seals)' : ''}`,
			...(after.length > 0 ? [`  after ${after.join(', ')}`] : []),
			...operations.map((operation) => `  ${line(operation)}`),
			...('irreversible' in undo
				? [`  no way back: ${render(undo.irreversible, 'en')}`]
				: (undo as readonly Operation[]).map((operation) => `  undo: ${line(operation)}`)),
		]),
		'',
	].join('\n');
}

function line(operation: Operation): string {
	switch (operation.op) {
		case 'run':
			return `${operation.host}: ${operation.argv.join(' ')}${operation.cwd ? ` in ${operation.cwd}` : ''}${operation.unless ? ` unless ${words(operation.unless)}` : ''}`;
		case 'write-file':
			return `${operation.host}: write ${operation.path}, keep ${operation.before === 'absent' ? 'nothing' : operation.keep}`;
		case 'restore-file':
			return `${operation.host}: restore ${operation.path}`;
		case 'copy-tree':
			return `copy ${operation.from.host}:${operation.from.path} to ${operation.to.host}:${operation.to.path}${operation.optional ? ' if there' : ''}${operation.snapshot ? ' once' : ''}${excluding(operation.excludes)}`;
		case 'rename':
			return `${operation.host}: rename ${operation.from} to ${operation.to}`;
		case 'make-folder':
			return `${operation.host}: make ${operation.path}`;
		case 'wait-until':
			return `${operation.host}: wait until ${words(operation.probe)}`;
		case 'require':
			return `${operation.host}: require ${words(operation.probe)}`;
		case 'confirm':
			return `ask: ${operation.question.replaceAll('\n', '\n       ')}`;
	}
}

/** A probe in words; sums are shortened, they say nothing to people. */
function words({ probe, ...rest }: Extract<Operation, { op: 'require' }>['probe']): string {
	const values = Object.values(rest).map((value) =>
		JSON.stringify(value).replace(/"([0-9a-f]{12})[0-9a-f]{52}"/g, '$1…'),
	);
	return [probe, ...values].join(' ');
}

function excluding(excludes: readonly string[]): string {
	return excludes.length > 0 ? ` without ${excludes.join(', ')}` : '';
}
