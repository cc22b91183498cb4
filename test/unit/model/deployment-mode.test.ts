import { describe, expect, test } from 'vitest';
import { render } from '../../../server/src/base/message.ts';
import type { Cluster } from '../../../server/src/model/cluster.ts';
import { deploymentMode, describeMode, listed, modeNames } from '../../../server/src/model/deployment-mode.ts';
import { workspaceOf } from '../../support/workspace.ts';

function clusterOf(files: Readonly<Record<string, string>>): Cluster {
	const named = Object.entries(files).map(([name, text]) => [`file:///w/${name}`, `${text}\n`] as const);
	const [cluster, ...others] = workspaceOf(named).snapshot().clusters;
	if (!cluster || others.length > 0) throw new Error(`${others.length + (cluster ? 1 : 0)} clusters`);
	return cluster;
}

/** A cluster from `host role` pairs, one controller.cfg for its first controller. */
function placed(places: string, settings = 'dfsHAMode=Raft'): Cluster {
	const count = new Map<string, number>();
	const rows = places.split(' ').map((place, at) => {
		const [host = '', role = ''] = place.split('/');
		count.set(role, (count.get(role) ?? 0) + 1);
		return `10.0.0.${host}:${8900 + at}:${role}${count.get(role)},${role}`;
	});
	const controller = rows.find((row) => row.endsWith(',controller'))?.split(',')[0];
	return clusterOf({
		'cluster.nodes': ['localSite,mode', ...rows].join('\n'),
		...(controller && { 'controller.cfg': `mode=controller\nlocalSite=${controller}\n${settings}` }),
	});
}

const described = (cluster: Cluster, locale: 'en' | 'zh' = 'en') =>
	render(describeMode(deploymentMode(cluster)), locale);
const everywhere = (role: string, hosts: readonly number[]) => hosts.map((host) => `${host}/${role}`).join(' ');

describe('the mode of a cluster', () => {
	test('a standalone server', () => {
		const cluster = clusterOf({ 'dolphindb.cfg': 'mode=single\nlocalSite=localhost:8848:local8848' });
		expect(deploymentMode(cluster).kind).toBe('standalone');
		expect(described(cluster)).toBe('Standalone server: no redundancy.');
	});

	test('no controller at all', () => {
		const cluster = placed('1/agent 1/datanode');
		expect(deploymentMode(cluster).kind).toBe('incomplete');
		expect(described(cluster)).toBe('No controller is known: controller.cfg is missing.');
	});

	test('the single node of the tutorial', () => {
		const cluster = placed('1/controller 1/agent 1/datanode', '');
		expect(deploymentMode(cluster)).toEqual({ kind: 'single-node', host: '10.0.0.1' });
		expect(described(cluster)).toMatch(/^One controller and one worker on one host/);
	});

	test('pseudo-distributed: one host, several workers', () => {
		expect(described(placed('1/controller 1/agent 1/datanode 1/computenode', ''))).toBe(
			'One controller, 2 workers on 10.0.0.1: the host and the controller are single points of failure.',
		);
	});

	test('an ordinary cluster need not list its controller', () => {
		const cluster = clusterOf({
			'cluster.nodes': 'localSite,mode\n10.0.0.2:8901:a1,agent\n10.0.0.2:8902:n1,datanode\n10.0.0.2:8903:n2,datanode',
			'controller.cfg': 'mode=controller\nlocalSite=10.0.0.1:8900:master',
		});
		expect(described(cluster)).toBe('One controller for 2 hosts: losing 10.0.0.1 stops the cluster.');
		expect(described(cluster, 'zh')).toBe('2 台主机共用一个控制节点：10.0.0.1 宕机即全集群不可用。');
	});

	test('agents count as hosts where there is no cluster.nodes', () => {
		const cluster = clusterOf({
			'controller.cfg': 'mode=controller\nlocalSite=10.0.0.1:8900:master',
			'agent1.cfg': 'mode=agent\nlocalSite=10.0.0.2:8901:a1\ncontrollerSite=10.0.0.1:8900:master',
			'agent2.cfg': 'mode=agent\nlocalSite=10.0.0.3:8901:a2\ncontrollerSite=10.0.0.1:8900:master',
		});
		expect(deploymentMode(cluster)).toEqual({ kind: 'ordinary', hosts: 3, controllerHost: '10.0.0.1' });
	});

	test('deploy-single: a Raft group on one host', () => {
		const places = [everywhere('controller', [1, 1, 1]), everywhere('datanode', [1, 1, 1])].join(' ');
		expect(described(placed(places))).toBe(
			'3 controllers on 1 host: survives 1 controller process; hosts that may fail: none; must not fail: 10.0.0.1.',
		);
	});

	test('deploy-dual: a Raft group on two hosts', () => {
		const places = [everywhere('controller', [1, 2, 1]), everywhere('datanode', [1, 2, 1])].join(' ');
		const cluster = placed(places, 'dfsHAMode=Raft\ndfsReplicaReliabilityLevel=1');
		expect(deploymentMode(cluster)).toMatchObject({
			kind: 'pseudo-ha',
			mayFail: ['10.0.0.2'],
			mustNotFail: ['10.0.0.1'],
			raft: 'all',
		});
		expect(described(cluster, 'zh')).toBe(
			'3 个控制节点分布在 2 台主机：可承受 1 个控制节点进程故障；可宕机主机：10.0.0.2；不可宕机主机：10.0.0.1。',
		);
	});

	test('controllers spread 2+2+1 are pseudo-HA, yet any host may fail', () => {
		const places = [everywhere('controller', [1, 1, 2, 2, 3]), everywhere('datanode', [1, 2, 3])].join(' ');
		expect(deploymentMode(placed(places))).toMatchObject({ kind: 'pseudo-ha', mustNotFail: [] });
	});

	test('three-to-five: HA whose data survive less than its metadata', () => {
		const places = [everywhere('controller', [1, 2, 3, 4, 5]), everywhere('datanode', [1, 2, 3])].join(' ');
		expect(described(placed(places))).toBe('5 controllers on 5 hosts: metadata survives 2 hosts, data 1 host.');
		expect(described(placed(places), 'zh')).toBe(
			'5 个控制节点分布在 5 台主机：元数据可承受 2 台主机、数据可承受 1 台主机故障。',
		);
	});

	test('with one replica only metadata are highly available', () => {
		const places = [everywhere('controller', [1, 2, 3]), everywhere('datanode', [1, 2, 3])].join(' ');
		const cluster = placed(places, 'dfsHAMode=Raft\ndfsReplicationFactor=1');
		expect(deploymentMode(cluster)).toMatchObject({ kind: 'ha', metadataOnly: true });
		expect(described(cluster)).toMatch(/data are kept once/);
	});

	test('without data nodes there are no data to lose', () => {
		expect(described(placed(everywhere('controller', [1, 2, 3])))).toMatch(
			/metadata survives 1 host; there are no data nodes/,
		);
	});

	test('several controllers without dfsHAMode are classified as if it were there', () => {
		expect(deploymentMode(placed(everywhere('controller', [1, 2, 3]), ''))).toMatchObject({ kind: 'ha', raft: 'none' });
	});
});

test('long lists of hosts end in a number', () => {
	const hosts = Array.from({ length: 9 }, (_, at) => `h${at}`);
	expect(render(listed(hosts), 'en')).toBe('h0, h1, h2, h3, h4, h5 and 3 more');
	expect(render(listed(['{h}', 'b']), 'zh')).toBe('{h}、b');
});

test('every mode has a name in both languages', () => {
	for (const name of Object.values(modeNames)) expect(name.en && name.zh).toBeTruthy();
});
