import { expect, test, vi } from 'vitest';
import { examineRunbook } from '../../../server/src/features/doctor/examine-runbook.ts';
import { manyMoving } from '../../bench/migration.ts';

const read = vi.hoisted(() => ({ lists: 0 }));
vi.mock(import('../../../server/src/doctor/defects/sites.ts'), async (actual) => {
	const { rowsIn, siteIn } = await actual();
	return {
		siteIn,
		rowsIn: (text) => {
			read.lists++;
			return rowsIn(text);
		},
	};
});

/** How often a list of nodes is read for a runbook on the first host of a cluster. */
function listsRead(hosts: number): number {
	const { snapshot } = manyMoving(hosts);
	const [host] = snapshot.clusters[0]?.hosts ?? [];
	read.lists = 0;
	const config = '/home/dolphindb/server/clusterDemo/config';
	const { changes } = examineRunbook(
		snapshot,
		`# on ${host}\ncd ${config}\nsed -i 's/lanCluster=0/lanCluster=1/' agent.cfg\n`,
	);
	expect(changes).toHaveLength(1);
	return read.lists;
}

test('lists of nodes are read once, however many nodes there are', () => {
	const few = listsRead(5);
	expect(few).toBeGreaterThan(0);
	expect(listsRead(40)).toBe(few);
});
