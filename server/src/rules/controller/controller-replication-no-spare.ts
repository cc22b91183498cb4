import { say } from '../../base/message.ts';
import { REPLICAS } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';
import { dataNodes, replicationFactors, settingAt, toldAt, usesZones } from './replication.ts';

export default defineClusterRule({
	code: 'controller-replication-no-spare',
	severity: 'info',
	reads: REPLICAS,
	title: { en: 'As many replicas as data nodes', zh: '副本数等于数据节点数' },
	why: {
		en: 'While one data node is down, for maintenance or by accident, no new partitions can be written.',
		zh: '任一数据节点停机（计划内维护或故障）期间，都无法写入新分区。',
	},
	behaviour: {
		en: 'Writing a new partition needs at least as many data nodes online as there are replicas. The manual does not say how existing partitions are written to meanwhile.',
		zh: '写入新分区时，在线数据节点数不得少于副本数；手册没有说明已有分区在此期间如何写入。',
	},
	source: '[FC] dfsReplicationFactor note — certain',
	*check(cluster) {
		const n = dataNodes(cluster)?.length ?? 0;
		if (n < 2 || usesZones(cluster)) return;
		const told = toldAt(replicationFactors(cluster).filter(({ value }) => value === n));
		if (!told) return;
		yield {
			at: settingAt(told),
			message: say(
				told.entry
					? {
							en: 'All {n} data nodes must be online to write new partitions because dfsReplicationFactor={n}.',
							zh: 'dfsReplicationFactor={n}，需要全部 {n} 个数据节点在线才能写入新分区。',
						}
					: {
							en: 'All {n} data nodes must be online to write new partitions because dfsReplicationFactor is {n} by default.',
							zh: 'dfsReplicationFactor 默认为 {n}，需要全部 {n} 个数据节点在线才能写入新分区。',
						},
				{ n },
			),
		};
	},
});
