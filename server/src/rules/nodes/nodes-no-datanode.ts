import { say } from '../../base/message.ts';
import { fileAt } from '../places.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';
import { isReadableRow } from '../votes.ts';

export default defineClusterRule({
	code: 'nodes-no-datanode',
	severity: 'warning',
	reads: SITES,
	title: { en: 'Cluster without a data node', zh: '集群没有数据节点' },
	why: {
		en: 'Nothing can be stored in the cluster.',
		zh: '集群无法存储任何数据。',
	},
	behaviour: {
		en: 'Data nodes store the data; without one no distributed database can be created.',
		zh: '数据由数据节点存储；没有数据节点就无法创建分布式数据库。',
	},
	source: 'role definition in [HA] — certain',
	*check(cluster) {
		const nodes = cluster.agreedNodes;
		// A file without header has lost lines, and nodes-header-missing says so.
		if (!nodes?.hasHeader || nodes.rows.length === 0 || !nodes.rows.every(isReadableRow)) return;
		if (nodes.rows.some(({ mode }) => mode === 'datanode')) return;
		yield {
			at: fileAt(nodes),
			message: say({ en: 'The cluster has no data node.', zh: '集群没有数据节点。' }),
		};
	},
});
