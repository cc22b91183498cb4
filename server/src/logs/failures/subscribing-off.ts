import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'subscribing-off',
	severity: 'error',
	patterns: [/Can't (?:complete|cancel) subscription because subscription is not enabled/],
	title: {
		en: 'Subscribing to streams is off',
		zh: '未启用流数据订阅',
	},
	explanation: {
		en: 'The node has no port for subscriptions. Servers from 2.00.9 on need none.',
		zh: '该节点没有订阅端口。2.00.9 及以后的版本不再需要。',
	},
	advice: {
		en: 'Set `subPort` for the nodes that subscribe, and restart them.',
		zh: '为订阅节点设置 `subPort` 并重启。',
	},
	source: '[EC] S00001 — certain',
	page: 'https://docs.dolphindb.cn/en/Maintenance/ErrorCodeReference/S00001.html',
	parameters: ['subPort'],
});
