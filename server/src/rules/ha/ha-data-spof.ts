import { say, type Template } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { rowAt } from '../../model/files/nodes-file.ts';
import { outcomeOf } from '../../model/survival/outcome.ts';
import type { HostLoad, Placement } from '../../model/survival/placement.ts';
import {
	exposedHosts,
	reliabilityLevels,
	replicationFactors,
	setInControllers,
	settingAt,
	toldAt,
} from '../controller/replication.ts';
import { REPLICAS } from '../reads.ts';
import { defineClusterRule, type Fix, type RelatedPlace } from '../rule.ts';
import { listed } from '../votes.ts';

export default defineClusterRule({
	code: 'ha-data-spof',
	severity: 'warning',
	reads: REPLICAS,
	title: { en: 'One host may hold all replicas of a partition', zh: '单台主机可能存有分区的全部副本' },
	why: {
		en: 'The controllers survive the loss of that host, but queries on the lost partitions fail until it is back.',
		zh: '主机宕机后控制节点仍可用，但在该主机恢复之前，对这些分区的查询会失败。',
	},
	behaviour: {
		en: 'At level 0 the server places the replicas of a partition on any data nodes; at level 2 on different hosts, as long as enough hosts are up when the partition is created. Only level 1 forbids a shared host.',
		zh: '级别为 0 时，服务器把同一分区的副本放在任意数据节点上；级别为 2 时，只要创建分区时有足够的主机在线，就分布到不同主机；只有级别 1 禁止副本位于同一主机。',
	},
	source: '[HA] 5.1/5.2 (data HA must be set up too) — certain (arithmetic)',
	*check(cluster) {
		const exposure = exposedHosts(cluster);
		const [first] = exposure?.hosts ?? [];
		if (!exposure || !first) return;
		const { placement, hosts } = exposure;
		const row = cluster.rows.find(({ mode, host }) => mode === 'datanode' && host === first.host);
		if (!row) return;
		const isExpected = outcomeOf(placement, [first]).data === 'expected';
		yield {
			at: rowAt(row),
			// At level 2 replicas are apart unless hosts were missing when a chunk was made.
			...(isExpected && { severity: 'info' }),
			message: say(textFor(isExpected, hosts.length), {
				hosts: listed(hosts.map(({ host }) => host)),
				rf: placement.replicas,
				lv: placement.level,
			}),
			related: related(cluster),
			fixes: () => fixes(cluster, placement),
		};
	},
});

function textFor(isExpected: boolean, hosts: number): Template {
	const who: Template =
		hosts === 1
			? { en: 'Losing host {hosts}', zh: '主机 {hosts} 宕机' }
			: { en: 'Losing any one of {hosts}', zh: '{hosts} 中任一主机宕机' };
	const set = '(dfsReplicationFactor={rf}, dfsReplicaReliabilityLevel={lv})';
	return isExpected
		? {
				en: `${who.en} may remove every replica of partitions created while other hosts were down ${set}.`,
				zh: `${who.zh}，可能使其他主机离线期间创建的分区失去全部副本（dfsReplicationFactor={rf}，dfsReplicaReliabilityLevel={lv}）。`,
			}
		: {
				en: `${who.en} can remove every replica of some partitions ${set}.`,
				zh: `${who.zh}，可能使部分分区失去全部副本（dfsReplicationFactor={rf}，dfsReplicaReliabilityLevel={lv}）。`,
			};
}

function related(cluster: Cluster): RelatedPlace[] {
	const level = toldAt(reliabilityLevels(cluster));
	return level
		? [{ at: settingAt(level), message: say({ en: 'The reliability level.', zh: '副本可靠性级别。' }) }]
		: [];
}

/** Level 1, where there are hosts for all replicas. */
function fixes(cluster: Cluster, { hosts }: Placement): Fix[] {
	const holders = hosts.filter((load: HostLoad) => load.dataNodes > 0).length;
	if (replicationFactors(cluster).some(({ value }) => value > holders)) return [];
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
