import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { sitesValue } from '../cluster-edits.ts';
import { otherSite } from '../cross/other-side.ts';
import { fileAt, fileName } from '../places.ts';
import { GROUP, reading } from '../reads.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { isReadable } from '../votes.ts';
import { type Agent, agentsOf, controllerRows, insertBelow, triesToSet } from './agents.ts';

export default defineClusterRule({
	code: 'agent-sites-missing',
	severity: 'error',
	reads: reading(GROUP, { agent: ['text'] }),
	title: {
		en: 'agent.cfg has no sites in a cluster of several controllers',
		zh: '多控制节点集群的 agent.cfg 缺少 sites',
	},
	why: {
		en: 'When another controller becomes the leader, the agent cannot follow, and the nodes of its host are lost to the cluster.',
		zh: 'leader 切换到其他控制节点后，代理节点无法跟随，集群会失去其主机上的节点。',
	},
	behaviour: {
		en: 'With several controllers the manual requires `sites` in every agent.cfg; controllerSite names only the one that is contacted first.',
		zh: '有多个控制节点时，手册要求每个 agent.cfg 都必须设置 `sites`；controllerSite 只指定最先联系的一个。',
	},
	source: '[FC] high availability; [HA]; [WI] checkSites — certain',
	*check(cluster) {
		const n = controllerCount(cluster);
		if (n < 2) return;
		for (const agent of agentsOf(cluster)) {
			const { file } = agent;
			if (file.sites || file.entries.length === 0 || triesToSet(file, 'sites')) continue;
			yield {
				at: fileAt(file),
				message: say(
					{
						en: '{file} has no sites although the cluster has {n} controllers.',
						zh: '集群有 {n} 个控制节点，但 {file} 缺少 sites。',
					},
					{ file: fileName(file.id), n },
				),
				related: cluster.controllers.slice(0, 3).map(({ site }) => otherSite(cluster, site)),
				fixes: () => fixes(cluster, agent),
			};
		}
	},
});

/** Controllers by cluster.nodes; where that lists none, by the controller.cfg files, since agents may be wrong. */
function controllerCount(cluster: Cluster): number {
	const rows = controllerRows(cluster);
	if (rows.length > 0) return rows.length;
	return cluster.isHa ? cluster.controllers.filter(({ file }) => file !== undefined).length : 0;
}

function fixes(cluster: Cluster, { file, self }: Agent): Fix[] {
	if (!self || cluster.controllers.some(({ site }) => !isReadable(site))) return [];
	return [
		{
			title: say({
				en: 'Insert sites with this agent and all controllers',
				zh: '插入包含本代理节点与全部控制节点的 sites',
			}),
			changes: [insertBelow(file, ['mode', 'localSite', 'controllerSite'], `sites=${sitesValue(cluster, self)}`)],
			preferred: true,
		},
	];
}
