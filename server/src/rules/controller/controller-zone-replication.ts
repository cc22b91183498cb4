import { firstBy, uniqueBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type CfgFile, qualifierAt } from '../../model/files/cfg-file.ts';
import { columnAt, isWorker, type NodeRow } from '../../model/files/nodes-file.ts';
import { isWhole } from '../cfg/settings.ts';
import { appendLines } from '../edits.ts';
import { fileAt } from '../places.ts';
import { REPLICAS } from '../reads.ts';
import { defineClusterRule, type Finding } from '../rule.ts';
import { isReadableRow } from '../votes.ts';
import { controllerPackages } from './controllers.ts';
import { usesZones, zoneFactors } from './replication.ts';

export default defineClusterRule({
	code: 'controller-zone-replication',
	severity: 'error',
	reads: REPLICAS,
	since: ['2.00.16.1', '3.00.3.1'],
	title: { en: 'Zones and numbers of replicas per zone do not match', zh: '区域与各区域的副本数不匹配' },
	why: {
		en: 'Each zone keeps its own replicas; for a zone without a number it is unclear how many.',
		zh: '每个区域各自保存副本；未配置副本数的区域，副本数无从确定。',
	},
	behaviour: {
		en: 'The manual requires a line `<zone>.dfsReplicationFactor` in controller.cfg for every zone, with at most as many replicas as the zone has data nodes. It does not say what the server does without one.',
		zh: '手册要求在 controller.cfg 中为每个区域（zone）配置 `<zone>.dfsReplicationFactor`，且不超过该区域的数据节点数；没有说明缺少时服务器的行为。',
	},
	source: '[3C] — certain',
	*check(cluster) {
		if (!usesZones(cluster)) return;
		const rows = firstBy(
			cluster.rows.filter((row) => isReadableRow(row) && isWorker(row) && row.zone !== '').sort(dataNodesFirst),
			({ zone }) => zone,
		);
		yield* withoutFactor(cluster, rows);
		if (cluster.agreedNodes?.hasHeader && cluster.rows.every(isReadableRow)) yield* withoutNodes(cluster, rows);
	},
});

/** So that the node that stands for its zone keeps data if any of them does. */
const dataNodesFirst = (a: NodeRow, b: NodeRow) => Number(b.mode === 'datanode') - Number(a.mode === 'datanode');

/** Zones for which some controller.cfg has no line; a fact of the whole cluster is told once. */
function* withoutFactor(cluster: Cluster, rows: ReadonlyMap<string, NodeRow>): Iterable<Finding> {
	const column = cluster.agreedNodes?.columns.indexOf('zone') ?? -1;
	const all = controllerPackages(cluster).map(({ controller }) => ({ file: controller, zones: zonesIn(controller) }));
	const files = all.filter(({ file, zones }) => isWhole(file) || zones.size > 0);
	for (const [zone, row] of rows) {
		if (row.mode !== 'datanode') continue; // compute nodes keep no replicas
		const lacking = files.filter(({ zones }) => !zones.has(zone)).map(({ file }) => file);
		const [first] = lacking;
		if (!first) continue;
		yield {
			at: fileAt(first),
			message: say(
				{ en: 'Zone {zone} has no dfsReplicationFactor.', zh: '区域 {zone} 未配置 dfsReplicationFactor。' },
				{ zone },
			),
			related: [{ at: columnAt(row, column), message: say({ en: 'A node of the zone.', zh: '该区域的节点。' }) }],
			fixes: () => [
				{
					title: say(
						{
							en: 'Add {zone}.dfsReplicationFactor=1 to every controller.cfg',
							zh: '在所有 controller.cfg 中添加 {zone}.dfsReplicationFactor=1',
						},
						{ zone },
					),
					changes: lacking.map((file) => appendLines(file, [`${zone}.dfsReplicationFactor=1`])),
				},
			],
		};
	}
}

function zonesIn(file: CfgFile): ReadonlySet<string> {
	return new Set(
		file.entries.flatMap(({ name, qualifier }) => (name === 'dfsReplicationFactor' && qualifier ? [qualifier] : [])),
	);
}

/** Lines for a zone that no row names. */
function* withoutNodes(cluster: Cluster, rows: ReadonlyMap<string, NodeRow>): Iterable<Finding> {
	if (cluster.rows.length === 0) return;
	for (const { entry, zone } of uniqueBy(zoneFactors(cluster), (factor) => factor.zone)) {
		if (rows.has(zone)) continue;
		yield {
			at: qualifierAt(entry),
			severity: 'warning',
			message: say(
				{ en: 'No node of cluster.nodes is in zone {zone}.', zh: 'cluster.nodes 中没有节点属于区域 {zone}。' },
				{ zone },
			),
		};
	}
}
