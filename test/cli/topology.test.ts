import { describe, expect, test } from 'vitest';
import { topologySchema } from '../../server/src/cli/formats/topology-schema.ts';
import { cli, folderWith } from '../support/cli.ts';
import { pictureElements } from '../support/topology.ts';

const nodes = [
	'localSite,mode',
	...[1, 2, 3].flatMap((n) => [
		`10.0.0.${n}:8900:c${n},controller`,
		`10.0.0.${n}:8901:agent${n},agent`,
		`10.0.0.${n}:8902:node${n},datanode`,
	]),
	'',
].join('\n');

/** Three hosts with a package each. */
const files: Readonly<Record<string, string>> = Object.fromEntries(
	[1, 2, 3].flatMap((n) => [
		[`10.0.0.${n}/dolphindb_${n}/config/cluster.nodes`, nodes],
		[
			`10.0.0.${n}/dolphindb_${n}/config/controller.cfg`,
			`mode=controller\nlocalSite=10.0.0.${n}:8900:c${n}\ndfsHAMode=Raft\ndfsReplicationFactor=2\ndfsReplicaReliabilityLevel=1\n`,
		],
		[
			`10.0.0.${n}/dolphindb_${n}/config/agent.cfg`,
			`mode=agent\nlocalSite=10.0.0.${n}:8901:agent${n}\ncontrollerSite=10.0.0.1:8900:c1\n`,
		],
		[`10.0.0.${n}/dolphindb_${n}/config/cluster.cfg`, 'streamingRaftGroups=2:node1:node2:node3\n'],
	]),
);

const topology = (folder: string, ...args: string[]) => cli(folder, 'topology', '--locale', 'en', ...args);

