import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'license-expired',
	severity: 'error',
	patterns: [/The license has expired/],
	title: {
		en: 'The licence has expired',
		zh: 'license 已过期',
	},
	explanation: {
		en: 'With an expired licence no node starts; one that runs goes on for 15 days and then ends by itself.',
		zh: 'license 过期后节点无法启动；仍在运行的节点可继续使用 15 天，之后自动关闭。',
	},
	advice: {
		en: 'Get a new dolphindb.lic, put it in the place of the old one in every package on every host, and start the nodes.',
		zh: '获取新的 dolphindb.lic，替换每台主机上每个安装包中的旧文件，然后启动节点。',
	},
	source: '[NP] 4.1.1 — certain',
	page: 'https://docs.dolphindb.cn/zh/tutorials/node_startup_exception.html',
	rules: ['license-shared-file'],
	licence: true,
});
