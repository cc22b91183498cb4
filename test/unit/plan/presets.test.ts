import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { offersFor } from '../../../server/src/features/migration/offers.ts';
import type { Plan } from '../../../server/src/plan/plan.ts';
import { offeredPresets, type PresetName, presetTarget } from '../../../server/src/plan/presets.ts';
import { printTarget } from '../../../server/src/plan/target-layout.ts';
import { finalTree } from '../../support/carry-out.ts';
import { planFor, plansFor, problemsFor, scenario } from '../../support/plans.ts';
import { clusterOf, ours, scenariosOf, targetTextOf } from '../../support/scenarios.ts';
import { readTree, type Tree } from '../../support/tree.ts';

const root = path.join(import.meta.dirname, '../../..');
const offered = (tree: Tree) => offeredPresets(clusterOf(tree)).map(({ name, asks }) => [name, asks.length]);

test('what is offered fits the present state', () => {
	expect(offered(new Map())).toEqual([
		['deploy-single', 1],
		['deploy-dual', 2],
	]);
	expect(offered(scenario('single-to-three').source)).toEqual([
		['deploy-single', 1],
		['single-to-three', 2],
		['evacuate-host', 2],
	]);
	expect(offered(scenario('dual-to-three').source)).toEqual([
		['deploy-dual', 2],
		['dual-to-three', 1],
		['evacuate-host', 2],
	]);
	expect(offered(scenario('single-to-three').expected)).toEqual([
		['three-to-five', 2],
		['three-to-seven', 4],
		['three-to-nine', 6],
		['evacuate-host', 2],
	]);
	expect(offered(scenario('three-to-five').expected)).toEqual([
		['five-to-seven', 2],
		['five-to-nine', 4],
		['five-to-three', 2],
		['evacuate-host', 2],
	]);
});

describe('from any number of controllers to any other', () => {
	const addresses = [21, 22, 23, 24, 25, 26].map((at) => `10.20.0.${at}`);
	const three = scenario('three-to-five').source;
	const text = (name: PresetName, tree: Tree, answers: readonly string[]) =>
		printTarget(presetTarget(name, clusterOf(tree), answers));
	const grown = (to: 'five' | 'seven' | 'nine') => text(`three-to-${to}`, three, addresses.slice(0, SIZES[to] - 3));
	const sizes = (plans: readonly Plan[]) =>
		plans.map(({ target }) => target.filter(({ mode }) => mode === 'controller').length);

	test('three to five, seven, nine, with nothing but hosts to fill in', () => {
		expect(sizes(plansFor(three, grown('five')))).toEqual([5]);
		expect(sizes(plansFor(three, grown('seven')))).toEqual([5, 7]);
		expect(sizes(plansFor(three, grown('nine')))).toEqual([5, 9]);
	});

	test('and back again: who leaves is named by alias or host, and takes the agent of the package along', () => {
		const [first] = plansFor(three, grown('five')) as [Plan];
		const five = finalTree(three, grown('five'), first);
		const shrunk = text('five-to-three', five, ['controller5', '10.20.0.21']);
		expect(JSON.parse(shrunk).nodes).toEqual({ controller5: null, controller4: null, agent5: null, agent4: null });
		const plans = plansFor(five, shrunk);
		expect(sizes(plans)).toEqual([4, 3]);
		expect(plans.map(({ target }) => target.length)).toEqual([first.target.length - 2, first.target.length - 4]);
		const options = ['1', '2', '3', '4', '5'].map((number) => `controller${number}`);
		expect(offersFor(clusterOf(five), 'en').find(({ name }) => name === 'five-to-three')?.hosts).toEqual([
			{ question: 'Controller 1 that leaves (alias)', proposal: 'controller5', options },
			{ question: 'Controller 2 that leaves (alias)', proposal: 'controller4', options },
		]);
	});

	test('an agent that data nodes need stays when its controller leaves', () => {
		const five = scenario('three-to-five').expected;
		const { nodes } = presetTarget('five-to-three', clusterOf(five), ['controller3', 'controller4']);
		expect(nodes).toEqual({ controller3: null, controller4: null, agent4: null });
	});
});

const SIZES = { five: 5, seven: 7, nine: 9 };

describe('a host is emptied', () => {
	const { source } = scenario('three-to-five');
	const evacuated = (to: string) => printTarget(presetTarget('evacuate-host', clusterOf(source), ['10.20.0.3', to]));

	test('onto a new one', () => {
		const plan = planFor(source, evacuated('10.20.0.9'));
		expect(plan.target.filter(({ host }) => host === '10.20.0.3')).toEqual([]);
		expect(plan.target.filter(({ host }) => host === '10.20.0.9').map(({ alias }) => alias)).toEqual([
			'controller3',
			'agent3',
			'node3',
		]);
		expect(plan.steps.map(({ kind }) => kind)).toContain('retire');
	});

	test('onto one that has an agent already, which takes over', () => {
		const plan = planFor(source, evacuated('10.20.0.2'));
		expect(plan.target.find(({ alias }) => alias === 'node3')).toMatchObject({
			host: '10.20.0.2',
			package: '/home/dolphindb_2',
		});
		expect(plan.target.find(({ alias }) => alias === 'agent3')).toMatchObject({ registered: false });
	});
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
