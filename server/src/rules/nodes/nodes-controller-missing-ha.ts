import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type Site, siteAt, siteText } from '../../model/files/site.ts';
import { appendRows } from '../cluster-edits.ts';
import { fileAt, fileInPackage } from '../places.ts';
import { GROUP } from '../reads.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { missingControllers } from './controllers.ts';

export default defineClusterRule({
	code: 'nodes-controller-missing-ha',
	severity: 'error',
	reads: GROUP,
	title: {
		en: 'cluster.nodes lacks a controller that the agents list',
		zh: 'cluster.nodes 缺少代理节点所列的控制节点',
	},
	why: {
		en: 'The cluster may run with fewer controllers than planned, and survive fewer failures.',
		zh: '集群实际运行的控制节点可能少于规划，能容忍的故障也更少。',
	},
	behaviour: {
		en: 'In an HA cluster, cluster.nodes must list all nodes, controllers included. An ordinary cluster may leave out its only controller.',
		zh: '高可用集群必须在 cluster.nodes 中列出全部节点，包括控制节点；普通集群可以不列其唯一的控制节点。',
	},
	source: '[FC] §高可用 "nodesFile 增加所有集群节点"; [HA] — certain',
	*check(cluster) {
		const nodes = cluster.agreedNodes;
		if (!nodes) return;
		const missing = missingControllers(cluster);
		for (const site of missing) {
			yield {
				at: fileAt(nodes),
				message: say(
					{
						en: 'Controller {alias} is part of the Raft group but has no row in cluster.nodes.',
						zh: '控制节点 {alias} 属于 Raft 组，但 cluster.nodes 中没有它。',
					},
					{ alias: site.alias },
				),
				related: [
					{
						at: siteAt(site),
						message: say(
							{ en: 'Listed in {file}.', zh: '{file} 中列出了它。' },
							{ file: fileInPackage(cluster.packageOfFile.get(site.file), site.file) },
						),
					},
				],
				fixes: () => [fix(cluster, missing)],
			};
		}
	},
});

/** All at once: with some of them the group would be just as incomplete. */
function fix(cluster: Cluster, missing: readonly Site[]): Fix {
	const [site, ...others] = missing.map(siteText);
	return {
		title:
			others.length === 0
				? say(
						{ en: 'Add {site},controller to every cluster.nodes', zh: '在所有 cluster.nodes 中添加 {site},controller' },
						{ site: site ?? '' },
					)
				: say(
						{
							en: 'Add the {n} missing controllers to every cluster.nodes',
							zh: '在所有 cluster.nodes 中添加缺少的 {n} 个控制节点',
						},
						{ n: missing.length },
					),
		changes: appendRows(cluster, missing, 'controller'), // not preferred: the lists of the agents may be the old ones
	};
}