describe('topology', () => {
	test('draws hosts, packages and nodes, and says what the cluster survives', async () => {
		const { code, stdout, stderr } = await topology(folderWith(files), '.');
		expect([code, stderr]).toEqual([0, '']);
		const [head = '', ...lines] = stdout.split('\n');
		expect(head).toMatch(/ — High availability over 3 hosts · survives any 1 of 3 hosts$/);
		expect(lines).toEqual([
			'├─ 10.0.0.1',
			'│  └─ dolphindb_1',
			'│     ├─ c1      controller  :8900',
			'│     ├─ agent1  agent       :8901',
			'│     └─ node1   data node   :8902',
			'├─ 10.0.0.2',
			'│  └─ dolphindb_2',
			'│     ├─ c2      controller  :8900',
			'│     ├─ agent2  agent       :8901',
			'│     └─ node2   data node   :8902',
			'└─ 10.0.0.3',
			'   └─ dolphindb_3',
			'      ├─ c3      controller  :8900',
			'      ├─ agent3  agent       :8901',
			'      └─ node3   data node   :8902',
			'',
			'✓ Survives any 1 of 3 hosts.',
			'· Stops without any 2 of the 3 hosts.',
		]);
	});

	test('a loss that is survived ends with code 0, one that is not with code 1', async () => {
		const folder = folderWith(files);
		const one = await topology(folder, '--fail', '10.0.0.1');
		expect(one.code).toBe(0);
		expect(one.stdout).toContain('├─ 10.0.0.1  [off]\n│  └─ dolphindb_1\n│     ├─ c1      controller  :8900  [off]\n');
		expect(one.stdout.split('\n\n')[1]).toBe(
			[
				'Off: c1, agent1, node1',
				'✓ The controllers keep their majority: 2 of 3 up, 2 needed.',
				'✓ Every partition still has a replica that is up.',
				'! Stops without any one of 10.0.0.2, 10.0.0.3.',
			].join('\n'),
		);
		const two = await topology(folder, '--fail', '10.0.0.1,10.0.0.2');
		expect(two.code).toBe(1);
		expect(two.stdout).toContain('✗ The cluster stops: 1 of 3 controllers up, 2 needed.');
		expect(two.stdout).toContain('! Raft group 2 (streamingRaftGroups) loses its majority: 1 of 3 nodes up');
		expect((await topology(folder, '--fail', 'node1', '--fail', '10.0.0.2:8902')).code).toBe(1);
	});

	test('speaks Chinese', async () => {
		const { stdout } = await cli(folderWith(files), 'topology', '--fail', '10.0.0.1, c2', '--locale', 'zh-cn');
		expect(stdout).toContain('├─ 10.0.0.1  [离线]');
		expect(stdout).toContain('✗ 集群不可用：3 个控制节点中只剩 1 个，至少需要 2 个。');
	});

	test('is JSON for programs, as its schema says', async () => {
		const { code, stdout } = await topology(folderWith(files), '--format', 'json', '--fail', '10.0.0.3,10.0.0.2');
		const { clusters } = topologySchema.parse(JSON.parse(stdout));
		expect(code).toBe(1);
		expect(clusters[0]?.failure).toMatchObject({
			state: 'stops',
			off: { hosts: ['10.0.0.3', '10.0.0.2'], nodes: ['c2', 'agent2', 'node2', 'c3', 'agent3', 'node3'] },
			controllers: { members: ['c1', 'c2', 'c3'], left: ['c1'], needed: 2, hasMajority: false },
			data: { left: ['node1'], readable: 'uncertain', newPartitions: false },
			raftGroups: [{ id: '2', left: ['node1'], needed: 2, hasMajority: false }],
			limits: { stops: { size: 0 } },
		});
		const [host] = clusters[0]?.hosts ?? [];
		expect(host).toMatchObject({ address: '10.0.0.1', isOff: false, packages: [{ name: 'dolphindb_1' }] });
	});

	test('is a Mermaid diagram, with a box for each cluster where there are several', async () => {
		const { stdout } = await topology(folderWith(files), '--format', 'mermaid', '--fail', '10.0.0.2,node1');
		expect(stdout.split('\n').slice(0, 8)).toEqual([
			'flowchart TB',
			'\tclassDef off stroke-dasharray:4 4,opacity:0.5',
			'\tsubgraph h0["10.0.0.1"]',
			'\t\th0n0["c1<br/>controller :8900<br/>dolphindb_1"]',
			'\t\th0n1["agent1<br/>agent :8901<br/>dolphindb_1"]',
			'\t\th0n2["node1<br/>data node :8902<br/>dolphindb_1<br/>off"]:::off',
			'\tend',
			'\tsubgraph h1["10.0.0.2"]',
		]);
		expect(stdout).toContain('\tend\n\tclass h1 off\n');
		const other = Object.entries(files).map(([name, text]) => [`b/${name}`, text]);
		const both = folderWith({
			...Object.fromEntries(
				other.map(([name = '', text = '']) => [
					name.replaceAll('10.0.0.', '10.7.0.'),
					text.replaceAll('10.0.0.', '10.7.0.'),
				]),
			),
			...Object.fromEntries(Object.entries(files).map(([name, text]) => [`a/${name}`, text])),
		});
		const drawn = (await topology(both, '--format', 'mermaid', '--fail', '10.7.0.1')).stdout;
		expect(drawn).toMatch(/^\tsubgraph c1\["b"\]\n\t\tsubgraph c1h0\["10\.7\.0\.1"\]/m);
		expect(drawn).toContain('\t\tclass c1h0 off');
	});

	test('a name that is no host and no node is refused with those that there are', async () => {
		const { code, stdout, stderr } = await topology(folderWith(files), '--fail', '10.0.0.1,10.0.0.9,node7');
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toBe(
			'dolphindb-cluster: --fail 10.0.0.9, node7: no such host or node; hosts: 10.0.0.1, 10.0.0.2, 10.0.0.3; nodes: c1, agent1, node1, c2, agent2, node2, c3, agent3, node3',
		);
		expect((await topology(folderWith(files), '--fail', ' ,')).stderr).toContain('--fail names no host and no node');
	});

	test('requests that cannot be carried out end with code 2', async () => {
		const folder = folderWith({ ...files, 'empty/x.txt': '' });
		for (const args of [['--format', 'svgz'], ['nowhere'], ['empty'], ['.', 'empty'], ['--bad']]) {
			expect([args, (await topology(folder, ...args)).code]).toEqual([args, 2]);
		}
	});

	test('a cluster with errors is drawn as far as it is known, and names are not obeyed', async () => {
		const broken = folderWith({
			'config/cluster.nodes': 'localSite,mode\n:8900:c1,controller\nh1:8902:n\u001b[31m1,datenode\nh1:8903:<b>,\n',
		});
		const { code, stdout } = await topology(broken);
		expect(code).toBe(0);
		expect(stdout).toContain('host not known');
		expect(stdout).toContain('role not known: datenode');
		expect(stdout).toContain('\\u001b[31m');
		expect(stdout).not.toContain('\u001b');
		expect(stdout).toContain('· The host of c1 is not known; such nodes count as up.');
		const { stdout: diagram } = await topology(broken, '--format', 'mermaid');
		expect(diagram).toContain('#60;b#62;');
	});

	test('a cluster of which too little is known is no fault by itself, and no cluster that survives', async () => {
		const folder = folderWith({
			...files,
			'b/config/cluster.nodes': 'localSite,mode\n10.9.0.1:8901:b1,agent\n10.9.0.1:8902:b2,datanode\n',
		});
		expect((await topology(folder)).code).toBe(0);
		expect((await topology(folder, '--fail', '10.0.0.1')).code).toBe(0); // the other cluster is not hit
		const { code, stdout } = await topology(folder, '--fail', 'b2');
		expect([code, stdout]).toEqual([1, expect.stringContaining('! No controller is known')]);
	});

	test('draws a picture of one cluster, with what is off', async () => {
		const { code, stdout, stderr } = await topology(folderWith(files), '--format', 'svg', '--fail', '10.0.0.1,node3');
		expect([code, stderr]).toEqual([1, '']); // two of three data nodes are off, and data have two replicas
		const off = pictureElements(stdout).filter(({ attributes }) => attributes['class']?.split(' ').includes('off'));
		const ids = off.flatMap(({ attributes }) => attributes['data-id'] ?? []);
		expect(ids).toEqual(['host:10.0.0.1', 'node:c1', 'node:agent1', 'node:node1', 'node:node3']);
		const two = folderWith({ ...files, 'b/config/cluster.nodes': 'localSite,mode\n10.9.0.1:8901:b1,agent\n' });
		const several = await topology(two, '--format', 'svg');
		expect([several.code, several.stdout]).toEqual([2, '']);
		expect(several.stderr).toContain('--format svg draws one cluster, and there are 2');
	});

	test('a standalone server is drawn as well', async () => {
		const folder = folderWith({ 'dolphindb.cfg': 'mode=single\nlocalSite=10.0.0.1:8848:local8848\nmaxMemSize=4\n' });
		const { code, stdout } = await topology(folder, '--fail', 'local8848');
		expect([code, stdout]).toEqual([
			1,
			expect.stringContaining('✗ Nothing works: the standalone server local8848 is off.'),
		]);
	});
});
