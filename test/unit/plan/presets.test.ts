import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { offeredPresets, presetTarget } from '../../../server/src/plan/presets.ts';
import { problemsFor, scenario } from '../../support/plans.ts';
import { clusterOf, ours, scenariosOf, targetTextOf } from '../../support/scenarios.ts';
import { readTree, type Tree } from '../../support/tree.ts';

const root = path.join(import.meta.dirname, '../../..');
const offered = (tree: Tree) => offeredPresets(clusterOf(tree)).map(({ name, newHosts }) => [name, newHosts]);

test('what is offered fits the present state', () => {
	expect(offered(new Map())).toEqual([
		['deploy-single', 1],
		['deploy-dual', 2],
	]);
	expect(offered(scenario('single-to-three').source)).toEqual([
		['deploy-single', 1],
		['single-to-three', 2],
	]);
	expect(offered(scenario('dual-to-three').source)).toEqual([
		['deploy-dual', 2],
		['dual-to-three', 1],
	]);
	expect(offered(scenario('single-to-three').expected)).toEqual([['three-to-five', 2]]);
	expect(offered(scenario('three-to-five').expected)).toEqual([['three-to-five', 2]]);
});

describe('targets that presets make', () => {
	test.for(scenariosOf(ours).map((one) => [one.name, one] as const))('%s', ([name, one]) => {
		const file = path.join(root, 'test/fixtures/scenarios', name, 'target.migration.json');
		expect(targetTextOf(one)).toBe(readFileSync(file, 'utf8'));
	});

	test('packages of one name on every host have that name on the new ones, too', () => {
		const { source } = scenario('three-to-five');
		const alike = new Map([...source].map(([name, text]) => [name.replace(/dolphindb_\d/, 'dolphindb'), text]));
		const { nodes } = presetTarget('three-to-five', clusterOf(alike), ['10.20.0.4', '10.20.0.5']);
		expect(nodes?.['controller4']).toMatchObject({ package: 'dolphindb' });
		expect(nodes?.['controller5']).toMatchObject({ package: 'dolphindb' });
	});

	test('a cluster whose files are for other hosts is deployed to those that are named', () => {
		const { nodes, hosts } = presetTarget('deploy-dual', clusterOf(scenario('dual-to-three').source), ['a', 'b']);
		expect(Object.keys(hosts)).toEqual(['a', 'b']);
		expect(nodes).toMatchObject({
			controller1: { host: 'a' },
			node2: { host: 'b' },
			agent3: { host: 'a', registered: false },
		});
	});
});

describe('the examples', () => {
	test.for([
		['single-server', 'to-three-servers'],
		['single-server', 'install'],
		['dual-server', 'to-three-servers'],
		['dual-server', 'install'],
		['three-servers', 'to-five-servers'],
		['new-cluster', 'two-servers'],
	] as const)('%s/%s can be planned', ([folder, target]) => {
		const tree = readTree(path.join(root, 'examples', folder));
		const files = new Map([...tree].filter(([name]) => !name.endsWith('.json')));
		expect(problemsFor(files, tree.get(`${target}.migration.json`) ?? '')).toEqual([]);
	});
});
