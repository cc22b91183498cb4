import { uniqueBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type Site, siteText } from '../../model/files/site.ts';
import { fileAt, fileName } from '../places.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { isReadable } from '../votes.ts';
import { type Agent, agentsOf, hostOfAgent, insertBelow, triesToSet } from './agents.ts';

export default defineClusterRule({
	code: 'agent-controllersite-missing',
	severity: 'error',
	title: { en: 'agent.cfg has no controllerSite', zh: 'agent.cfg 缺少 controllerSite' },
	why: {
		en: 'controllerSite is the first controller an agent contacts; without it the agent does not find the cluster.',
		zh: 'controllerSite 是代理节点最先联系的控制节点；缺少它，代理节点找不到集群。',
	},
	source: '[FC] controllerSite; [SM] 5.2 — certain',
	*check(cluster) {
		for (const agent of agentsOf(cluster)) {
			const { file } = agent;
			if (file.controllerSite || file.entries.length === 0 || triesToSet(file, 'controllerSite')) continue;
			yield {
				at: fileAt(file),
				message: say(
					{ en: '{file} has no controllerSite.', zh: '{file} 缺少 controllerSite。' },
					{ file: fileName(file.id) },
				),
				fixes: () => fixes(cluster, agent),
			};
		}
	},
});

/** Any controller will do, so the first proposal is right in any case. */
function fixes(cluster: Cluster, agent: Agent): Fix[] {
	return candidates(cluster, agent).map((site, at) => ({
		title: say({ en: 'Insert controllerSite={site}', zh: '插入 controllerSite={site}' }, { site: siteText(site) }),
		changes: [insertBelow(agent.file, ['mode', 'localSite'], `controllerSite=${siteText(site)}`)],
		preferred: at === 0,
	}));
}

/** The controller of the same package or host, and the first one. */
function candidates(cluster: Cluster, agent: Agent): Site[] {
	const known = cluster.controllers.filter(({ site }) => isReadable(site));
	const host = hostOfAgent(agent);
	const local = known.find((one) => one.package === agent.package) ?? known.find((one) => one.host === host);
	return uniqueBy([...(local ? [local] : []), ...known.slice(0, 1)], ({ alias }) => alias).map(({ site }) => site);
}
