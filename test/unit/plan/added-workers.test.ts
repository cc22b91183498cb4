import { describe, expect, test } from 'vitest';
import { render } from '../../../server/src/base/message.ts';
import type { Plan } from '../../../server/src/plan/plan.ts';
import type { PreflightData } from '../../../server/src/plan/steps/preflight.ts';
import { renderAll } from '../../../server/src/render/registry.ts';
import { finalTree, runTo } from '../../support/carry-out.ts';
import { planFor, problemsFor, scenario } from '../../support/plans.ts';
import type { Tree } from '../../support/tree.ts';

const { source } = scenario('three-to-five');
const hosts = Object.fromEntries([1, 2, 3, 4].map((at) => [`10.20.0.${at}`, {}]));
const target = (nodes: object, more: object = {}) =>
	JSON.stringify({ version: 1, kind: 'migrate', hosts, nodes, ...more });
const agent4 = { mode: 'agent', host: '10.20.0.4', port: 8807, package: 'dolphindb_4' };
const node4 = { mode: 'datanode', host: '10.20.0.4', port: 8814 };

/** The files with texts replaced in those of a kind. */
const edited = (kind: string, ...edits: readonly (readonly [string | RegExp, string])[]) =>
	editedIn(source, kind, edits);
const editedIn = (files: Tree, kind: string, edits: readonly (readonly [string | RegExp, string])[]): Tree =>
	new Map(
		[...files].map(([name, text]) => [
			name,
			name.endsWith(kind) ? edits.reduce((now, [from, to]) => now.replaceAll(from, to), text) : text,
		]),
	);
const textOf = ({ files }: Plan, name: string, host = '10.20.0.1') =>
	files.find((file) => file.host === host && file.path.endsWith(`/${name}`))?.after ?? '';
const linesOf = (plan: Plan, alias: string) =>
	textOf(plan, 'cluster.cfg')
		.split(/\r?\n/)
		.filter((line) => line.startsWith(`${alias}.`));
/** With lines for each node that hold nothing but its alias. */
const byAlias = edited('cluster.cfg', [/^(node\d)\.(\w+)=.*$/gm, '$1.$2=/disk/$1/$2']);
const questionOf = ({ steps }: Plan, id: string) =>
	steps
		.find((step) => step.id.endsWith(id))
		?.operations.flatMap((one) => (one.op === 'confirm' ? one.question : []))[0];

