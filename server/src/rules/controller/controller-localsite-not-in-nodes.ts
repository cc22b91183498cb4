import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type Site, siteAt, sitePartAt, siteText } from '../../model/files/site.ts';
import type { Package } from '../../model/package.ts';
import { appendRow } from '../cluster-edits.ts';
import { replaceAt } from '../edits.ts';
import { GROUP } from '../reads.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { isReadable } from '../votes.ts';
import { addToSites, controllerPackages, hasEndpoint, isInBrokenRow, unusedControllers } from './controllers.ts';

export default defineClusterRule({
	code: 'controller-localsite-not-in-nodes',
	severity: 'error',
	reads: GROUP,
	title: {
		en: 'localSite of a controller.cfg is not in cluster.nodes',
		zh: 'controller.cfg 的 localSite 不在 cluster.nodes 中',
	},
	why: {
		en: 'The other members do not know this controller, so it cannot join the Raft group.',
		zh: '其他成员不知道该控制节点，它无法加入 Raft 组。',
	},
	behaviour: {
		en: 'In an HA cluster, cluster.nodes must list all members of the Raft group. An ordinary cluster may leave out its only controller.',
		zh: '高可用集群必须在 cluster.nodes 中列出 Raft 组的全部成员；普通集群可以不列其唯一的控制节点。',
	},
	source: '[WI] checkSites; [HA] — certain',
	*check(cluster) {
		if (!cluster.isHa || cluster.rows.length === 0) return;
		for (const pkg of controllerPackages(cluster)) {
			const site = pkg.controller.localSite?.site;
			if (!site || !isReadable(site) || isListed(cluster, site.alias)) continue;
			yield {
				at: sitePartAt(site, 'alias'),
				message: say(
					{ en: 'Controller {alias} is not listed in cluster.nodes.', zh: 'cluster.nodes 中没有控制节点 {alias}。' },
					{ alias: site.alias },
				),
				fixes: () => fixes(cluster, pkg, site),
			};
		}
	},
});

/** Whether some cluster.nodes has a row for it, and be it a broken one; where only some have, cross-nodes-differ tells. */
function isListed(cluster: Cluster, alias: string): boolean {
	const mentions = cluster.mentionsByAlias.get(alias) ?? [];
	return mentions.some(({ place }) => place === 'row') || isInBrokenRow(cluster, alias);
}

function* fixes(cluster: Cluster, pkg: Package, site: Site): Iterable<Fix> {
	const others = unusedControllers(cluster, pkg).filter(({ host }) => host === site.host);
	// A second row for an address would be wrong, and so would one for an alias that two files have.
	if (!hasEndpoint(cluster, site) && !isRunTwice(cluster, site)) {
		yield {
			title: say(
				{
					en: 'Add {site} to every cluster.nodes and to sites of every agent.cfg',
					zh: '在所有 cluster.nodes 和所有 agent.cfg 的 sites 中添加 {site}',
				},
				{ site: siteText(site) },
			),
			changes: [...appendRow(cluster, site, 'controller'), ...addToSites(cluster, site)],
			preferred: others.length === 0,
		};
	}
	for (const other of others) {
		yield {
			title: say({ en: 'Change localSite to {site}', zh: '将 localSite 改为 {site}' }, { site: siteText(other) }),
			changes: [replaceAt(siteAt(site), siteText(other))],
		};
	}
}

function isRunTwice(cluster: Cluster, { alias }: Site): boolean {
	const aliases = controllerPackages(cluster).map(({ controller }) => controller.localSite?.site.alias);
	return aliases.filter((one) => one === alias).length > 1;
}
