import { describe, expect, test } from 'vitest';
import { render } from '../../../server/src/base/message.ts';
import type { Plan } from '../../../server/src/plan/plan.ts';
import { planFor, plansFor, problemsFor, scenario } from '../../support/plans.ts';

const five = scenario('three-to-five').expected;
const hosts = Object.fromEntries([1, 2, 3, 4, 5].map((at) => [`10.20.0.${at}`, {}]));
const target = (nodes: object, more: object = {}) =>
	JSON.stringify({ version: 1, kind: 'migrate', hosts, nodes, ...more });
const CONFIG = 'server/clusterDemo/config';
const textOf = (plan: Plan, host: string, path: string) =>
	plan.files.find((file) => file.host === `10.20.0.${host}` && file.path === path)?.after ?? '';
const retired = ({ steps }: Plan) =>
	steps.flatMap(({ kind, operations }) =>
		kind === 'retire' ? operations.flatMap((one) => (one.op === 'rename' ? `${one.host}${one.from}` : [])) : [],
	);

describe('a controller leaves', () => {
	const [first, second] = plansFor(five, target({ controller5: null, agent5: null, controller2: null }));
	const plans = [first as Plan, second as Plan];

	test('one after the other: from five over four to three', () => {
		const sizes = plans.map((plan) => plan.target.filter(({ mode }) => mode === 'controller').length);
		expect(sizes).toEqual([4, 3]);
		expect(plans.map(({ name }) => name)).toEqual(['migrate-1', 'migrate-2']);
	});

	test('its row, its place in sites, its lines and its package go', () => {
		const [plan] = plans as [Plan];
		const nodes = textOf(plan, '1', `/home/dolphindb_1/${CONFIG}/cluster.nodes`);
		expect(nodes).toContain(':controller4,controller');
		expect(nodes).not.toContain('controller5');
		const agent = textOf(plan, '1', `/home/dolphindb_1/${CONFIG}/agent.cfg`);
		expect(agent).toMatch(/^sites=\S*:controller4:controller$/m);
		expect(agent).not.toContain('controller5');
		const names = ['cluster.nodes', 'controller.cfg', 'agent.cfg', 'cluster.cfg'];
		expect(retired(plan)).toEqual(names.map((name) => `10.20.0.5/home/dolphindb_5/${CONFIG}/${name}`));
	});

	test('it is asked whether it is the leader, before anything stops, and it is not started again', () => {
		const [plan] = plans as [Plan];
		const ids = plan.steps.map(({ id }) => id.replace(/^\d+-/, ''));
		expect(ids.indexOf('confirm-leaving')).toBeLessThan(ids.indexOf('confirm-ready'));
		expect(ids).not.toContain('start-controller-controller5');
		expect(ids).toContain('start-controller-controller2');
		const asked = plan.steps.find(({ id }) => id.endsWith('confirm-leaving'))?.operations[0];
		expect(asked).toMatchObject({ question: expect.stringMatching(/controller5 is not the leader/) });
		const back = plan.steps.find(({ id }) => id.endsWith('stop-10.20.0.5'))?.undo;
		expect(JSON.stringify(back)).toContain('startController.sh');
	});

	test('agents that ask it ask the controller of their host, else the first one', () => {
		const files = new Map([...five].map(([name, text]) => [name, text.replace(/^controllerSite=.*$/m, site(2))]));
		const [, plan] = plansFor(files, target({ controller5: null, controller2: null })) as [Plan, Plan];
		expect(textOf(plan, '2', `/home/dolphindb_2/${CONFIG}/agent.cfg`)).toMatch(siteLine(1));
		expect(textOf(plan, '3', `/home/dolphindb_3/${CONFIG}/agent.cfg`)).toMatch(siteLine(3));
	});

	test('what is left over is named', () => {
		const warnings = plans.flatMap((plan) => plan.warnings.map((one) => render(one, 'en')));
		expect(warnings).toContainEqual(expect.stringMatching(/archive by hand: 10\.20\.0\.5:\/home\/dolphindb_5/));
	});
});

const siteOf = (number: number) => new RegExp(`^10\\.20\\.0\\.${number}:(\\d+):controller${number},`, 'm');
const nodesText = [...five].find(([name]) => name.endsWith('cluster.nodes'))?.[1] ?? '';
function site(number: number): string {
	return `controllerSite=${siteOf(number).exec(nodesText)?.[0].slice(0, -1)}`;
}
function siteLine(number: number): RegExp {
	return new RegExp(`^${site(number).replaceAll('.', '\\.')}$`, 'm');
}

describe('data nodes and agents', () => {
	const { source } = scenario('three-to-five');

	test('a drained data node and the agent that nobody needs leave together', () => {
		const plan = planFor(source, target({ node3: null, agent3: null }));
		const asked = plan.steps.find(({ id }) => id.endsWith('confirm-leaving'))?.operations[0];
		expect(asked).toMatchObject({ question: expect.stringMatching(/node3 hold no chunk any more.*moveReplicas/s) });
		const settings = textOf(plan, '1', `/home/dolphindb_1/${CONFIG}/cluster.cfg`);
		expect(settings).toContain('node2.volumes=');
		expect(settings).not.toContain('node3.');
		expect(retired(plan)).toEqual([`10.20.0.3/home/dolphindb_3/${CONFIG}/agent.cfg`]);
		expect(plan.target.map(({ alias }) => alias)).not.toContain('node3');
	});

	test('an agent stays while a data node is on its host', () => {
		expect(problemsFor(source, target({ agent3: null }))).toEqual([
			['nodes.agent3', expect.stringMatching(/agent3 cannot leave: 10\.20\.0\.3 would still run node3/)],
		]);
	});

	test('as many data nodes stay as chunks have replicas', () => {
		expect(problemsFor(source, target({ node3: null, node2: null }))).toEqual([
			['nodes.node2', expect.stringMatching(/Without node2, node3, 1 data nodes are left, but chunks have 2 replicas/)],
		]);
	});

	test('an agent may be registered no longer: its row goes, its file stays', () => {
		const plan = planFor(source, target({ node3: null, agent3: { registered: false } }));
		expect(textOf(plan, '1', `/home/dolphindb_1/${CONFIG}/cluster.nodes`)).not.toContain('agent3');
		expect(retired(plan)).toEqual([]);
	});

	test('an alias that there is not is told of, and does not stop the others', () => {
		const plan = planFor(source, target({ node3: null, agent3: null, node9: null }));
		expect(plan.warnings.map((one) => render(one, 'en'))).toContainEqual(
			expect.stringMatching(/no node node9 to remove/),
		);
		expect(planFor(source, target({ node9: null })).steps).toEqual([]);
	});
});
