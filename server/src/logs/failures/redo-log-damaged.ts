import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'redo-log-damaged',
	severity: 'error',
	patterns: [/The redo log for transaction \[(?<transaction>\d{1,20})\] comes across error/],
	title: {
		en: 'A redo log is damaged',
		zh: 'redo log 已损坏',
	},
	explanation: {
		en: 'The data node replays its redo logs when it starts, and cannot read that of transaction {transaction}: a full disk or a crash may have cut it.',
		zh: '数据节点启动时会回放 redo log，而事务 {transaction} 的 redo log 无法读取：可能因磁盘满或宕机而损坏。',
	},
	advice: {
		en: 'Move head.log out of the folders of the redo logs (a copy of {transaction}.log helps the support), start the node, and check the data that were being written.',
		zh: '将 redo log 目录下的 head.log 移走（备份 {transaction}.log 以便技术支持定位），启动节点，然后检查当时正在写入的数据。',
	},
	source: '[NP] 4.1.3 — certain',
	page: 'https://docs.dolphindb.cn/zh/tutorials/node_startup_exception.html',
	rules: ['cluster-dir-shared'],
	parameters: ['redoLogDir', 'TSDBRedoLogDir'],
});
