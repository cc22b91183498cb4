import { uniqueBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { SiteEntry } from '../../model/files/cfg-file.ts';
import { endpointOf, type Site, siteAt, siteText } from '../../model/files/site.ts';
import { setValue } from '../cluster-edits.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { agreedEndpoint, isReadable, listed } from '../votes.ts';
import { type Agent, agentsOf, brokenRowFinder, controllerRows, hostOfAgent } from './agents.ts';

export default defineClusterRule({
	code: 'agent-controllersite-unknown',
	severity: 'error',
	title: { en: 'controllerSite is not the site of a controller', zh: 'controllerSite 不是任何控制节点的站点' },
	why: {
		en: 'The agent registers with the controller that controllerSite names; host, port and alias must be those of a controller’s localSite, or the agent stays alone.',
		zh: '代理节点向 controllerSite 指定的控制节点注册；主机、端口、别名三者都必须与某个控制节点的 localSite 相同，否则代理节点无法加入。',
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
						en: 'controllerSite {value} is not the site of any controller; known: {list}.',
						zh: 'controllerSite {value} 不是任何控制节点的站点；已知：{list}。',
					},
					{ value: siteText(entry.site), list: listed(texts, 7) },
				),
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
		title: say({ en: 'Replace by {site}', zh: '替换为 {site}' }, { site: siteText(one) }),
		changes: [setValue(entry, siteText(one))],
		preferred: one === same && right === true,
	}));
}
