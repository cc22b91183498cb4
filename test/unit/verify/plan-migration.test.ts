import { describe, expect, test } from 'vitest';
import { render } from '../../../server/src/base/message.ts';
import { sha256 } from '../../../server/src/plan/fingerprint.ts';
import { PLAN_ID } from '../../../server/src/plan/plan-id.ts';
import { planText } from '../../../server/src/plan/plan-text.ts';
import { readPlanText } from '../../../server/src/plan/read-plan-text.ts';
import { planMigration } from '../../../server/src/verify/plan-migration.ts';
import { defaultSettings } from '../../../server/src/workspace/settings.ts';

import { planOf, problemsFor, scenario, snapshotOf } from '../../support/plans.ts';
import { targetTextOf } from '../../support/scenarios.ts';
import type { Tree } from '../../support/tree.ts';
import { workspaceOf } from '../../support/workspace.ts';

const one = scenario('single-to-three');
const text = targetTextOf(one);
const below = (folder: string, tree: Tree) =>
	[...tree].map(([name, content]) => [`${folder}/${name}`, content] as const);

describe('which cluster', () => {
	const two = new Map([...below('blue', one.source), ...below('green', one.source)]);
	const named = (cluster: string) => JSON.stringify({ ...JSON.parse(text), cluster });

	test('has to be said where there are several', () => {
		expect(problemsFor(two, text)).toEqual([
			['cluster', expect.stringMatching(/several clusters: blue .*, green .*Set "cluster"/)],
		]);
	});

	test.for(['green', './green', 'w/green'])('may be said as %s', (cluster) => {
		const planned = planMigration(snapshotOf(two), named(cluster));
		const files = 'stages' in planned ? planned.stages.flatMap(({ plan }) => plan.files) : [];
		expect(files.length).toBe(10);
		expect(files.every(({ workspaceFile }) => workspaceFile?.startsWith('file:///w/green/'))).toBe(true);
	});
});

test('a file in another encoding is not planned with', () => {
	const workspace = workspaceOf([...one.source].map(([name, content]) => [`file:///w/${name}`, content] as const));
	expect(planMigration(workspace.snapshot(), text)).toHaveProperty('stages');
	const [file = '', content] = [...workspace.snapshot().texts][0] ?? [];
	workspace.setText(file, content, 'utf-16le');
	const planned = planMigration(workspace.snapshot(), text);
	const problems = 'problems' in planned ? planned.problems : [];
	expect(problems.map(({ place, message }) => [place, render(message, 'en')])).toEqual([
		[`${file}:1`, `${file} is not in UTF-8. Convert it on the host and in the workspace first.`],
	]);
	workspace.setText(file, content); // the editor has it as text
	expect(planMigration(workspace.snapshot(), text)).toHaveProperty('stages');
});

test('an error that the user switched off does not come back in the new layout', () => {
	const wrong = new Map(
		[...one.source].map(([name, content]) => [name, content.replace('lanCluster=0\n', 'lanCluster=never\n')]),
	);
	expect(problemsFor(wrong, text)[0]?.[1]).toMatch(/cfg-value-type/);
	const workspace = workspaceOf([...wrong].map(([name, content]) => [`file:///w/${name}`, content] as const));
	workspace.setSettings({ ...defaultSettings, severity: { 'cfg-value-type': 'off' } });
	expect(planMigration(workspace.snapshot(), text)).toHaveProperty('stages');
});

describe('the id of a plan', () => {
	test('is the sum of plan.json, with a placeholder where the plan names itself', () => {
		const plan = planOf('single-to-three');
		const turned = planText(plan).replaceAll(plan.id, JSON.stringify(PLAN_ID).slice(1, -1));
		expect(sha256(turned).slice(0, 16)).toBe(plan.id);
	});

	test('plan.json says all of a plan but how it was carried out on the model', () => {
		const plan = planOf('single-to-three');
		const steps = plan.steps.map(({ data: _, ...step }) => step);
		const files = plan.files.map((file) => ({ ...file, workspaceFile: file.workspaceFile?.replace('file:///w/', '') }));
		expect(readPlanText(planText(plan))).toEqual(JSON.parse(JSON.stringify({ ...plan, files, steps })));
		expect(planText({ ...plan })).toBe(planText(plan)); // the same when it is not remembered
	});

	test('changes with any file and any option', () => {
		const idOf = (source: Tree, target: string) => {
			const planned = planMigration(snapshotOf(source), target);
			return 'stages' in planned
				? planned.stages.map(({ plan }) => plan.id).join()
				: planned.problems.map(({ message }) => render(message, 'en'));
		};
		const comment = new Map(
			[...one.source].map(([name, content]) => [name, content.replace('maxLogSize=512', 'maxLogSize=513')]),
		);
		const slower = JSON.stringify({ ...JSON.parse(text), options: { waitSeconds: 700 } });
		const ids = [idOf(one.source, text), idOf(comment, text), idOf(one.source, slower)];
		expect(new Set(ids).size).toBe(3);
		for (const id of ids) expect(id).toMatch(/^[0-9a-f]{16}$/);
	});
});

test('a plan is plain data', () => {
	const plan = planOf('single-to-three');
	expect(JSON.parse(JSON.stringify(plan))).toEqual(JSON.parse(JSON.stringify(structuredClone(plan))));
	expect(JSON.stringify(plan)).not.toContain('\\u0000');
});
