import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'node-offline',
	severity: 'warning',
	patterns: [/(?:data node|node) \[?(?<alias>[\w.-]{1,100})\]? has gone offline/],
	title: {
		en: 'The controller has lost {alias}',
		zh: '控制节点失去了 {alias} 的心跳',
	},
	explanation: {
		en: 'The controller had no heartbeat of {alias} in time: the node or its host is down or was stopped, or heartbeats do not arrive. Heartbeats are UDP unless `lanCluster=0`.',
		zh: '控制节点未按时收到 {alias} 的心跳：节点或主机宕机、节点被停止，或心跳无法送达。除非设置 `lanCluster=0`，心跳使用 UDP。',
	},
	advice: {
		en: 'See in the log of {alias} whether it runs. Where the network does not carry UDP between hosts, as in clouds, set `lanCluster=0`.',
		zh: '在 {alias} 的日志中确认其是否在运行。若主机之间不支持 UDP（例如云环境），请设置 `lanCluster=0`。',
	},
	source: '[EC] S01009; [HA] FAQ 6.6 — certain',
	page: 'https://docs.dolphindb.cn/en/Maintenance/ErrorCodeReference/S01009.html',
	rules: ['cluster-lan-default', 'cluster-lan-inconsistent'],
	parameters: ['lanCluster'],
});
