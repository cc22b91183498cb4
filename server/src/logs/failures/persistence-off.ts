import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'persistence-off',
	severity: 'error',
	patterns: [
		/To enable table persistence, specify persistenceDir/,
		/Failed to (?:create the HA stream table|get the information of persisted stream tables) .{1,200}Please configure/,
	],
	title: {
		en: 'There is no folder for stream tables',
		zh: '未配置流表持久化目录',
	},
	explanation: {
		en: 'Stream tables that are kept on disk need `persistenceDir`, a folder that exists.',
		zh: '持久化流表需要 `persistenceDir` 指定一个已存在的目录。',
	},
	advice: {
		en: 'Set `persistenceDir` for the nodes that keep stream tables, and restart them.',
		zh: '为保存流表的节点设置 `persistenceDir` 并重启。',
	},
	source: '[EC] S03006, S03022, S03023 — certain',
	page: 'https://docs.dolphindb.cn/en/Maintenance/ErrorCodeReference/S03006.html',
	rules: ['cluster-streaming-ha-persistence', 'cluster-dir-shared', 'cluster-dir-relative'],
	parameters: ['persistenceDir'],
});