describe('a data node on a new host', () => {
	const plan = planFor(source, target({ agent4, node4 }));

	test('has its row on every host, spelled as the others', () => {
		const files = plan.files.filter(({ path }) => path.endsWith('/cluster.nodes'));
		expect(files.map(({ host }) => host)).toEqual(Object.keys(hosts));
		for (const { after } of files)
			expect(after.split('\n').slice(-3)).toEqual(['10.20.0.4:8807:agent4,agent', '10.20.0.4:8814:node4,datanode', '']);
		expect(plan.nodeRows).toContain('10.20.0.4:8814:node4,datanode');
	});

	test('has lines like those of its template, below them, with its package in place of the other', () => {
		const names = ['volumes', 'redoLogDir', 'TSDBRedoLogDir', 'chunkMetaDir', 'persistenceDir'];
		const folders = ['volumes', 'redoLog', 'TSDBRedo', 'chunkMeta', 'persistence'];
		expect(linesOf(plan, 'node4')).toEqual(names.map((name, at) => `node4.${name}=/data/dolphindb_4/${folders[at]}`));
		expect(textOf(plan, 'cluster.cfg')).toContain('node3.volumes=/data/dolphindb_3/volumes\nnode4.volumes=');
		const texts = plan.files.filter(({ path }) => path.endsWith('/cluster.cfg')).map(({ after }) => after);
		expect(new Set(texts).size).toBe(1);
	});

	test('gets an agent with its package, folders, and a look at port, folders and disks before anything is changed', () => {
		const ids = plan.steps.map(({ id }) => id.replace(/^\d+-/, ''));
		expect(ids).toEqual(
			expect.arrayContaining([
				'install-package-dolphindb_4-on-10.20.0.4',
				'prepare-10.20.0.4-for-new-nodes',
				'check-licence-dolphindb_4-on-10.20.0.4',
				'start-agent-agent4',
			]),
		);
		const data = plan.steps.find(({ id }) => id.endsWith('preflight-10.20.0.4'))?.data as PreflightData;
		const asked = data.requirements.map(({ probe, mayBeMeant }) => ({ ...probe, mayBeMeant }));
		expect(asked).toContainEqual({ probe: 'port-free', port: 8814 });
		expect(asked).toContainEqual({ probe: 'folder-free-or-ours', path: '/data/dolphindb_4' });
		expect(asked).toContainEqual({
			probe: 'disk-like',
			path: '/data/dolphindb_4/volumes',
			other: { host: '10.20.0.1', path: '/data/dolphindb_1/volumes' },
			aspect: 'place',
			mayBeMeant: true,
		});
	});

	test('is started and waited for with the others, and verified', () => {
		const files = new Map(renderAll(plan).map(({ path, text }) => [path, text]));
		expect(files.get('start-data-nodes.dos')).toMatch(/dataSites = \[[^\]]*"10\.20\.0\.4:8814"/);
		expect(files.get('verify.sh')).toContain('node4 listens on port 8814');
		expect(questionOf(plan, 'start-data-nodes')).toMatch(/node4 will be empty: new\. If another node comes up empty/);
	});

	test('what people have to know is said: it is empty, the licence, and that there is a way without an outage', () => {
		const warnings = plan.warnings.map((one) => render(one, 'en'));
		expect(warnings).toEqual([
			expect.stringMatching(/^node4 will start empty\. .*rebalanceChunksAmongDataNodes\(true\)/),
			expect.stringMatching(/^The licence has to allow 7 .*today there are 6/),
			expect.stringMatching(/^This plan stops the cluster.*addNode/),
		]);
		expect(questionOf(plan, 'confirm-ready')).toMatch(/^- The licence allows 7 nodes, instead of 6/m);
		expect(questionOf(plan, 'confirm-release')).toMatch(
			/^- Afterwards, at a quiet time: none of the old data is on node4/m,
		);
		const moved = planFor(source, target({ node3: { host: '10.20.0.2' }, agent3: null }));
		expect(moved.warnings.map((one) => render(one, 'en')).filter((one) => /licence|empty|stops/.test(one))).toEqual([]);
		expect(questionOf(moved, 'confirm-release')).not.toContain('rebalance');
	});

	test('its lines are saved in the Raft group, too, and looked for afterwards', () => {
		const files = new Map(renderAll(plan).map(({ path, text }) => [path, text]));
		for (const name of ['push-node-list.dos', 'verify-tables.dos']) {
			expect(files.get(name)).toContain('"node4.volumes=/data/dolphindb_4/volumes"');
			expect(files.get(name)).toMatch(/hasFunction\("loadClusterNodesConfigs"\)/);
		}
		expect(questionOf(plan, 'push-node-list')).toContain('and the lines of cluster.cfg that change,');
		const same = planFor(source, target({ agent4 }));
		const push = renderAll(same).find(({ path }) => path === 'push-node-list.dos')?.text;
		expect(push).not.toContain('ClusterNodesConfigs');
		expect(questionOf(same, 'push-node-list')).not.toContain('cluster.cfg');
	});

	test('nothing is left to do afterwards, and every way back leads to the start', () => {
		const text = target({ agent4, node4 });
		expect(runTo(source, text, plan)).toEqual([]);
		expect(planFor(finalTree(source, text, plan), text)).toMatchObject({ steps: [], warnings: [] });
	});
});

