import { say } from '../../base/message.ts';
import { siteAt } from '../../model/files/site.ts';
import { setValue } from '../cluster-edits.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';
import { agentsOf } from './agents.ts';

export default defineClusterRule({
	code: 'agent-sites-self-not-first',
	severity: 'error',
	reads: SITES,
	title: { en: 'The agent is not the first element of sites', zh: '本代理节点不是 sites 的第一个元素' },
	why: {
		en: 'Tools that take the first element for the agent itself, as the vendor’s inspection does, read another node there.',
		zh: '把第一个元素当作本代理节点的工具（例如官方巡检）会读到其他节点。',
	},
	behaviour: {
		en: 'The tutorials ask for the agent’s own element before the controllers, and the vendor’s inspection reports any other order; the manual does not say whether it matters to the agent itself.',
		zh: '教程要求本代理节点的元素排在控制节点之前，官方巡检会报告其他顺序；手册没有说明代理节点自身是否受影响。',
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
