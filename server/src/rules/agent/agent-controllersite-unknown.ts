import { uniqueBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { SiteEntry } from '../../model/files/cfg-file.ts';
import { endpointOf, type Site, siteAt, siteText } from '../../model/files/site.ts';
import { setValue } from '../cluster-edits.ts';
import { otherSite } from '../cross/other-side.ts';
import { GROUP } from '../reads.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { agreedEndpoint, isReadable, listed } from '../votes.ts';
import { type Agent, agentsOf, controllerRows, hostOfAgent } from './agents.ts';
import { brokenRowFinder } from './broken-rows.ts';

export default defineClusterRule({
	code: 'agent-controllersite-unknown',
	severity: 'error',
	reads: GROUP,
	title: { en: 'controllerSite is not the site of a controller', zh: 'controllerSite 不是任何控制节点的站点' },
	why: {
		en: 'The agent cannot join the cluster, so the data and compute nodes of its host cannot be started.',
		zh: '代理节点无法加入集群，其主机上的数据节点和计算节点无法启动。',
	},
	behaviour: {
		en: 'An agent registers with the controller that controllerSite names; host, port and alias must all be those of that controller’s localSite. Even where only the alias of a controller changes, every agent.cfg has to follow, or the cluster does not work.',
		zh: '代理节点向 controllerSite 指定的控制节点注册，主机、端口和别名必须与该控制节点的 localSite 完全相同。即使只修改了控制节点的别名，也必须同步修改所有 agent.cfg，否则集群无法正常工作。',
	},
	source: '[FC] controllerSite; [HA]; [MM] 2.1 note; [WI] checkSites — certain',
	*check(cluster) {
		const known = knownControllers(cluster);
		if (known.length === 0) return;
		const texts = new Set(known.map(siteText));
		const mayBeBroken = brokenRowFinder(cluster);
		for (const agent of agentsOf(cluster)) {
			const entry = agent.file.controllerSite;
			if (!entry || !isReadable(entry.site) || texts.has(siteText(entry.site))) continue;
			if (mayBeBroken(entry.site.alias)) continue;
			yield {
				at: siteAt(entry.site),
				message: say(
					{
						en: 'controllerSite {value} is not the site of any controller; known controllers: {list}.',
						zh: 'controllerSite {value} 不是任何控制节点的站点；已知的控制节点：{list}。',
					},
					{ value: siteText(entry.site), list: listed(texts, 7) },
				),
				related: known.slice(0, 3).map((site) => otherSite(cluster, site)),
				fixes: () => fixes(cluster, agent, entry, known),
			};
		}
	},
});

/** All controllers, or none where some are not in the workspace or cannot be read: then nothing can be said. */
function knownControllers(cluster: Cluster): Site[] {
	const rows = controllerRows(cluster).map(({ site }) => site);
	const files = cluster.packages.flatMap(({ controller }) => (controller ? [controller.localSite?.site] : []));
	if (files.some((site) => !site || !isReadable(site)) && rows.length === 0) return [];
	if (rows.length === 0 && cluster.isHa) return [];
	return uniqueBy([...rows, ...files].filter((site) => site !== undefined).filter(isReadable), siteText);
}

function fixes(cluster: Cluster, agent: Agent, { entry, site }: SiteEntry, known: readonly Site[]): Fix[] {
	const host = hostOfAgent(agent);
	const same = known.find(({ alias }) => alias === site.alias);
	const local = known.find((one) => one.host === host);
	const right = same && agreedEndpoint(cluster, site.alias) === endpointOf(same);
	return uniqueBy(
		[same, local].filter((one) => one !== undefined),
		siteText,
	).map((one) => ({
		title: say({ en: 'Change controllerSite to {site}', zh: '将 controllerSite 改为 {site}' }, { site: siteText(one) }),
		changes: [setValue(entry, siteText(one))],
		preferred: one === same && right === true,
	}));
}
