import { uniqueBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { limitsOf } from '../../catalog/licences.ts';
import type { Cluster } from '../../model/cluster.ts';
import { isWorker, type NodeRow, rowAt } from '../../model/files/nodes-file.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';

export default defineClusterRule({
	code: 'license-node-count',
	severity: 'warning',
	worst: 'error',
	reads: SITES,
	title: { en: 'More nodes than the licence allows', zh: '节点数超出授权上限' },
	why: {
		en: 'Nodes beyond the limit do not start.',
		zh: '超出上限的节点无法启动。',
	},
	behaviour: {
		en: 'DolphinDB checks the number of nodes at start-up. The manual does not say how nodes are counted; the cluster in the installation package, with a controller, an agent and two data nodes, starts with the community licence of three nodes, so agents seem not to count.',
		zh: 'DolphinDB 启动时检查节点数。手册没有说明如何计数；安装包自带的集群（一个控制节点、一个代理节点、两个数据节点）可用上限为 3 个节点的社区版授权启动，因此代理节点应不计入。',
	},
	source: '[T] 伪分布式 note; [NP] 2.1; web GettingStart; [SM] §1 — certain (limit), judgement (counting)',
	*check(cluster, { licence }) {
		const max = limitsOf(licence).nodes;
		if (max === undefined) return;
		const rows = countedRows(cluster);
		const unlisted = cluster.controllers.filter(({ alias }) => !cluster.rowsByAlias.has(alias)).length;
		const first = rows[Math.max(0, max - unlisted)];
		if (!first) return;
		yield {
			at: rowAt(first),
			...(licence.nodes !== undefined && { severity: 'error' }), // the limit of this very licence
			message: say(
				{ en: '{n} nodes exceed the licence limit of {max}.', zh: '节点数 {n} 超出授权上限 {max}。' },
				{ n: rows.length + unlisted, max },
			),
		};
	},
});

/** The rows that count, each alias once: controllers, data and compute nodes. */
function countedRows({ rows }: Cluster): readonly NodeRow[] {
	const counted = rows.filter((row) => isWorker(row) || row.mode === 'controller');
	return uniqueBy(counted, ({ alias }) => alias);
}
