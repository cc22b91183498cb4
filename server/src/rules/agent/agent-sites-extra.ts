import { say } from '../../base/message.ts';
import { siteAt } from '../../model/files/site.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';
import { agentsOf, removeElement } from './agents.ts';

export default defineClusterRule({
	code: 'agent-sites-extra',
	severity: 'warning',
	reads: SITES,
	title: { en: 'sites lists more than this agent and the controllers', zh: 'sites 中有多余的节点' },
	why: {
		en: 'Nothing needs these elements, so nobody notices when they become outdated.',
		zh: '这些元素没有用处，过时后也不易被发现。',
	},
	behaviour: {
		en: '`sites` is defined as this agent and all controllers. The manual does not say what the agent does with other nodes in it.',
		zh: '`sites` 的定义是本代理节点与全部控制节点。手册没有说明代理节点如何处理其中的其他节点。',
	},
	source: '[FC] high availability; [HA] — judgement',
	*check(cluster) {
		for (const { self, sites, own, elements } of agentsOf(cluster)) {
			if (!sites || !self) continue;
			// Without an own entry the agent in first place is the one that agent-sites-self-missing replaces.
			const replaced = own ? undefined : sites.elements[0];
			for (const site of elements) {
				if (site.alias === self.alias || site === replaced) continue;
				if (!/^(agent|datanode|computenode)$/.test(site.mode ?? '')) continue;
				const role = cluster.rowsByAlias.get(site.alias)?.mode ?? site.mode;
				if (role !== site.mode) continue; // agent-sites-role
				yield {
					at: siteAt(site),
					message: say(
						{
							en: 'sites should list only this agent and the controllers; remove {alias}.',
							zh: 'sites 只应包含本代理节点与全部控制节点，请删除 {alias}。',
						},
						{ alias: site.alias },
					),
					tags: ['unnecessary'],
					fixes: () => [
						{
							title: say({ en: 'Remove {alias} from sites', zh: '从 sites 中删除 {alias}' }, { alias: site.alias }),
							changes: [removeElement(sites, site)],
						},
					],
				};
			}
		}
	},
});
