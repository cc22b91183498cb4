import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'connection-timed-out',
	severity: 'error',
	patterns: [/Close connection to (?<alias>[\w.-]{1,100}) #\d{1,9} with error: .{0,100}Connection timed out/],
	title: {
		en: '{alias} cannot be reached',
		zh: '无法连接 {alias}',
	},
	explanation: {
		en: 'Nodes of a cluster have to reach each other by the addresses and ports that the files name; this one does not.',
		zh: '集群各节点之间必须能通过配置文件中的地址和端口互通，而此连接不通。',
	},
	advice: {
		en: 'Check the address of {alias} in all files, then the network and firewalls between the hosts.',
		zh: '检查各文件中 {alias} 的地址，再检查主机之间的网络和防火墙。',
	},
	source: '[NP] 4.2.1 — certain',
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
