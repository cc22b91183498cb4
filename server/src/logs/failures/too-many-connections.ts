import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'too-many-connections',
	severity: 'error',
	patterns: [/Maximum connections \d{1,10} reached/],
	title: {
		en: 'All connections of a node are taken',
		zh: '节点连接数已满',
	},
	explanation: {
		en: 'More clients are connected than `maxConnections` allows.',
		zh: '连接数已达到 `maxConnections` 的上限。',
	},
	advice: {
		en: 'Close connections that nobody needs, or raise `maxConnections`.',
		zh: '关闭不需要的连接，或调高 `maxConnections`。',
	},
	source: '[EC] S00006 — certain',
	page: 'https://docs.dolphindb.cn/en/Maintenance/ErrorCodeReference/S00006.html',
	parameters: ['maxConnections'],
});
