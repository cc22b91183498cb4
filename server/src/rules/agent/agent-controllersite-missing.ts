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
	reads: { agent: ['text'] },
	title: { en: 'agent.cfg has no controllerSite', zh: 'agent.cfg 缺少 controllerSite' },
	why: {
		en: 'The agent cannot find the cluster, so the data and compute nodes of its host cannot be started.',
		zh: '代理节点找不到集群，其主机上的数据节点和计算节点无法启动。',
	},
	behaviour: {
		en: 'An agent registers with the controller that controllerSite names. The manual requires the parameter and does not say what an agent does without it.',
		zh: '代理节点向 controllerSite 指定的控制节点注册。手册要求必须设置该配置项，没有说明缺少时代理节点的行为。',
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
