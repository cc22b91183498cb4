import { groupBy } from '../../base/collections.ts';
import { say, type Template } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { REPLICAS } from '../reads.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import {
	dataNodes,
	exposedHosts,
	hostsOf,
	reliabilityLevels,
	replicationFactors,
	setInControllers,
	settingAt,
	toldAt,
	usesZones,
} from './replication.ts';

export default defineClusterRule({
	code: 'controller-reliability-zero',
	severity: 'warning',
	reads: REPLICAS,
	title: { en: 'Replicas may share a host', zh: '副本可能位于同一台主机' },
	why: {
		en: 'Where all replicas of a partition lie on one host, losing that host loses the partition. Level 0 is meant for study and tests.',
		zh: '同一分区的副本都在一台主机上时，该主机宕机就会失去这个分区。级别 0 只适合学习或测试。',
	},
	behaviour: {
		en: 'At level 0, the default, the server places replicas on any data nodes, also on those of one host. It never puts two replicas of a partition on one data node.',
		zh: '级别为 0（默认值）时，服务器把副本放在任意数据节点上，可能位于同一台主机；同一数据节点不会存放一个分区的两个副本。',
	},
	source: '[HA] 5.2; [SO] §5 — certain',
	*check(cluster) {
		const nodes = dataNodes(cluster);
		const replicas = replicationFactors(cluster).filter(({ value }) => value > 1);
		const told = toldAt(reliabilityLevels(cluster).filter(({ value }) => value === 0));
		if (!nodes || !told || replicas.length === 0 || usesZones(cluster)) return;
		const hosts = hostsOf(nodes);
		if (hosts.length < 2 || replicas.every(({ value }) => value > nodes.length)) return;
		const sharing = [...groupBy(nodes, ({ host }) => host).values()].some((rows) => rows.length > 1);
		const isExposed = exposedHosts(cluster) !== undefined; // what that leads to is the warning of ha-data-spof
		if (!told.entry && (!sharing || isExposed)) return;
		yield {
			at: settingAt(told),
			// With one data node on each host no two replicas share one, until somebody adds a second.
			...((!sharing || isExposed) && { severity: 'info' }),
			message: say(textFor(sharing, told.entry !== undefined), {}),
			fixes: () => fixes(cluster, hosts.length),
		};
	},
});

function textFor(sharing: boolean, isSet: boolean): Template {
	const is: Template = isSet
		? { en: 'dfsReplicaReliabilityLevel is 0', zh: 'dfsReplicaReliabilityLevel 为 0' }
		: { en: 'dfsReplicaReliabilityLevel is not set', zh: '未设置 dfsReplicaReliabilityLevel' };
	if (sharing) {
		return {
			en: `Replicas may share a host because ${is.en}; use 1 for production.`,
			zh: `${is.zh}，副本可能位于同一台主机；生产环境建议设为 1。`,
		};
	}
	return {
		en: `${is.en}: replicas may share a host once one has two data nodes; use 1 for production.`,
		zh: `${is.zh}，一旦某台主机部署两个数据节点，副本就可能位于同一台主机；生产环境建议设为 1。`,
	};
}

/** Level 1, where there are hosts for all replicas. */
function fixes(cluster: Cluster, hosts: number): Fix[] {
	if (replicationFactors(cluster).some(({ value }) => value > hosts)) return [];
	return [
		{
			title: say({
				en: 'Set dfsReplicaReliabilityLevel=1 in every controller.cfg',
				zh: '在所有 controller.cfg 中设置 dfsReplicaReliabilityLevel=1',
			}),
			changes: setInControllers(cluster, 'dfsReplicaReliabilityLevel', '1'),
		},
	];
}
