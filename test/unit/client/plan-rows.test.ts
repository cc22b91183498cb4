import { describe, expect, test } from 'vitest';
import type { Plan } from '../../../client/src/migration/plan-documents.ts';
import { type PlanRow, planRows } from '../../../client/src/view/plan-rows.ts';
import type { PlanStage, PlanStep } from '../../../server/src/protocol/plan.ts';

const step = (id: string, kind: string, more: Partial<PlanStep> = {}): PlanStep => ({
	...{
		id,
		kind,
		title: `do ${id}`,
		reason: `why ${id}`,
		risk: 'reversible',
		hosts: ['h'],
	},
	...more,
});

const stage = (steps: readonly PlanStep[], more: Partial<PlanStage> = {}): PlanStage => ({
	...{ folder: '', title: '', why: '', runbook: '', steps, warnings: [] },
	...more,
});

function plan(stages: readonly PlanStage[], places: readonly (readonly [string, string])[] = []): Plan {
	const diffs = places.map(([host, path]) => ({ host, path, before: 'a', after: 'b' }));
	return { name: 'p', stages, diffs, files: [], runbook: '' };
}

/** Rows as lines, indented by depth. */
function drawn(rows: readonly PlanRow[], depth = 0): string[] {
	return rows.flatMap((row) => [
		`${'  '.repeat(depth)}${nameOf(row)}`,
		...drawn('rows' in row ? row.rows : [], depth + 1),
	]);
}

function nameOf(row: PlanRow): string {
	switch (row.kind) {
		case 'stage':
			return `stage ${row.stage.title}`;
		case 'alike':
			return `alike ${row.first.id}`;
		case 'step':
			return row.step.id;
		case 'host':
			return `host ${row.host}`;
		case 'change':
			return `${row.at} ${row.change.path}`;
		case 'warning':
		case 'about':
			return row.text;
		default:
			return row.kind;
	}
}

describe('the rows of a plan', () => {
	test('are warnings, steps with their reasons, and changes by host', () => {
		const one = stage([step('1', 'stop', { irreversible: 'never' })], { warnings: ['beware'] });
		expect(
			drawn(
				planRows(
					plan(
						[one],
						[
							['a', '/x'],
							['b', '/y'],
							['a', '/z'],
						],
					),
				),
			),
		).toEqual([
			...['warnings', '  beware', '1', '  why 1', '  h', '  never'],
			...['changes', '  host a', '    0 /x', '    2 /z', '  host b', '    1 /y'],
		]);
	});

	test('show many steps of one kind in a row as one, in the order of the plan', () => {
		const steps = ['1', '2', '3', '4'].map((id) => step(id, 'stop', { hosts: [] }));
		const rows = planRows(plan([stage([...steps, step('5', 'copy'), step('6', 'stop')])]));
		expect(rows.map(nameOf)).toEqual(['alike 1', '5', '6']);
		expect(drawn(rows.slice(0, 1))).toEqual([
			'alike 1',
			...['1', '2', '3', '4'].flatMap((id) => [`  ${id}`, `    why ${id}`]),
		]);
	});

	test('lie below the stages where there are several', () => {
		const stages = ['first', 'second'].map((title, at) => stage([step(`${at}`, 'stop')], { title, warnings: [title] }));
		expect(planRows(plan(stages)).map(nameOf)).toEqual(['stage first', 'stage second']);
	});
});
