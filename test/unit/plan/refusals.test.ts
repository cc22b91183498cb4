import { describe, expect, test } from 'vitest';
import type { PresetName } from '../../../server/src/plan/presets.ts';
import { problemsFor, scenario } from '../../support/plans.ts';
import { targetTextOf } from '../../support/scenarios.ts';
import type { Tree } from '../../support/tree.ts';

interface Case {
	readonly title: string;
	readonly of: PresetName;
	/** Parts of the target to replace, by path; nothing removes the part. */
	readonly target?: Readonly<Record<string, unknown>>;
	/** Texts of the files to replace. */
	readonly files?: readonly (readonly [RegExp, string | RegExp, string])[];
	/** What is said, place first. */
	readonly says: readonly (readonly [string | undefined, RegExp])[];
	/** Rules may have more to say. */
	readonly amongOthers?: true;
}

const cases: readonly Case[] = [
	{
		title: 'a host that is not listed',
		of: 'single-to-three',
		target: { 'nodes.controller2.host': '10.20.0.9' },
		says: [['nodes.controller2.host', /is 10\.20\.0\.9, which is not in hosts\. Add it there/]],
	},
	{
		title: 'a host of today that is not listed',
		of: 'single-to-three',
		target: { 'hosts|10.20.0.1': undefined },
		says: [['hosts.10.20.0.1', /no entry for 10\.20\.0\.1, which runs nodes today/]],
	},
	{
		title: 'two names for one machine',
		of: 'single-to-three',
		target: { 'hosts|10.20.0.2': { sshAddress: '10.20.0.1' } },
		says: [['hosts.10.20.0.2.sshAddress', /10\.20\.0\.1 and hosts\.10\.20\.0\.2 are one machine/]],
	},
	{
		title: 'an alias that there is not',
		of: 'single-to-three',
		target: { 'nodes.controler2': { host: '10.20.0.2' } },
		says: [['nodes.controler2', /no node controler2; it has controller1, controller2.*or give a mode/]],
	},
	{
		title: 'removing a node of a new cluster',
		of: 'single-to-three',
		target: { kind: 'deploy', 'nodes.controller9': null },
		says: [['nodes.controller9', /a deployment has no node to remove/]],
	},
	{
		title: 'another role',
		of: 'single-to-three',
		target: { 'nodes.node2.mode': 'computenode' },
		says: [['nodes.node2.mode', /mode is computenode, but node2 has datanode/]],
	},
	{
		title: 'a port that another node has',
		of: 'three-to-five',
		target: { nodes: { controller2: { port: 8805 } }, packages: {} },
		says: [['nodes.agent2.port', /10\.20\.0\.2:8805 would belong to controller2 and to agent2/]],
	},
	{
		title: 'a package of a data node',
		of: 'single-to-three',
		target: { 'nodes.node2.package': 'dolphindb_3' },
		says: [['nodes.node2.package', /node2 runs from the package of the agent of its host/]],
	},
	{
		title: 'an address that another machine has',
		of: 'three-to-five',
		target: { 'hosts|10.20.0.2|was': '10.20.0.1' },
		amongOthers: true,
		says: [['hosts.10.20.0.2.was', /would give one address to two machines/]],
	},
	{
		title: 'other settings of a node that is there',
		of: 'single-to-three',
		target: { 'nodes.controller2.set': { maxMemSize: '1' } },
		says: [['nodes.controller2.set.maxMemSize', /settings of a node that is there already/]],
	},
	{
		title: 'settings that the planner writes',
		of: 'three-to-five',
		target: { 'nodes.controller4.set': { localSite: 'x' } },
		says: [['nodes.controller4.set.localSite', /the planner itself writes localSite/]],
	},
	{
		title: 'a data node without a row',
		of: 'single-to-three',
		target: { 'nodes.node1': { registered: false } },
		says: [['nodes.node1.registered', /registered is for agents.*write "node1": null/]],
	},
	{
		title: 'an agent that would lose its row while it is needed',
		of: 'single-to-three',
		target: { 'nodes.agent1': { registered: false } },
		says: [['nodes.node1.host', /10\.20\.0\.1 would run node1 without a registered agent/]],
	},
	{
		title: 'a new data node where the agent has no row',
		of: 'three-to-five',
		target: { 'nodes.node4': { mode: 'datanode', host: '10.20.0.4', port: 8820 } },
		says: [['nodes.node4.host', /10\.20\.0\.4 would run node4 without a registered agent: agent4 is there/]],
	},
	{
		title: 'a new node without a port',
		of: 'three-to-five',
		target: { 'nodes.controller4.port': undefined },
		says: [['nodes.controller4.port', /port is missing/]],
	},
	{
		title: 'a template of another role',
		of: 'three-to-five',
		target: { 'nodes.controller4.like': 'agent1' },
		says: [['nodes.controller4.like', /agent1, which is not a controller/]],
	},
	{
		title: 'an address that is in use',
		of: 'three-to-five',
		target: { 'nodes.controller4': { mode: 'controller', host: '10.20.0.1', port: 8804, package: 'dolphindb_4' } },
		says: [['nodes.agent1.port', /10\.20\.0\.1:8804 would belong to controller4 and to agent1/]],
	},
	{
		title: 'an even number of controllers',
		of: 'three-to-five',
		target: { 'nodes.controller5': undefined, 'nodes.agent5': undefined, 'packages.dolphindb_5': undefined },
		says: [[undefined, /has 4 controllers\. It takes an odd number/]],
	},
	{
		title: 'two registered agents on one host',
		of: 'single-to-three',
		target: { 'nodes.agent3.host': '10.20.0.2' },
		says: [
			['nodes.agent3.registered', /10\.20\.0\.2 would have two registered agents, agent2 and agent3/],
			['nodes.node3.host', /10\.20\.0\.3 would run node3 without a registered agent/],
		],
	},
	{
		title: 'data nodes without an agent',
		of: 'single-to-three',
		target: { 'nodes.agent3': undefined },
		says: [
			[
				'nodes.node3.host',
				/10\.20\.0\.3 would run node3 without a registered agent.*"agent3": \{"host": "10\.20\.0\.3"\}/,
			],
		],
	},
	{
		title: 'a path with a line break',
		of: 'single-to-three',
		target: { packages: { dolphindb_1: '/home/a\nb' } },
		says: [['packages.dolphindb_1', /"\/home\/a\\nb" does not fit; write an absolute path/]],
	},
	{
		title: 'packages that lie in one another',
		of: 'single-to-three',
		target: { packages: { dolphindb_2: '/home/dolphindb_1/two' } },
		says: [['packages.dolphindb_2', /On 10\.20\.0\.1, dolphindb_2 \(\/home\/dolphindb_1\/two\) and dolphindb_1/]],
	},
	{
		title: 'a package that there is not',
		of: 'single-to-three',
		target: { packages: { dolphinb_1: '/home/x' } },
		says: [['packages.dolphinb_1', /no such package; there are dolphindb_1, dolphindb_2, dolphindb_3/]],
	},
	{
		title: 'a new package where another one runs',
		of: 'three-to-five',
		target: { 'nodes.controller4': { mode: 'controller', host: '10.20.0.1', port: 8890, package: 'dolphindb_1' } },
		says: [
			[
				'packages.dolphindb_1',
				/controller1, controller4, agent1 would run from one package dolphindb_1 on 10\.20\.0\.1/,
			],
		],
	},
	{
		title: 'a cluster with errors',
		amongOthers: true,
		of: 'single-to-three',
		files: [[/dolphindb_2\/config\/controller\.cfg/, '10.20.0.1:8802', '10.20.0.7:8802']],
		says: [
			[
				'file:///w/dolphindb_2/config/controller.cfg:3',
				/error that has to be corrected first: .*10\.20\.0\.7:8802.*\(controller-localsite-mismatch\)/,
			],
		],
	},
	{
		title: 'a relative folder',
		of: 'single-to-three',
		files: [[/cluster\.cfg/, 'node2.volumes=/data/dolphindb_2/volumes', 'node2.volumes=data/volumes']],
		says: [
			[
				'file:///w/dolphindb_1/config/cluster.cfg:14',
				/volumes of node2 is data\/volumes: the planner copies folders with absolute paths only/,
			],
		],
	},
	{
		title: 'data in a home whose path changes',
		of: 'single-to-three',
		files: [[/cluster\.cfg/, /node2\.volumes=.*\n/, '']],
		says: [[undefined, /No volumes are set for node2/]],
	},
	{
		title: 'a package that nobody knows the place of',
		of: 'single-to-three',
		files: [[/dolphindb_3\/config\/controller\.cfg/, /[\s\S]*/, '']],
		amongOthers: true,
		says: [[expect.stringContaining('cluster.nodes:4') as unknown as string, /no controller\.cfg of controller3/]],
	},
	{
		title: 'an alias that leads out of a folder',
		of: 'single-to-three',
		files: [[/.*/, /node3/g, '../node3']],
		says: [
			[expect.stringContaining('cluster.nodes:8') as unknown as string, /alias has signs that a path cannot have/],
		],
		amongOthers: true,
	},
	{
		title: 'a file in another encoding',
		of: 'single-to-three',
		files: [[/dolphindb_1\/config\/agent\.cfg/, 'workerNum=4', '# \ufffd\nworkerNum=4']],
		says: [['file:///w/dolphindb_1/config/agent.cfg:1', /not in UTF-8/]],
	},
	{
		title: 'a name that no cluster has',
		of: 'single-to-three',
		target: { cluster: 'prod' },
		says: [['cluster', /no cluster prod; there are: w/]],
	},
];

