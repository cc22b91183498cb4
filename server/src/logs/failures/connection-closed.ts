import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'connection-closed',
	severity: 'warning',
	patterns: [/IO error type 1\b/],
	title: {
		en: 'A connection was closed',
		zh: '连接已断开',
	},
	explanation: {
		en: 'IO error 1 means that the socket was closed. When a data node is started from the console, it means that nodes do not reach each other.',
		zh: 'IO error 1 表示套接字已断开。若在 web 启动数据节点时出现，说明节点之间网络不通。',
	},
	advice: {
		en: 'Check addresses and ports of the nodes, then the network and firewalls between the hosts.',
		zh: '检查各节点的地址和端口，再检查主机之间的网络和防火墙。',
	},
	source: '[NP] 4.2.1; [EC] S00020 — certain',
	page: 'https://docs.dolphindb.cn/zh/tutorials/node_startup_exception.html',
	rules: [
		'cross-alias-address-differ',
		'cross-controller-site-differ',
		'cross-host-mismatch',
		'agent-controllersite-unknown',
		'agent-sites-controller-mismatch',
		'site-loopback',
		'site-bad-host',
	],
});
