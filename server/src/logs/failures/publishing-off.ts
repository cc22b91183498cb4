import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'publishing-off',
	severity: 'error',
	patterns: [/The feature of publish is not enabled/],
	title: {
		en: 'Publishing of streams is off',
		zh: '未启用流数据发布',
	},
	explanation: {
		en: 'The node may not be subscribed to: `maxPubConnections` says how many nodes may, and without it none.',
		zh: '该节点不接受订阅：`maxPubConnections` 规定可订阅的节点数，未设置时为不允许。',
	},
	advice: {
		en: 'Set `maxPubConnections` for the nodes that publish, and restart them.',
		zh: '为发布节点设置 `maxPubConnections` 并重启。',
	},
	source: '[EC] S00001 — certain',
	page: 'https://docs.dolphindb.cn/en/Maintenance/ErrorCodeReference/S00001.html',
	parameters: ['maxPubConnections'],
});
