import { groupBy, unique } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import { endpointOf, type Site, siteAt, siteText } from '../../model/files/site.ts';
import { appendRow } from '../cluster-edits.ts';
import { otherSite } from '../cross/other-side.ts';
import { replaceAt } from '../edits.ts';
import { fileName } from '../places.ts';
import { GROUP } from '../reads.ts';
import { defineClusterRule, type FileChange, type Fix } from '../rule.ts';
import { type Agent, agentsOf, appendElements, controllerRows, removeElement } from './agents.ts';
import { brokenRowFinder } from './broken-rows.ts';

export default defineClusterRule({
	code: 'agent-sites-controller-unknown',
	severity: 'error',
	reads: GROUP,
	title: {
		en: 'sites names a controller that is not in cluster.nodes',
		zh: 'sites 中的控制节点不在 cluster.nodes 中',
	},
	why: {
		en: 'Either the agent looks for a controller that is not there, or cluster.nodes has lost a member of the Raft group.',
		zh: '要么代理节点在连接不存在的控制节点，要么 cluster.nodes 丢失了 Raft 组的一个成员。',
	},
	behaviour: {
		en: 'The vendor’s inspection reports such an element; the manual does not say what the agent does with it.',
		zh: '官方巡检会报告这样的元素；手册没有说明代理节点如何处理。',
	},
	source: '[WI] checkSites — certain',
	*check(cluster) {
		const controllers = controllerRows(cluster);
		if (controllers.length === 0) return; // nodes-controller-missing-ha
		const mayBeBroken = brokenRowFinder(cluster);
		let told: ReadonlySet<string> | undefined;
		for (const agent of agentsOf(cluster)) {
			for (const site of agent.elements) {
				if (site.mode !== 'controller' || site === agent.own) continue;
				if (cluster.rowsByAlias.has(site.alias) || mayBeBroken(site.alias)) continue;
				const renamed = controllers.find((row) => isRenamed(agent, site, row));
				told ??= toldElsewhere(cluster);
				if (!renamed && told.has(site.alias)) continue;
				yield {
					at: siteAt(site),
					message: say(
						{
							en: 'sites of {agent} names controller {alias}, which is not in cluster.nodes.',
							zh: '{agent} 的 sites 中的控制节点 {alias} 不在 cluster.nodes 中。',
						},
						{ agent: agent.self?.alias ?? fileName(agent.file.id), alias: site.alias },
					),
					related: (renamed ? [renamed] : controllers.slice(0, 3)).map((row) => otherSite(cluster, row.site)),
					fixes: () => (renamed ? [rename(site, renamed)] : fixes(cluster, agent, site)),
				};
			}
		}
	},
});

/** Whether an element has the address of a controller that `sites` do not name otherwise. */
function isRenamed({ sites }: Agent, site: Site, row: NodeRow): boolean {
	return endpointOf(row) === endpointOf(site) && sites?.elements.every(({ alias }) => alias !== row.alias) === true;
}

/** The controllers whose row is missing, as other rules tell: most agents list them, or they have a controller.cfg. */
function toldElsewhere(cluster: Cluster): ReadonlySet<string> {
	const lists = agentsOf(cluster).flatMap(({ sites }) => (sites ? [sites] : []));
	const listed = lists.flatMap(({ elements }) => unique(elements.map(({ alias }) => alias)));
	const most = [...groupBy(listed, (alias) => alias)].filter(([, all]) => all.length > lists.length / 2);
	const configured = cluster.controllers.filter(({ file }) => cluster.isHa && file !== undefined);
	return new Set([...most.map(([alias]) => alias), ...configured.map(({ alias }) => alias)]);
}

function rename(site: Site, row: NodeRow): Fix {
	const right = `${siteText(row)}:controller`;
	return {
		title: say({ en: 'Replace with {site}', zh: '替换为 {site}' }, { site: right }),
		changes: [replaceAt(siteAt(site), right)],
		preferred: true,
	};
}

function* fixes(cluster: Cluster, { sites }: Agent, site: Site): Iterable<Fix> {
	if (sites) {
		yield {
			title: say({ en: 'Remove {alias} from sites', zh: '从 sites 中删除 {alias}' }, { alias: site.alias }),
			changes: [removeElement(sites, site)],
		};
	}
	yield {
		title: say(
			{
				en: 'Add {row} to every cluster.nodes and to sites of every agent.cfg',
				zh: '在所有 cluster.nodes 和所有 agent.cfg 的 sites 中添加 {row}',
			},
			{ row: `${siteText(site)},controller` },
		),
		changes: [...appendRow(cluster, site, 'controller'), ...addToOtherSites(cluster, site)],
	};
}

function addToOtherSites(cluster: Cluster, site: Site): FileChange[] {
	return agentsOf(cluster).flatMap(({ sites }) =>
		sites?.elements.every(({ alias }) => alias !== site.alias)
			? [appendElements(sites, [`${siteText(site)}:controller`])]
			: [],
	);
}
