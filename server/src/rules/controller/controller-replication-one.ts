import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { checkedAt } from '../cfg/settings.ts';
import { REPLICAS } from '../reads.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { canHold, isRaftGroup, replicationFactors, setInControllers, usesZones } from './replication.ts';

export default defineClusterRule({
	code: 'controller-replication-one',
	severity: 'error',
	reads: REPLICAS,
	title: { en: 'HA cluster with one replica', zh: '高可用集群只有一个副本' },
	why: {
		en: 'With one replica the metadata survives the loss of a host, but the data on that host does not.',
		zh: '只有一个副本时，主机宕机后元数据仍可用，但该主机上的数据不可用。',
	},
	behaviour: {
		en: 'The manual requires more than one replica in an HA cluster. It does not say whether the server refuses to start with one.',
		zh: '手册要求高可用集群的副本数大于 1，没有说明副本数为 1 时服务器是否拒绝启动。',
	},
	source: '[HA] §1 "must be greater than 1"; manual ha.md — certain',
	*check(cluster) {
		if (!isRaftGroup(cluster) || usesZones(cluster)) return;
		for (const { entry, value } of replicationFactors(cluster)) {
			if (!entry || value > 1) continue; // 0 and less are out of range: cfg-value-range
			yield {
				at: checkedAt(entry),
				message: say(
					{
						en: 'An HA cluster needs a dfsReplicationFactor of at least 2, found {value}.',
						zh: '高可用集群的 dfsReplicationFactor 至少为 2，当前为 {value}。',
					},
					{ value },
				),
				fixes: () => fixes(cluster),
			};
		}
	},
});

/** Two replicas, where there are data nodes for them. */
function fixes(cluster: Cluster): Fix[] {
	if (!canHold(cluster, 2)) return [];
	return [
		{
			title: say({
				en: 'Set dfsReplicationFactor=2 in every controller.cfg',
				zh: '在所有 controller.cfg 中设置 dfsReplicationFactor=2',
			}),
			changes: setInControllers(cluster, 'dfsReplicationFactor', '2'),
		},
	];
}
