import { expect, test } from 'vitest';
import { blueprintOf } from '../../../server/src/plan/blueprint.ts';
import { wantedCluster } from '../../../server/src/plan/wanted-cluster.ts';
import { planMigration } from '../../../server/src/verify/plan-migration.ts';
import { manyMoving } from '../../bench/migration.ts';

test('files that the plan leaves as they are stand in memory once: the wanted ones have the lines of those of today', () => {
	const { snapshot, target } = manyMoving(5);
	const planned = planMigration(snapshot, target);
	if (!('stages' in planned)) throw new Error('there is no plan');
	const known = new Set<unknown>([...snapshot.files.values()].map(({ tree }) => tree));
	const kept = planned.stages.flatMap((stage) => {
		const { files } = blueprintOf(stage.source, stage.target);
		const models = wantedCluster(files).files;
		return files.flatMap(({ before, after, host, path }) =>
			before === after ? models.filter(({ id }) => id === `host://${host}${path}`) : [],
		);
	});
	expect(kept.length).toBeGreaterThan(5);
	expect(kept.filter(({ tree }) => !known.has(tree)).map(({ id }) => id)).toEqual([]);
});
