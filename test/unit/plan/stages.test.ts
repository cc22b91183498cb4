import { describe, expect, test } from 'vitest';
import { render } from '../../../server/src/base/message.ts';
import type { Plan } from '../../../server/src/plan/plan.ts';
import { planMigration } from '../../../server/src/verify/plan-migration.ts';
import { finalTree, runTo } from '../../support/carry-out.ts';
import { planFor, plansFor, problemsFor, scenario, snapshotOf } from '../../support/plans.ts';

const three = scenario('three-to-five').source;
const hostsOf = (...numbers: number[]) => Object.fromEntries(numbers.map((at) => [`10.20.0.${at}`, {}]));
const target = (nodes: object, more: object = {}) =>
	JSON.stringify({ version: 1, kind: 'migrate', hosts: hostsOf(1, 2, 3, 4, 5, 6, 7), nodes, ...more });
const added = (number: number) => [
	`controller${number}`,
	{
		mode: 'controller',
		host: `10.20.0.${number}`,
		port: 8800 + 10 * number,
		package: `dolphindb_${number}`,
		set: { dfsMetaDir: `/data/dolphindb_${number}/dfsMeta` },
	},
];
const stagesFor = (nodes: object, more: object = {}) => {
	const planned = planMigration(snapshotOf(three), target(nodes, more));
	if ('problems' in planned) throw new Error(planned.problems.map(({ message }) => render(message, 'en')).join('\n'));
	return planned.stages;
};
const controllers = ({ target: nodes }: Plan) => nodes.filter(({ mode }) => mode === 'controller').length;

