import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'killed-out-of-memory',
	severity: 'error',
	patterns: [/Out of memory: Kill(?:ed)? process \d{1,10} \(dolphindb/],
	title: {
		en: 'The system has killed the process for want of memory',
		zh: '系统因内存不足终止了进程',
	},
	explanation: {
		en: 'The nodes of the host took more memory than it has.',
		zh: '该主机上的节点占用的内存超过了可用内存。',
	},
	advice: {
		en: 'Lower `maxMemSize` of the nodes of this host, so that all of them together leave some memory to the system.',
		zh: '调低该主机上各节点的 `maxMemSize`，使其总和给系统留出余量。',
	},
	source: 'tutorial “how to handle crashes”, 2 — certain',
	page: 'https://github.com/dolphindb/Tutorials_CN/blob/master/how_to_handle_crash.md',
	rules: ['cluster-memory-sum', 'cluster-memory-unlimited', 'cluster-cache-too-large'],
	parameters: ['maxMemSize'],
});