describe('what a new node has in cluster.cfg', () => {
	const set = { volumes: '/x/v', maxMemSize: '8' };
	const on = (files: Tree, node: object = {}, nodes: object = {}) =>
		linesOf(planFor(files, target({ agent4, node4: { ...node4, ...node }, ...nodes })), 'node4');

	test('its alias in place of the template’s, also on the same host', () => {
		expect(on(byAlias, { host: '10.20.0.1', like: 'node2' })[0]).toBe('node4.volumes=/disk/node4/volumes');
		const many = edited('cluster.cfg', [/^(node\d)\.(\w+)=.*$/gm, '$1.$2=/disk1/$1/$2,/disk2/$1/$2']);
		expect(on(many)[0]).toBe('node4.volumes=/disk1/node4/volumes,/disk2/node4/volumes');
		const similar = edited('cluster.cfg', [/^(node\d)\.(\w+)=.*$/gm, '$1.$2=/node10/$1/$2']);
		expect(on(similar)[0]).toBe('node4.volumes=/node10/node4/volumes');
	});

	test('nothing where a pattern reaches it, and its alias in place of <ALIAS> where none does', () => {
		const patterns = edited(
			'cluster.cfg',
			[/^node1\.(\w+)=.*$/gm, 'node%.$1=/disk/<ALIAS>/$1'],
			[/^node[23]\..*\n/gm, ''],
		);
		expect(on(patterns)).toEqual([]);
		const plan = planFor(patterns, target({ agent4, store9: node4 }));
		expect(linesOf(plan, 'store9')[0]).toBe('store9.volumes=/disk/store9/volumes');
	});

	test('the same where others have the same, each on its host', () => {
		const alike = edited('cluster.cfg', [/^(node\d)\.(\w+)=.*$/gm, '$1.$2=/disk/$2']);
		expect(on(alike)[0]).toBe('node4.volumes=/disk/volumes');
	});

	test('numbers as the template has them, and its address in place of the other', () => {
		const more = 'node1.maxMemSize=48\nnode1.publicName=10.20.0.1\n';
		const files = edited('cluster.cfg', ['node1.volumes', `${more}node1.volumes`]);
		expect(on(files)).toEqual(expect.arrayContaining(['node4.maxMemSize=48', 'node4.publicName=10.20.0.4']));
	});

	test('what the target sets, in place of what would follow', () => {
		const lines = on(source, { set });
		expect(lines).toContain('node4.volumes=/x/v');
		expect(lines.at(-1)).toBe('node4.maxMemSize=8');
		expect(lines).toHaveLength(6);
	});

	test('a line that a former node of that name has left is used', () => {
		const stale = edited('cluster.cfg', ['lanCluster=0', 'lanCluster=0\nnode4.maxMemSize=1']);
		expect(on(stale, { set }).filter((line) => line.includes('maxMem'))).toEqual(['node4.maxMemSize=8']);
	});

	test('line ends stay', () => {
		const files = new Map([...source].map(([name, text]) => [name, text.replaceAll('\n', '\r\n')]));
		const plan = planFor(files, target({ agent4, node4 }));
		expect(textOf(plan, 'cluster.cfg')).toContain('\r\nnode4.volumes=/data/dolphindb_4/volumes\r\n');
		expect(textOf(plan, 'cluster.nodes')).toMatch(/\r\n10\.20\.0\.4:8814:node4,datanode\r\n$/);
	});

	test('a compute node needs no template; it has no folders that are copied, and those it has are free', () => {
		const cnode1 = {
			...{ mode: 'computenode', host: '10.20.0.1', port: 8820 },
			set: { persistenceDir: '/data/cnode1', maxMemSize: '8' },
		};
		const plan = planFor(source, target({ cnode1 }, { hosts: { ...hosts, '10.20.0.4': undefined } }));
		expect(linesOf(plan, 'cnode1')).toEqual(['cnode1.maxMemSize=8', 'cnode1.persistenceDir=/data/cnode1']);
		const asked = plan.steps.flatMap(({ operations }) =>
			operations.flatMap((one) =>
				one.op === 'require' && one.probe.probe === 'folder-free-or-ours' ? one.probe.path : [],
			),
		);
		expect(asked).toEqual(['/data/cnode1', '/home/dolphindb_1/server/clusterDemo/data/cnode1']);
		expect(plan.warnings.map((one) => render(one, 'en')).join()).not.toContain('rebalance');
	});
});

