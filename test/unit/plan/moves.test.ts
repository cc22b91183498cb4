import { describe, expect, test } from 'vitest';
import { type PlannedMove, plannedMoves } from '../../../server/src/plan/moves.ts';
import { readTarget } from '../../../server/src/plan/read-target.ts';
import { readSource } from '../../../server/src/plan/source.ts';
import { packagePath, wantedLayout } from '../../../server/src/plan/wanted.ts';
import { clusterOf, ours, type Scenario, scenariosOf, targetTextOf } from '../../support/scenarios.ts';
import type { Tree } from '../../support/tree.ts';

function movesOf(source: Tree, targetText: string): PlannedMove[] {
	const { target } = readTarget(targetText);
	const cluster = clusterOf(source);
	if (!target || !cluster) throw new Error('this needs a target and a cluster');
	const layout = readSource(cluster, (pkg) => packagePath(target, pkg.name, pkg.host ?? ''));
	return plannedMoves(layout, wantedLayout(layout, target));
}

const scenarios = new Map(scenariosOf(ours).map((scenario) => [scenario.name, scenario]));
const scenario = (name: Scenario['name']) => scenarios.get(name) as Scenario;
const shown = (moves: readonly PlannedMove[]) =>
	moves.map(({ from, to }) => `${from.host.slice(-1)}:${from.path} → ${to.host.slice(-1)}:${to.path}`);
const HOME = 'server/clusterDemo/data';

describe('the moves of MIGRATIONS', () => {
	test('one server to three (section 10)', () => {
		const { source } = scenario('single-to-three');
		const moves = movesOf(source, targetTextOf(scenario('single-to-three')));
		expect(shown(moves)).toEqual([
			'1:/home/dolphindb_2 → 2:/home/dolphindb_2',
			'1:/data/dolphindb_2 → 2:/data/dolphindb_2',
			`1:/home/dolphindb_1/${HOME}/node2 → 2:/home/dolphindb_2/${HOME}/node2`,
			'1:/home/dolphindb_3 → 3:/home/dolphindb_3',
			'1:/data/dolphindb_3 → 3:/data/dolphindb_3',
			`1:/home/dolphindb_1/${HOME}/node3 → 3:/home/dolphindb_3/${HOME}/node3`,
		]);
		expect(moves[0]?.excludes).toEqual([
			'*.lic',
			'/server/clusterDemo/config',
			'/server/clusterDemo/log',
			`/${HOME}/node2`,
		]);
		expect(moves[1]?.excludes).toEqual([]);
	});

	test('two servers to three (section 11)', () => {
		const { source } = scenario('dual-to-three');
		expect(shown(movesOf(source, targetTextOf(scenario('dual-to-three'))))).toEqual([
			'1:/home/dolphindb_3 → 3:/home/dolphindb_3',
			'1:/data/dolphindb_3 → 3:/data/dolphindb_3',
			`1:/home/dolphindb_1/${HOME}/node3 → 3:/home/dolphindb_3/${HOME}/node3`,
		]);
	});

	test('three controllers to five (section 12): no data moves', () => {
		const { source } = scenario('three-to-five');
		expect(movesOf(source, targetTextOf(scenario('three-to-five')))).toEqual([]);
	});
});