describe('refused, with the place and what to do', () => {
	test.for(cases)('$title', ({ of, target = {}, files = [], says, amongOthers }) => {
		const one = scenario(of);
		const text = changed(JSON.parse(targetTextOf(one)), target);
		const found = problemsFor(edited(one.source, files), JSON.stringify(text));
		const wanted = says.map(([place, what]) => [place, expect.stringMatching(what)]);
		expect(found).toEqual(amongOthers ? expect.arrayContaining(wanted) : wanted);
	});

	test('nothing to migrate, and nothing to deploy', () => {
		const target = (kind: string) => JSON.stringify({ version: 1, kind, hosts: { a: {} } });
		expect(problemsFor(new Map(), target('migrate'))).toEqual([
			[undefined, expect.stringMatching(/holds no cluster to migrate/)],
		]);
		expect(problemsFor(new Map(), target('deploy'))).toEqual([['nodes', expect.stringMatching(/names no controller/)]]);
	});

	test('a cluster with one controller', () => {
		const files = new Map([
			['p/controller.cfg', 'mode=controller\nlocalSite=10.0.0.1:8900:c1\n'],
			['p/agent.cfg', 'mode=agent\nlocalSite=10.0.0.1:8901:a1\ncontrollerSite=10.0.0.1:8900:c1\n'],
			['p/cluster.nodes', 'localSite,mode\n10.0.0.1:8901:a1,agent\n10.0.0.1:8902:n1,datanode\n'],
		]);
		const target = JSON.stringify({ version: 1, kind: 'migrate', hosts: { '10.0.0.1': {} } });
		expect(problemsFor(files, target)[0]?.[1]).toMatch(/Only clusters whose controllers form a Raft group/);
	});
});

function edited(source: Tree, edits: NonNullable<Case['files']>): Tree {
	return new Map(
		[...source].map(([name, text]) => [
			name,
			edits.filter(([file]) => file.test(name)).reduce((now, [, from, to]) => now.replace(from, to), text),
		]),
	);
}

/** Sets parts of an object; the parts of a path stand between dots, or between bars where names have dots. */
function changed(target: Record<string, unknown>, changes: NonNullable<Case['target']>): unknown {
	for (const [place, value] of Object.entries(changes)) {
		const parts = place.split(place.includes('|') ? '|' : '.');
		const last = parts.pop() ?? '';
		const parent = parts.reduce<Record<string, unknown>>((now, part) => {
			now[part] ??= {};
			return now[part] as Record<string, unknown>;
		}, target);
		if (value === undefined) delete parent[last];
		else parent[last] = value;
	}
	return target;
}
