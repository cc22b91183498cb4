import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'raft-state-damaged',
	severity: 'error',
	patterns: [
		/incomplete hardstate file \[/,
		/RawNode::init: failed to initialize with exception/,
		/Failed to start DFSMaster with the error message/,
	],
	title: {
		en: 'The Raft state of a controller is damaged',
		zh: '控制节点的 Raft 数据已损坏',
	},
	explanation: {
		en: 'A controller keeps what the group has agreed upon, and cannot read it: a full disk or a crash may have cut the file.',
		zh: '控制节点无法读取其保存的 Raft 数据：可能因磁盘满或宕机而损坏。',
	},
	advice: {
		en: 'Only when another controller is leader: move the folder `raft` in the home of this controller and its `dfsMetaDir` away, and start it; it takes everything from the leader. Keep both for the support.',
		zh: '仅在已有其他控制节点成为 leader 时：移走该控制节点主目录下的 `raft` 目录及其 `dfsMetaDir`，再启动该节点，它会从 leader 同步。请保留两者供技术支持分析。',
	},
	source: '[NP] 4.1.9 — certain',
	page: 'https://docs.dolphindb.cn/zh/tutorials/node_startup_exception.html',
	rules: ['controller-meta-dir-shared', 'controller-meta-dir-foreign'],
	parameters: ['dfsMetaDir'],
});