describe('further columns of its row', () => {
	const rows = edited(
		'cluster.nodes',
		['localSite,mode', 'localSite,mode,computeGroup,zone'],
		[/(controller|agent)$/gm, '$1,,'],
		[/:node([12]),datanode$/gm, ':node$1,datanode,,z1'],
		[/:node3,datanode$/gm, ':node3,datanode,,z2\n10.20.0.3:8830:cn1,computenode,g1,z2'],
	);
	const zones = ['z1', 'z2', 'z3'].map((zone) => `${zone}.dfsReplicationFactor=1\n`).join('');
	const columns = editedIn(rows, 'controller.cfg', [['dfsMetaDir', `${zones}dfsMetaDir`]]);
	const rowOf = (nodes: object, alias: string) =>
		planFor(columns, target(nodes)).nodeRows.find((row) => row.includes(`:${alias},`));

	test('the zone of its host, the group of its template, or what the target says', () => {
		const set = {
			volumes: '/n/v',
			redoLogDir: '/n/r',
			TSDBRedoLogDir: '/n/t',
			chunkMetaDir: '/n/c',
			persistenceDir: '/n/p',
		};
		const node = { ...node4, host: '10.20.0.3', set };
		expect(rowOf({ node4: node }, 'node4')).toBe('10.20.0.3:8814:node4,datanode,,z2');
		expect(rowOf({ agent4, node4: { ...node4, zone: 'z3' } }, 'node4')).toBe('10.20.0.4:8814:node4,datanode,,z3');
		const cn2 = { mode: 'computenode', host: '10.20.0.1', port: 8831 };
		expect(rowOf({ cn2 }, 'cn2')).toBe('10.20.0.1:8831:cn2,computenode,g1,z1');
		expect(rowOf({ cn2: { ...cn2, computeGroup: 'g2' } }, 'cn2')).toBe('10.20.0.1:8831:cn2,computenode,g2,z1');
	});

	test('a zone that nobody knows is asked for, and one of a node that is there is not changed', () => {
		expect(problemsFor(columns, target({ agent4, node4 }))).toEqual([
			['nodes.node4.zone', expect.stringMatching(/zone is missing.*\(z1, z2\).*10\.20\.0\.4/)],
		]);
		expect(problemsFor(columns, target({ node1: { zone: 'z2' } }))).toEqual([
			['nodes.node1.zone', expect.stringMatching(/zone is z2, but node1 has z1/)],
		]);
		expect(planFor(columns, target({ node1: { zone: 'z1' } })).steps).toEqual([]);
	});
});

