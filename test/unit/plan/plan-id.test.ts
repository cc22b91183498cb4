import { expect, test } from 'vitest';
import { planMigration } from '../../../server/src/verify/plan-migration.ts';
import { scenario } from '../../support/plans.ts';
import { targetTextOf } from '../../support/scenarios.ts';
import { workspaceOf } from '../../support/workspace.ts';

const { source, ...rest } = scenario('single-to-three');
const target = targetTextOf({ source, ...rest });

function idsIn(folder: string): readonly string[] {
	const files = [...source].map(([name, text]) => [`${folder}/${name}`, text] as const);
	const planned = planMigration(workspaceOf(files).snapshot(), target);
	return 'stages' in planned ? planned.stages.map(({ plan }) => plan.id) : [];
}

test('a plan has the same id wherever the workspace lies', () => {
	const ids = idsIn('file:///home/a/clusters');
	expect(ids).toHaveLength(1);
	expect(idsIn('file:///c%3A/b')).toEqual(ids);
});
