import { say } from '../../base/message.ts';
import { siteAt, siteText } from '../../model/files/site.ts';
import { appendRow } from '../cluster-edits.ts';
import { otherSite } from '../cross/other-side.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';
import { unregisteredAgents } from './agents.ts';
import { rowsByHost } from './rows.ts';

export default defineClusterRule({
	code: 'agent-not-in-nodes',
	severity: 'error',
	reads: SITES,
	title: { en: 'The only agent of a host is not in cluster.nodes', zh: '主机唯一的代理节点未登记到 cluster.nodes' },
	why: {
		en: 'The data and compute nodes of that host cannot be started.',
		zh: '该主机的数据节点和计算节点无法启动。',
	},
	behaviour: {
		en: 'The controllers know agents from cluster.nodes only; starting a node of that host fails, since for them its agent does not exist.',
		zh: '控制节点只认 cluster.nodes 中登记的代理节点；启动该主机的节点时会报代理节点不存在。',
	},
	source: '[T] FAQ; [WI] checkSites — certain',
	*check(cluster) {
		for (const { self, host, isNeeded } of unregisteredAgents(cluster)) {
			if (!isNeeded) continue;
			yield {
				at: siteAt(self),
				message: say(
					{
						en: 'Agent {alias} is not registered in cluster.nodes, so nodes on {host} cannot be started.',
						zh: '代理节点 {alias} 未登记到 cluster.nodes，{host} 上的节点无法启动。',
					},
					{ alias: self.alias, host },
				),
				related: (rowsByHost(cluster).get(host) ?? []).slice(0, 3).map(({ site }) => otherSite(cluster, site)),
				fixes: () => [
					{
						title: say(
							{ en: 'Add {row} to every cluster.nodes', zh: '在所有 cluster.nodes 中添加 {row}' },
							{ row: `${siteText(self)},agent` },
						),
						changes: appendRow(cluster, self, 'agent'),
						preferred: true,
					},
				],
			};
		}
	},
});
