import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'streaming-ha-off',
	severity: 'error',
	patterns: [/The feature of HA streaming has not/],
	title: {
		en: 'High availability of streams is off',
		zh: '未启用流数据高可用',
	},
	explanation: {
		en: 'Stream tables of high availability need Raft groups of nodes, which `streamingRaftGroups` lists.',
		zh: '高可用流表需要由 `streamingRaftGroups` 定义 Raft 组。',
	},
	advice: {
		en: 'Set `streamingRaftGroups` (and `streamingHADir`), and restart the cluster.',
		zh: '设置 `streamingRaftGroups`（以及 `streamingHADir`）并重启集群。',
	},
	source: '[EC] S03021 — certain',
	page: 'https://docs.dolphindb.cn/en/Maintenance/ErrorCodeReference/S03021.html',
	rules: ['cluster-streaming-raft-group'],
	parameters: ['streamingRaftGroups'],
});
