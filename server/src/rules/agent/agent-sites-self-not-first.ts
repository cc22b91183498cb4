import { say } from '../../base/message.ts';
import { siteAt } from '../../model/files/site.ts';
import { setValue } from '../cluster-edits.ts';
import { defineClusterRule } from '../rule.ts';
import { agentsOf } from './agents.ts';

export default defineClusterRule({
	code: 'agent-sites-self-not-first',
	severity: 'error',
	title: { en: 'The agent is not the first element of sites', zh: '本代理节点不是 sites 的第一个元素' },
	why: {
		en: 'Whatever takes the first element for the agent itself reads another node there; the vendor’s inspection does.',
		zh: '凡是把第一个元素当作本代理节点的工具都会读到其他节点，厂商的巡检脚本即是如此。',
	},
	behaviour: {
		en: 'The guides ask for the agent’s own element before the controllers, and the vendor’s checker reports any other order; the manual does not say whether the agent itself minds.',
		zh: '教程要求本代理节点的条目排在控制节点之前，厂商的检查脚本会报告其他顺序；手册未说明代理节点自身是否受影响。',
	},
	source: '[WI] checkSites; older HA guide 3(3) — certain',
	*check(cluster) {
		for (const { sites, own } of agentsOf(cluster)) {
			const elements = sites?.elements.filter(({ text }) => text !== '') ?? [];
			if (!sites || !own || elements[0] === own) continue;
			yield {
				at: siteAt(own),
				message: say({
					en: 'This agent must be the first element of sites.',
					zh: 'sites 的第一个元素必须是本代理节点。',
				}),
				fixes: () => [
					{
						title: say({ en: 'Move {site} to the front', zh: '将 {site} 移到最前' }, { site: own.text }),
						changes: [
							setValue(sites.entry, [own, ...elements.filter((one) => one !== own)].map(({ text }) => text).join(',')),
						],
						preferred: true,
					},
				],
			};
		}
	},
});