describe('three to seven goes over five', () => {
	const nodes = Object.fromEntries([4, 5, 6, 7].map(added));
	const stages = stagesFor(nodes);
	const plans = stages.map(({ plan }) => plan);

	test('in two plans, and it is said why', () => {
		expect(stages.map(({ label }) => label)).toEqual(['3-to-5-controllers', '5-to-7-controllers']);
		expect(plans.map(controllers)).toEqual([5, 7]);
		expect(render(stages[0]?.why ?? fail(), 'en')).toMatch(
			/The 3 controllers that have the metadata must be a majority/,
		);
		expect(render(stages[0]?.why ?? fail(), 'zh')).toMatch(/3 个控制节点/);
	});

	test('the second is made from the files that the first leaves, and ends where one plan would', () => {
		expect(runTo(three, target(nodes), plans[0] as Plan)).toEqual([]);
		const between = finalTree(three, target(nodes), plans[0] as Plan);
		const only = planFor(between, target(nodes));
		expect(only.files.map(({ host, path, after }) => [host, path, after])).toEqual(
			plans[1]?.files.map(({ host, path, after }) => [host, path, after]),
		);
		const end = finalTree(between, target(nodes), only);
		expect(planFor(end, target(nodes)).steps).toEqual([]);
		expect([...end.keys()].filter((name) => name.endsWith('controller.cfg'))).toHaveLength(7);
	});

	test('files of both name the files of the workspace that they come from', () => {
		for (const { files } of plans)
			for (const { workspaceFile } of files) expect(workspaceFile).toMatch(/^file:\/\/\/w\//);
	});
});

test('moves come with the first plan, and dormant agents with their controllers', () => {
	const dormant = { mode: 'agent', host: '10.20.0.7', port: 8899, package: 'dolphindb_7', registered: false };
	const nodes = { ...Object.fromEntries([4, 5, 6, 7].map(added)), agent7: dormant, node3: { host: '10.20.0.2' } };
	const [first, second] = stagesFor(nodes).map(({ plan }) => plan);
	expect(first?.moves.map(({ from }) => from.host)).toContain('10.20.0.3');
	expect(second?.moves).toEqual([]);
	expect(first?.target.map(({ alias }) => alias)).not.toContain('agent7');
	expect(second?.target.map(({ alias }) => alias)).toContain('agent7');
});

describe('ports', () => {
	const ports = { controller2: { port: 8899 }, agent3: { port: 8898 }, node1: { port: 8897 } };

	test('change everywhere that they stand, and nothing moves', () => {
		const plan = planFor(three, target(ports));
		expect(plan.moves).toEqual([]);
		const end = finalTree(three, target(ports), plan);
		const all = [...end.values()].join('\n');
		expect(all).not.toMatch(/:8802:controller2|:8806:agent3|:8807:node1/);
		expect(all.match(/:8899:controller2/g)?.length).toBeGreaterThanOrEqual(3 + 3 + 1); // nodes, sites, localSite
		expect(planFor(end, target(ports)).steps).toEqual([]);
		expect(runTo(three, target(ports), plan)).toEqual([]);
	});

	test('two nodes may exchange theirs', () => {
		const exchange = { controller1: { port: 8804 }, agent1: { port: 8801 } };
		expect(runTo(three, target(exchange), planFor(three, target(exchange)))).toEqual([]);
	});

	test('are a plan of their own, before nodes move', () => {
		const stages = stagesFor({ ...ports, node3: { host: '10.20.0.2' } });
		expect(stages.map(({ label, plan }) => [label, plan.moves.length > 0])).toEqual([
			['ports', false],
			['nodes', true],
		]);
	});
});

describe('addresses', () => {
	const hosts = { ...hostsOf(1, 3), '10.99.0.2': { was: '10.20.0.2', sshAddress: 'two.example.com' } };

	test('change everywhere that they stand, on the same machines', () => {
		const text = target({}, { hosts });
		const plan = planFor(three, text);
		expect([plan.moves, plan.hosts.map(({ address }) => address)]).toEqual([
			[],
			['10.20.0.1', '10.20.0.3', '10.99.0.2'],
		]);
		const end = finalTree(three, text, plan);
		expect([...end.values()].join('\n')).not.toContain('10.20.0.2');
		expect(planFor(end, text).steps).toEqual([]);
		expect(runTo(three, text, plan)).toEqual([]);
		expect(plan.warnings.map((one) => render(one, 'en'))).toContainEqual(
			expect.stringMatching(/10\.20\.0\.2 becomes 10\.99\.0\.2/),
		);
	});

	test('are a plan of their own, before all else', () => {
		const more = { hosts: { ...hosts, '10.20.0.4': {}, '10.20.0.5': {} } };
		const nodes = { ...Object.fromEntries([4, 5].map(added)), controller1: { port: 8899 } };
		expect(stagesFor(nodes, more).map(({ label }) => label)).toEqual(['addresses', 'ports', 'nodes']);
	});

	test('need an ssh address that holds before and after', () => {
		const blind = { ...hostsOf(1, 3), '10.99.0.2': { was: '10.20.0.2' } };
		expect(problemsFor(three, target({}, { hosts: blind }))).toEqual([
			['hosts.10.99.0.2.sshAddress', expect.stringMatching(/an address that reaches the machine before and after/)],
		]);
	});

	test('cannot be those of another host', () => {
		const two = { ...hostsOf(1), '10.20.0.3': { was: '10.20.0.2' } };
		expect(problemsFor(three, target({}, { hosts: two }))).toContainEqual([
			'hosts.10.20.0.3.was',
			expect.stringMatching(/would give one address to two machines/),
		]);
	});
});

describe('package folders', () => {
	const packages = { ddb: '/opt/ddb' };
	const nodes = { controller2: { package: 'ddb' }, agent2: { package: 'ddb' } };

	test('move on their host, with the homes of their nodes; data stay', () => {
		const text = target(nodes, { packages });
		const plan = planFor(three, text);
		expect(plan.moves.map(({ from, to }) => [from, to])).toEqual([
			[
				{ host: '10.20.0.2', path: '/home/dolphindb_2' },
				{ host: '10.20.0.2', path: '/opt/ddb' },
			],
		]);
		expect(plan.moves[0]?.excludes).not.toContain('*.lic');
		expect(runTo(three, text, plan)).toEqual([]);
		const end = finalTree(three, text, plan);
		expect(planFor(end, text).steps).toEqual([]);
	});

	test('folders inside the old package keep their paths', () => {
		const inside = new Map(
			[...three].map(([name, text]) => [
				name,
				text.replace('node2.volumes=/data/dolphindb_2/volumes', 'node2.volumes=/home/dolphindb_2/volumes'),
			]),
		);
		const [move] = planFor(inside, target(nodes, { packages })).moves;
		expect(move?.excludes).toContain('/volumes');
	});
});

test('a host is evacuated: all of its nodes move, and its package is retired', () => {
	const nodes = Object.fromEntries(['controller3', 'agent3', 'node3'].map((alias) => [alias, { host: '10.20.0.7' }]));
	const plan = planFor(three, target(nodes));
	expect(plan.target.filter(({ host }) => host === '10.20.0.3')).toEqual([]);
	expect(plan.steps.map(({ id }) => id)).toContainEqual(expect.stringMatching(/retire-dolphindb_3-on-10\.20\.0\.3$/));
	expect(runTo(three, target(nodes), plan)).toEqual([]);
});

test('removals on hosts: from five to three and back over all ways back', () => {
	const five = scenario('three-to-five').expected;
	const text = target({ controller5: null, controller4: null, agent4: null });
	const [first, second] = plansFor(five, text) as [Plan, Plan];
	expect(runTo(five, text, first)).toEqual([]);
	const between = finalTree(five, text, first);
	const left = target({ controller4: null, agent4: null });
	expect(runTo(between, left, planFor(between, left))).toEqual([]);
	expect(second.target.filter(({ mode }) => mode === 'controller')).toHaveLength(3);
});

function fail(): never {
	throw new Error('there is no such stage');
}
