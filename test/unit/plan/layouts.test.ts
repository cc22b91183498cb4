import { describe, expect, test } from 'vitest';
import type { Plan } from '../../../server/src/plan/plan.ts';
import { planFor, problemsFor, scenario } from '../../support/plans.ts';

const { source } = scenario('single-to-three');
const hosts = { '10.20.0.1': {}, '10.20.0.2': {}, '10.20.0.3': {} };
const target = (nodes: object, more: object = {}) =>
	JSON.stringify({ version: 1, kind: 'migrate', hosts, nodes, ...more });
const HOME = 'server/clusterDemo/data';

const written = ({ files }: Plan) =>
	files.map(
		({ host, path }) => `${host.slice(-1)}:${path.replace('/home/', '').replace('server/clusterDemo/config/', '')}`,
	);
const moved = ({ moves }: Plan) =>
	moves.map(({ from, to }) => `${from.host.slice(-1)}:${from.path} → ${to.host.slice(-1)}:${to.path}`);
const retired = ({ steps }: Plan) =>
	steps.flatMap(({ kind, operations }) =>
		kind === 'retire' ? operations.flatMap((one) => (one.op === 'rename' ? one.to : [])) : [],
	);

describe('layouts that no preset makes', () => {
	test('a controller leaves its package, whose dormant agent stays', () => {
		const plan = planFor(source, target({ controller2: { host: '10.20.0.2' } }));
		expect(retired(plan)).toEqual(['/home/dolphindb_2/server/clusterDemo/config/controller.cfg.retired']);
		expect(written(plan)).toEqual([
			'1:dolphindb_1/agent.cfg',
			'1:dolphindb_1/cluster.nodes',
			'1:dolphindb_2/agent.cfg',
			'1:dolphindb_2/cluster.nodes',
			'1:dolphindb_3/agent.cfg',
			'1:dolphindb_3/cluster.nodes',
			'2:dolphindb_2/controller.cfg',
			'2:dolphindb_2/cluster.cfg',
			'2:dolphindb_2/cluster.nodes',
		]);
		expect(moved(plan)).toEqual([
			'1:/home/dolphindb_2 → 2:/home/dolphindb_2',
			'1:/data/dolphindb_2/dfsMeta → 2:/data/dolphindb_2/dfsMeta',
		]);
	});

	test('another agent takes over: data nodes stay on their host, their homes move to its package', () => {
		const plan = planFor(
			source,
			target({ controller1: { host: '10.20.0.2' }, agent1: { host: '10.20.0.2' }, agent2: {} }),
		);
		expect(moved(plan)).toEqual([
			`1:/home/dolphindb_1/${HOME}/node1 → 1:/home/dolphindb_2/${HOME}/node1`,
			`1:/home/dolphindb_1/${HOME}/node2 → 1:/home/dolphindb_2/${HOME}/node2`,
			`1:/home/dolphindb_1/${HOME}/node3 → 1:/home/dolphindb_2/${HOME}/node3`,
			'1:/home/dolphindb_1 → 2:/home/dolphindb_1',
			'1:/data/dolphindb_1/dfsMeta → 2:/data/dolphindb_1/dfsMeta',
		]);
		const home = plan.moves.find(({ from }) => from.path === '/home/dolphindb_1');
		expect(home?.excludes).toEqual([
			'*.lic',
			'/server/clusterDemo/config',
			'/server/clusterDemo/log',
			`/${HOME}/node1`,
			`/${HOME}/node2`,
			`/${HOME}/node3`,
		]);
	});

	test('folders of a node that stays are not taken along', () => {
		const files = new Map(
			[...source].map(([name, text]) => [
				name,
				text.replace('node1.volumes=/data/dolphindb_1/volumes', 'node1.volumes=/data/dolphindb_2/node1'),
			]),
		);
		const plan = planFor(
			files,
			target({ controller2: { host: '10.20.0.2' }, agent2: { host: '10.20.0.2' }, node2: { host: '10.20.0.2' } }),
		);
		expect(moved(plan)).toContain('1:/data/dolphindb_2/volumes → 2:/data/dolphindb_2/volumes');
		expect(moved(plan)).not.toContain('1:/data/dolphindb_2 → 2:/data/dolphindb_2');
	});

	test('folders inside the package travel with it, and those in its logs by themselves', () => {
		const files = new Map(
			[...source].map(([name, text]) => [
				name,
				text
					.replace('node2.volumes=/data/dolphindb_2/volumes', 'node2.volumes=/home/dolphindb_2/volumes')
					.replace(
						'node2.redoLogDir=/data/dolphindb_2/redoLog',
						`node2.redoLogDir=/home/dolphindb_2/server/clusterDemo/log/redo`,
					),
			]),
		);
		const plan = planFor(
			files,
			target({ controller2: { host: '10.20.0.2' }, agent2: { host: '10.20.0.2' }, node2: { host: '10.20.0.2' } }),
		);
		expect(moved(plan)).not.toContain('1:/home/dolphindb_2/volumes → 2:/home/dolphindb_2/volumes');
		expect(moved(plan)).toContain(
			'1:/home/dolphindb_2/server/clusterDemo/log/redo → 2:/home/dolphindb_2/server/clusterDemo/log/redo',
		);
	});

	test('packages at other places, and an agent added where a package is', () => {
		const packages = { dolphindb_1: '/opt/a', dolphindb_2: '/opt/b', dolphindb_3: '/opt/c' };
		const plan = planFor(
			source,
			target({ controller3: { host: '10.20.0.3' }, agent3: { host: '10.20.0.3', registered: false } }, { packages }),
		);
		expect(moved(plan)).toContain('1:/opt/c → 3:/opt/c');
		expect(plan.files.every(({ path }) => path.startsWith('/opt/'))).toBe(true);
	});

	test('two nodes that would meet in one folder are refused', () => {
		const files = new Map(
			[...scenario('three-to-five').source].map(([name, text]) => [
				name,
				text.replaceAll('/data/dolphindb_2/', '/data/x/').replaceAll('/data/dolphindb_3/', '/data/x/'),
			]),
		);
		const found = problemsFor(files, target({ node3: { host: '10.20.0.2' } }));
		expect(found[0]?.[1]).toMatch(
			/\/data\/x\/TSDBMeta would come to 10\.20\.0\.2, where node2 uses \/data\/x\/TSDBMeta today/,
		);
	});
});
