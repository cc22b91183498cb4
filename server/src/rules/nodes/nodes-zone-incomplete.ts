import { groupBy, unique } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { columnAt, isWorker, type NodeRow } from '../../model/files/nodes-file.ts';
import { sitePartAt } from '../../model/files/site.ts';
import { defineNodesRule, type Fix } from '../rule.ts';
import { isWellFormed, setColumn } from './rows.ts';

export default defineNodesRule({
	code: 'nodes-zone-incomplete',
	severity: 'error',
	reads: ['rows'],
	title: { en: 'Node without a zone where other nodes have one', zh: '部分节点未指定区域' },
	why: {
		en: 'It is unclear to which zone the node belongs, so replicas may not lie in the zones they are meant for.',
		zh: '无法确定该节点属于哪个区域（zone），副本可能不在预期的区域中。',
	},
	behaviour: {
		en: 'Once a node has a zone, every data and compute node must have one; only while none has, all belong to the default zone. In the manual’s own example a compute node of a group has none.',
		zh: '只要有一个节点指定了区域，所有数据节点和计算节点都必须指定；只有都未指定时才同属默认区域。手册自己的示例中，有一个计算组节点没有指定区域。',
	},
	source: '[3C] 配置说明 — certain (data nodes), judgement (compute nodes of a group)',
	since: ['2.00.16.1', '3.00.3.1'],
	*check(file) {
		const column = file.columns.indexOf('zone');
		const workers = file.rows.filter((row) => isWorker(row) && isWellFormed(row));
		const zoned = workers.find(({ zone }) => zone !== '');
		if (column < 0 || !zoned) return;
		const byHost = groupBy(workers, ({ host }) => host);
		for (const row of workers) {
			if (row.zone !== '') continue;
			yield {
				at: sitePartAt(row.site, 'alias'),
				...(row.computeGroup !== '' && { severity: 'warning' as const }), // the manual's own sample has such a node
				message: say(
					{ en: '{alias} has no zone although other nodes have one.', zh: '其他节点已指定区域，但 {alias} 没有。' },
					{ alias: row.alias },
				),
				related: [
					{ at: columnAt(zoned, column), message: say({ en: 'A node with a zone.', zh: '已指定区域的节点。' }) },
				],
				fixes: () => zonesOf(byHost.get(row.host) ?? []).map((zone) => fix(row, column, zone)),
			};
		}
	},
});

/** The zone of all nodes that have one, where that is the same. */
function zonesOf(rows: readonly NodeRow[]): string[] {
	const zones = unique(rows.map(({ zone }) => zone).filter((zone) => zone !== ''));
	return zones.length === 1 ? zones : [];
}

function fix(row: NodeRow, column: number, zone: string): Fix {
	return {
		title: say(
			{ en: 'Set the zone {zone}, as on the other nodes of {host}', zh: '设置区域 {zone}（与 {host} 的其他节点一致）' },
			{ zone, host: row.host },
		),
		changes: [setColumn(row, column, zone)],
		preferred: true,
	};
}
