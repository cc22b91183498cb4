import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'nodes-file-empty',
	severity: 'error',
	patterns: [/Failed to load the nodes file \[(?<path>[^\]]{1,500})\] with error: The input file is empty/],
	title: {
		en: 'cluster.nodes counts as empty',
		zh: 'cluster.nodes 被视为空文件',
	},
	explanation: {
		en: 'The server takes {path} for empty: its first line is blank, or there is nothing in it. The node does not start.',
		zh: '服务器认为 {path} 为空：首行是空行，或者文件中没有内容。节点不会启动。',
	},
	advice: {
		en: 'Remove the blank first line and start the node again.',
		zh: '删除首部的空行，然后重新启动节点。',
	},
	source: '[HA] FAQ 6.1 — certain',
	page: 'https://github.com/dolphindb/Tutorials_CN/blob/master/ha_cluster_deployment.md',
	rules: ['file-first-line-blank', 'file-empty'],
});
