import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'port-in-use',
	severity: 'error',
	patterns: [/Failed to bind the socket on port (?<port>\d{1,5})/],
	title: {
		en: 'Port {port} is in use',
		zh: '端口 {port} 已被占用',
	},
	explanation: {
		en: 'The node could not open its port and shut down: another process listens there, or the last run of this node has not ended yet.',
		zh: '节点无法打开自己的端口并已退出：该端口被其他进程占用，或者该节点上次运行的进程尚未结束。',
	},
	advice: {
		en: 'See who listens with `netstat -nlp | grep {port}`. If that is the old process of this node, wait until it has ended; else give one of the two another port.',
		zh: '用 `netstat -nlp | grep {port}` 查看占用者。若是该节点的旧进程，请等待其结束；否则为其中一方更换端口。',
	},
	source: '[NP] 4.1.2; [HA] FAQ 6.1 — certain',
	page: 'https://docs.dolphindb.cn/zh/tutorials/node_startup_exception.html',
	rules: ['port-conflict', 'nodes-duplicate-endpoint', 'cross-controller-duplicate', 'cross-agent-duplicate'],
});
