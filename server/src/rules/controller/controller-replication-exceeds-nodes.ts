import { groupBy, uniqueBy } from '../../base/collections.ts';
import { type Message, say } from '../../base/message.ts';
import { checkedPart } from '../../catalog/values.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type NodeRow, rowAt } from '../../model/files/nodes-file.ts';
import { checkedAt } from '../cfg/settings.ts';
import { replaceAt } from '../edits.ts';
import { REPLICAS } from '../reads.ts';
import { defineClusterRule, type Finding, type Fix, type RelatedPlace } from '../rule.ts';
import {
	canHold,
	dataNodes,
	mostReplicas,
	replicationFactors,
	setInControllers,
	settingAt,
	toldAt,
	usesZones,
	zoneFactors,
} from './replication.ts';

export default defineClusterRule({
	code: 'controller-replication-exceeds-nodes',
	severity: 'error',
	reads: REPLICAS,
	title: { en: 'More replicas than data nodes', zh: '副本数大于数据节点数' },
	why: {
		en: 'A data node never holds two replicas of a partition, so there is no place for all of them and nothing can be written.',
		zh: '同一数据节点不会存放一个分区的两个副本；数据节点数不足时无法放置全部副本，也就无法写入。',
	},
	behaviour: {
		en: 'Writing needs at least as many data nodes online as there are replicas; otherwise the server throws an exception.',
		zh: '写入时在线数据节点数不得少于副本数，否则服务器抛出异常。',
	},
	source: '[FC] dfsReplicationFactor; [3C] — certain',
	*check(cluster) {
		const nodes = dataNodes(cluster);
		if (!nodes) return;
		if (usesZones(cluster)) yield* inZones(cluster, nodes);
		else yield* inCluster(cluster, nodes);
	},
});

function* inCluster(cluster: Cluster, nodes: readonly NodeRow[]): Iterable<Finding> {
	const told = toldAt(replicationFactors(cluster).filter(({ value }) => value > nodes.length));
	if (!told) return; // a fact of the whole cluster is told once
	yield {
		at: settingAt(told),
		// The manual's own first cluster sets no number and has one data node.
		...(!told.entry && { severity: 'info' }),
		message: say(
			told.entry
				? {
						en: 'dfsReplicationFactor={rf} but the cluster has only {nodes}.',
						zh: 'dfsReplicationFactor={rf}，但集群只有 {nodes}。',
					}
				: {
						en: 'dfsReplicationFactor is not set and is {rf} by default, but the cluster has only {nodes}.',
						zh: '未设置 dfsReplicationFactor，默认为 {rf}，但集群只有 {nodes}。',
					},
			{ rf: told.value, nodes: counted(nodes.length) },
		),
		related: placesOf(nodes),
		fixes: () => fixes(cluster, mostReplicas(cluster, nodes)),
	};
}

function* inZones(cluster: Cluster, nodes: readonly NodeRow[]): Iterable<Finding> {
	const byZone = groupBy(nodes, ({ zone }) => zone);
	for (const { entry, zone } of uniqueBy(zoneFactors(cluster), (factor) => factor.zone)) {
		const there = byZone.get(zone); // a zone that no row names: controller-zone-replication
		const value = checkedPart(entry.value);
		if (!there || !/^\d{1,4}$/.test(value) || Number(value) <= there.length) continue;
		yield {
			at: checkedAt(entry),
			message: say(
				{
					en: '{key}={rf} but zone {zone} has only {nodes}.',
					zh: '{key}={rf}，但区域 {zone} 只有 {nodes}。',
				},
				{ key: entry.syntax.key.text, rf: value, zone, nodes: counted(there.length) },
			),
			related: placesOf(there),
			fixes: () => [zoneFix(cluster, zone, there.length)],
		};
	}
}

const counted = (n: number): Message =>
	say(n === 1 ? { en: '{n} data node', zh: '{n} 个数据节点' } : { en: '{n} data nodes', zh: '{n} 个数据节点' }, { n });

/** There may be many; a few show where they are. */
function placesOf(nodes: readonly NodeRow[]): RelatedPlace[] {
	return nodes.slice(0, 5).map((row) => ({ at: rowAt(row), message: say({ en: 'Data node.', zh: '数据节点。' }) }));
}

function fixes(cluster: Cluster, n: number): Fix[] {
	if (!canHold(cluster, n)) return [];
	return [
		{
			title: say(
				{
					en: 'Set dfsReplicationFactor={n} in every controller.cfg',
					zh: '在所有 controller.cfg 中设置 dfsReplicationFactor={n}',
				},
				{ n },
			),
			changes: setInControllers(cluster, 'dfsReplicationFactor', String(n)),
		},
	];
}

function zoneFix(cluster: Cluster, zone: string, n: number): Fix {
	const lines = zoneFactors(cluster).filter((factor) => factor.zone === zone);
	return {
		title: say(
			{
				en: 'Set {zone}.dfsReplicationFactor={n} in every controller.cfg',
				zh: '在所有 controller.cfg 中设置 {zone}.dfsReplicationFactor={n}',
			},
			{ zone, n },
		),
		changes: lines.map(({ entry }) => replaceAt(checkedAt(entry), String(n))),
	};
}
