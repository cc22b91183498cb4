import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { keyAt } from '../../model/files/cfg-file.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import { endpointOf, siteText } from '../../model/files/site.ts';
import { otherSite } from '../cross/other-side.ts';
import { fileName } from '../places.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule, type FileChange } from '../rule.ts';
import { listed } from '../votes.ts';
import { type Agent, agentsOf, appendElements, controllerRows } from './agents.ts';

export default defineClusterRule({
	code: 'agent-sites-controller-missing',
	severity: 'error',
	reads: SITES,
	title: { en: 'sites lacks a controller', zh: 'sites 缺少控制节点' },
	why: {
		en: 'Once the missing controller becomes the leader, the agent and the nodes of its host are lost to the cluster.',
		zh: '缺少的控制节点一旦成为 leader，集群就会失去该代理节点及其主机上的节点。',
	},
	behaviour: {
		en: 'The manual requires `sites` to list this agent and all controllers; the vendor’s inspection compares their number with that in cluster.nodes.',
		zh: '手册要求 `sites` 包含本代理节点与全部控制节点；官方巡检会将控制节点数量与 cluster.nodes 比较。',
	},
	source: '[FC] high availability; [HA]; [WI] checkSites — certain',
	*check(cluster) {
		const controllers = controllerRows(cluster);
		for (const agent of agentsOf(cluster)) {
			const { file, self, sites } = agent;
			if (!sites) continue;
			const missing = missingIn(agent, controllers);
			if (missing.length === 0) continue;
			yield {
				at: keyAt(sites.entry),
				message: say(
					{
						en: 'sites of {agent} does not list {list}.',
						zh: '{agent} 的 sites 缺少控制节点 {list}。',
					},
					{ agent: self?.alias ?? fileName(file.id), list: aliases(missing) },
				),
				related: missing.slice(0, 3).map(({ site }) => otherSite(cluster, site)),
				fixes: () => [
					{
						title: say({
							en: 'Add the missing controllers to sites in every agent.cfg',
							zh: '在所有 agent.cfg 的 sites 中补全控制节点',
						}),
						changes: completeAll(cluster, controllers),
						preferred: true,
					},
				],
			};
		}
	},
});

const aliases = (rows: readonly NodeRow[]) =>
	listed(
		rows.map(({ alias }) => alias),
		7,
	);

/** The controllers that no element means: by alias, by its address under another name, or as part of a broken element. */
function missingIn({ sites, elements, broken }: Agent, controllers: readonly NodeRow[]): NodeRow[] {
	const named = new Set(sites?.elements.map(({ alias }) => alias));
	const unnamed = controllers.filter(({ alias }) => !named.has(alias));
	if (unnamed.length === 0) return unnamed;
	const known = new Set(controllers.map(({ alias }) => alias));
	const renamed = elements.filter(({ mode, alias }) => mode === 'controller' && !known.has(alias)).map(endpointOf);
	return unnamed.filter(
		(row) => !renamed.includes(endpointOf(row)) && !broken.some((text) => text.includes(row.alias)),
	);
}

function completeAll(cluster: Cluster, controllers: readonly NodeRow[]): FileChange[] {
	return agentsOf(cluster).flatMap((agent) => {
		const missing = agent.sites ? missingIn(agent, controllers).map((row) => `${siteText(row)}:controller`) : [];
		return agent.sites && missing.length > 0 ? [appendElements(agent.sites, missing)] : [];
	});
}
