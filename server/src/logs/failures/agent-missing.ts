import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'agent-missing',
	severity: 'error',
	patterns: [
		/(?<![\w./-])[Aa]gent(?: node)?(?: \[?(?<alias>[\w.:-]{1,100})\]?)? (?:does not|doesn't|do not|don't) exist\b/,
		/(?:agent|代理节点)\s?(?:\[?[\w.:-]{1,100}\]?\s?)?不存在/,
	],
	title: {
		en: 'A node has no agent that could start it',
		zh: '没有可以启动节点的代理节点',
	},
	explanation: {
		en: 'The controller does not know an agent for the host of the node: `agent.cfg` is not as it should be, or addresses in `cluster.nodes` are wrong. Which words the server uses is not documented.',
		zh: '控制节点找不到该节点所在主机的代理节点：`agent.cfg` 配置有误，或 `cluster.nodes` 中的地址不正确。服务器报错的原文没有文档记载。',
	},
	advice: {
		en: 'Check `agent.cfg` first (localSite, controllerSite, sites), then the addresses in `cluster.nodes`.',
		zh: '先检查 `agent.cfg`（localSite、controllerSite、sites），再检查 `cluster.nodes` 中的地址。',
	},
	source: '[T] FAQ has the symptom, not the words — judgement',
	page: 'https://github.com/dolphindb/Tutorials_CN/blob/master/service_deployment_and_migration.md',
	rules: [
		'agent-*',
		'nodes-agent-missing',
		'cross-agent-cfg-absent',
		'cross-agent-duplicate',
		'cross-alias-address-differ',
		'cross-controller-site-differ',
		'cross-sites-differ',
		'site-host-notation',
	],
});
