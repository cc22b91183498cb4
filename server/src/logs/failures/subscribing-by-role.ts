import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'subscribing-by-role',
	severity: 'error',
	patterns: [/Subscription is not enabled on this node/],
	title: {
		en: 'Nodes of this role cannot subscribe',
		zh: '该角色的节点不能订阅',
	},
	explanation: {
		en: 'Only data nodes, compute nodes and standalone servers subscribe to streams.',
		zh: '只有数据节点、计算节点和单节点服务器可以订阅流数据。',
	},
	advice: {
		en: 'Subscribe on such a node, or correct `mode`.',
		zh: '请在上述节点上订阅，或更正 `mode`。',
	},
	source: '[EC] S03008 — certain',
	page: 'https://docs.dolphindb.cn/en/Maintenance/ErrorCodeReference/S03008.html',
	rules: ['agent-mode-wrong', 'controller-mode-wrong', 'single-mode', 'nodes-unknown-mode'],
	parameters: ['mode'],
});
