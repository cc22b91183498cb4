import { describe, expect, test } from 'vitest';
import type { Way } from '../../../server/src/model/ways/way.ts';
import { waysOf } from '../../../server/src/model/ways/ways-of.ts';
import { exampleTree, guarded } from '../../support/firewall.ts';

const [ONE, TWO, THREE] = ['10.0.0.1', '10.0.0.2', '10.0.0.3'];

const NODES = [
	'localSite,mode',
	...[1, 2, 3].map((n) => `10.0.0.${n}:8801:c${n},controller`),
	...[1, 2].flatMap((n) => [`10.0.0.${n}:8811:agent${n},agent`, `10.0.0.${n}:8821:node${n},datanode`]),
	`${TWO}:8831:compute2,computenode`,
	'',
].join('\n');

/** Three controllers, and two hosts with an agent; the files may say more. */
function ways(more: { controller?: string; cluster?: string; version?: string } = {}): readonly Way[] {
	const folder = (n: number) => `10.0.0.${n}/dolphindb_1/server/clusterDemo/config`;
	const files = [1, 2, 3].flatMap((n): [string, string][] => [
		[`${folder(n)}/cluster.nodes`, NODES],
		[
			`${folder(n)}/controller.cfg`,
			`mode=controller\nlocalSite=10.0.0.${n}:8801:c${n}\ndfsHAMode=Raft\n${more.controller ?? ''}`,
		],
		[
			`${folder(n)}/agent.cfg`,
			`mode=agent\nlocalSite=10.0.0.${n}:8811:agent${n}\ncontrollerSite=${ONE}:8801:c1\nlanCluster=0\n`,
		],
		[`${folder(n)}/cluster.cfg`, more.cluster ?? 'lanCluster=0\n'],
	]);
	const { cluster, installation } = guarded(new Map(files), { serverVersion: more.version });
	return waysOf(cluster, installation);
}

const TCP = { controller: 'lanCluster=0\n' };
const shown = (all: readonly Way[]) =>
	all.map(
		({ why, from, to, port, protocol, alias }) =>
			`${alias ?? '-'} ${protocol} ${to}:${port} ${why} <- ${from.join(' ')}`,
	);
const only = (all: readonly Way[], ...whys: Way['why'][]) => shown(all.filter(({ why }) => whys.includes(why)));

describe('the ways of a cluster', () => {
	test('lead to every process from the hosts of those that need it, and from no other', () => {
		expect(shown(ways(TCP))).toEqual([
			`c1 tcp ${ONE}:8801 raft <- ${TWO} ${THREE}`,
			`c1 tcp ${ONE}:8801 agent-reports <- ${TWO}`,
			`c1 tcp ${ONE}:8801 node-reports <- ${TWO}`,
			`c2 tcp ${TWO}:8801 raft <- ${ONE} ${THREE}`,
			`c2 tcp ${TWO}:8801 agent-reports <- ${ONE}`,
			`c2 tcp ${TWO}:8801 node-reports <- ${ONE}`,
			`c3 tcp ${THREE}:8801 raft <- ${ONE} ${TWO}`,
			`c3 tcp ${THREE}:8801 agent-reports <- ${ONE} ${TWO}`,
			`c3 tcp ${THREE}:8801 node-reports <- ${ONE} ${TWO}`,
			`agent1 tcp ${ONE}:8811 agent-commands <- ${TWO} ${THREE}`,
			`node1 tcp ${ONE}:8821 node-tasks <- ${TWO} ${THREE}`,
			`node1 tcp ${ONE}:8821 node-data <- ${TWO}`,
			`agent2 tcp ${TWO}:8811 agent-commands <- ${ONE} ${THREE}`,
			`node2 tcp ${TWO}:8821 node-tasks <- ${ONE} ${THREE}`,
			`node2 tcp ${TWO}:8821 node-data <- ${ONE}`,
			`compute2 tcp ${TWO}:8831 node-tasks <- ${ONE} ${THREE}`,
			`compute2 tcp ${TWO}:8831 node-data <- ${ONE}`,
			`c1 tcp ${ONE}:8801 web <- `,
			`c2 tcp ${TWO}:8801 web <- `,
			`c3 tcp ${THREE}:8801 web <- `,
			`node1 tcp ${ONE}:8821 clients <- `,
			`node1 tcp ${ONE}:8821 web <- `,
			`node2 tcp ${TWO}:8821 clients <- `,
			`node2 tcp ${TWO}:8821 web <- `,
			`compute2 tcp ${TWO}:8831 clients <- `,
			`compute2 tcp ${TWO}:8831 web <- `,
		]);
	});

	test('heartbeats by UDP go to every port, from every other host, as soon as one process sends them', () => {
		expect(only(ways(TCP), 'heartbeats')).toEqual([]);
		const all = only(ways(), 'heartbeats');
		expect(all).toHaveLength(8);
		expect(all[0]).toBe(`c1 udp ${ONE}:8801 heartbeats <- ${TWO} ${THREE}`);
		expect(all.at(-1)).toBe(`compute2 udp ${TWO}:8831 heartbeats <- ${ONE} ${THREE}`);
	});

	test('subscription ports count until servers do without them', () => {
		const cluster = 'lanCluster=0\nnode1.subPort=8900\nnode2.subPort=none\n';
		const subscription = [`node1 tcp ${ONE}:8900 subscriptions <- ${TWO}`];
		for (const version of [undefined, '2.00.8', '1.30.22'])
			expect(only(ways({ ...TCP, cluster, ...(version ? { version } : {}) }), 'subscriptions'), version).toEqual(
				subscription,
			);
		for (const version of ['2.00.9', '3.00.1'])
			expect(only(ways({ ...TCP, cluster, version }), 'subscriptions')).toEqual([]);
	});

	test('lead out to what parameters name, unless it is one of the cluster itself', () => {
		const outward = ['replication', 'many-clusters', 'licence'] as const;
		const controller = `lanCluster=0\nclusterReplicationMasterCtl=10.1.0.1:8801\nmasterOfMasterSite=${ONE}:8801\nlicenseServerSite=lic:7900\n`;
		expect(only(ways({ controller }), ...outward)).toEqual([
			`- tcp 10.1.0.1:8801 replication <- ${ONE} ${TWO} ${THREE}`,
			`- tcp lic:7900 licence <- ${ONE} ${TWO} ${THREE}`,
		]);
		expect(only(ways({ controller: 'masterOfMasterSite=nonsense\n' }), ...outward)).toEqual([]);
	});

	test('of one host lead in from outside only; a loopback address among others is no host', () => {
		const { cluster, installation } = guarded(exampleTree('single-server'));
		expect(new Set(waysOf(cluster, installation).map(({ why }) => why))).toEqual(new Set(['clients', 'web']));
		const nodes = `localSite,mode\n${ONE}:8801:c1,controller\nlocalhost:8821:node1,datanode\n`;
		const mixed = guarded(new Map([['config/cluster.nodes', nodes]]));
		expect(waysOf(mixed.cluster, mixed.installation).map(({ to }) => to)).toEqual([ONE]);
	});

	test.each(['three-servers', 'dual-server', 'with-mistakes'])('of the example %s join all of its hosts', (name) => {
		const { cluster, installation } = guarded(exampleTree(name));
		const inner = waysOf(cluster, installation).filter(({ from }) => from.length > 0);
		const hosts = new Set(inner.map(({ to }) => to));
		expect(hosts.size).toBeGreaterThan(1);
		expect(new Set(inner.flatMap(({ from }) => from))).toEqual(hosts);
		expect(inner.filter(({ from, to }) => from.includes(to))).toEqual([]);
	});
});