describe('refused, with the place and what to do', () => {
	const refused = (nodes: object, files = source) => problemsFor(files, target(nodes));

	test('a host without an agent', () => {
		expect(refused({ node4 })).toEqual([
			[
				'nodes.node4.host',
				expect.stringMatching(
					/10\.20\.0\.4 would run node4 without a registered agent.*"agent4": \{"mode": "agent", "host": "10\.20\.0\.4"/,
				),
			],
		]);
		expect(refused({ agent4: { ...agent4, registered: false }, node4 })).toEqual([
			['nodes.node4.host', expect.stringMatching(/agent4 is there, but without a row.*without "registered": false/)],
		]);
	});

	test.each([
		['host', { ...node4, host: undefined }, /host is missing: a node that is added needs mode, host, port\./],
		['port', { ...node4, port: undefined }, /port is missing/],
		['package', { ...node4, package: 'dolphindb_4' }, /node4 runs from the package of the agent of its host/],
		['registered', { ...node4, registered: false }, /registered is for agents/],
		['like', { ...node4, like: 'agent1' }, /like is agent1, which is not a datanode/],
		['zone', { ...node4, zone: 'z1' }, /cluster\.nodes has no column zone/],
		['computeGroup', { ...node4, computeGroup: 'g' }, /a datanode has none/],
		['set.localSite', { ...node4, set: { localSite: 'x' } }, /the planner itself writes localSite/],
	])('%s', (field, node, text) => {
		expect(refused({ agent4, node4: node })).toEqual([[`nodes.node4.${field}`, expect.stringMatching(text)]]);
	});

	test('a group of an agent', () => {
		expect(refused({ agent4: { ...agent4, zone: 'z' } })).toEqual([
			['nodes.agent4.zone', expect.stringMatching(/none/)],
		]);
	});

	test('values that do not follow from those of the template', () => {
		const files = edited('cluster.cfg', [/^node1\.volumes=.*$/gm, 'node1.volumes=/data/one,/data/node1']);
		expect(refused({ agent4, node4 }, files)).toEqual([
			[
				'nodes.node4.set.volumes',
				expect.stringMatching(/like node1, whose volumes is \/data\/one,\/data\/node1\..*"set": \{"volumes": …\}/),
			],
		]);
		expect(refused({ agent4, node4: { ...node4, set: { volumes: '/data/four' } } }, files)).toEqual([]);
		expect(refused({ agent4, node4: { ...node4, like: 'node2' } }, files)).toEqual([]);
	});

	test('folders that another node of the host has, there already or new, too', () => {
		const node5 = { ...node4, port: 8815 };
		const found = refused({ agent4, node4, node5 });
		expect(found).toContainEqual([
			'nodes.node4.set.volumes',
			expect.stringMatching(
				/volumes of node4 would be \/data\/dolphindb_4\/volumes, which overlaps.*of node5\. Give node4/,
			),
		]);
		expect(found).toContainEqual(['nodes.node5.set.redoLogDir', expect.stringMatching(/of node4/)]);
		expect(refused({ node4: { ...node4, host: '10.20.0.2' } })).toContainEqual([
			'nodes.node4.set.volumes',
			expect.stringMatching(/On 10\.20\.0\.2, volumes of node4 would be \/data\/dolphindb_2\/volumes.*of node2/),
		]);
	});

	test('folders that a node leaves behind', () => {
		const node9 = { ...node4, host: '10.20.0.3', like: 'node3' };
		expect(refused({ node3: null, node9 })).toContainEqual([
			'nodes.node9.set.volumes',
			expect.stringMatching(/would be \/data\/dolphindb_3\/volumes, which overlaps.*of node3\./),
		]);
		expect(refused({ node3: null, node9 }, byAlias)).toEqual([]);
	});

	test('folders within a tree that comes to the host', () => {
		const { source: single } = scenario('single-to-three');
		const to2 = { host: '10.20.0.2' };
		const names = ['volumes', 'redoLogDir', 'TSDBRedoLogDir', 'chunkMetaDir', 'persistenceDir'];
		const set = Object.fromEntries(names.map((name) => [name, `/data/dolphindb_2/new/${name}`]));
		const nodes = { controller2: to2, agent2: to2, node2: to2, node9: { ...node4, ...to2, set } };
		expect(problemsFor(single, target(nodes))).toContainEqual([
			'nodes.node9.set.volumes',
			expect.stringMatching(/but \/data\/dolphindb_2 is copied to 10\.20\.0\.2 as a whole/),
		]);
	});

	test('other values for a node that was added before', () => {
		const text = target({ agent4, node4 });
		const end = finalTree(source, text, planFor(source, text));
		expect(problemsFor(end, target({ agent4, node4: { ...node4, set: { volumes: '/other' } } }))).toEqual([
			['nodes.node4.set.volumes', expect.stringMatching(/settings of a node that is there already/)],
		]);
	});
});
