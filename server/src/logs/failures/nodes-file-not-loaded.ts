import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'nodes-file-not-loaded',
	severity: 'error',
	patterns: [/Failed to load the nodes file \[(?<path>[^\]]{1,500})\] with error: (?!The inp)/],
	title: {
		en: 'cluster.nodes cannot be loaded',
		zh: '无法加载 cluster.nodes',
	},
	explanation: {
		en: 'The server cannot load {path}; what follows in the log says why.',
		zh: '服务器无法加载 {path}，日志中随后的内容说明了原因。',
	},
	advice: {
		en: 'Mend what is found in the file, and start the node again.',
		zh: '修复文件中的问题，然后重新启动节点。',
	},
	source: '[HA] FAQ 6.1 has the message with another reason — judgement',
	page: 'https://github.com/dolphindb/Tutorials_CN/blob/master/ha_cluster_deployment.md',
	rules: ['file-*', 'nodes-*', 'site-*'],
});
