import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'rsa-key-damaged',
	severity: 'error',
	patterns: [/Failed to decrypt the message by RSA public key/],
	title: {
		en: 'Keys of the controllers do not fit',
		zh: '控制节点的密钥不匹配',
	},
	explanation: {
		en: 'Nodes cannot speak to each other, because a file of keys is damaged. The start does not go on.',
		zh: '密钥文件已损坏，节点之间无法通信，启动过程停滞。',
	},
	advice: {
		en: 'Remove the folder `keys` in the home of every controller and restart the cluster. All scheduled jobs have to be submitted again.',
		zh: '删除所有控制节点主目录下的 `keys` 目录并重启集群。之后需重新提交全部定时任务。',
	},
	source: '[NP] 4.2.2 — certain',
	page: 'https://docs.dolphindb.cn/zh/tutorials/node_startup_exception.html',
});
