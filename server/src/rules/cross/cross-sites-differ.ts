import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { keyAt, type SitesEntry } from '../../model/files/cfg-file.ts';
import { type Site, siteText } from '../../model/files/site.ts';
import { type Agent, agentsOf, controllerRows } from '../agent/agents.ts';
import { setValue } from '../cluster-edits.ts';
import { fileName } from '../places.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule, type FileChange, type Finding, type Fix } from '../rule.ts';
import { isReadable, listed } from '../votes.ts';
import { nameOnHost } from './other-side.ts';
import { opposed, versionsOf } from './versions.ts';

export default defineClusterRule({
	code: 'cross-sites-differ',
	severity: 'error',
	reads: SITES,
	title: { en: 'Agents list different controllers', zh: '各代理节点的 sites 所列的控制节点不一致' },
	why: {
		en: 'When a controller that an agent does not list becomes the leader, the agent is lost to the cluster.',
		zh: '某个代理节点未列出的控制节点成为 leader 后，集群会失去该代理节点。',
	},
	behaviour: {
		en: 'The manual requires every agent to list itself and all controllers in `sites`.',
		zh: '手册要求每个代理节点的 `sites` 都包含自身与全部控制节点。',
	},
	source: '[FC] high availability; [HA] — certain',
	*check(cluster) {
		if (controllerRows(cluster).length > 0) return; // agent-sites-controller-missing and -unknown compare with the rows
		const versions = versionsOf(listsOf(cluster), ({ aliases }) => [...aliases].sort().join(','));
		for (const { item, against } of opposed(versions)) yield differs(cluster, item, against);
	},
});

/** The controllers that the `sites` of an agent name. */
interface ControllerList {
	readonly agent: string;
	readonly sites: SitesEntry;
	readonly controllers: readonly Site[];
	readonly aliases: ReadonlySet<string>;
}

function listsOf(cluster: Cluster): ControllerList[] {
	return agentsOf(cluster).flatMap(({ file, self, sites, elements, broken }) => {
		if (!sites || broken.length > 0 || elements.some(({ mode }) => !mode)) return [];
		const controllers = elements.filter(({ mode }) => mode === 'controller');
		const aliases = new Set(controllers.map(({ alias }) => alias));
		return [{ agent: self?.alias ?? fileName(file.id), sites, controllers, aliases }];
	});
}

function differs(cluster: Cluster, own: ControllerList, model: ControllerList): Finding {
	const without = (a: ControllerList, b: ControllerList) => [...a.aliases].filter((one) => !b.aliases.has(one));
	const diff = [...without(own, model), ...without(model, own)];
	return {
		at: keyAt(own.sites.entry),
		message: say(
			{
				en: 'Agents {a} and {b} list different controllers in sites: they differ in {diff}.',
				zh: '代理节点 {a} 与 {b} 的 sites 所列的控制节点不一致，差异为 {diff}。',
			},
			{ a: model.agent, b: own.agent, diff: listed(diff, 7) },
		),
		related: [
			{
				at: keyAt(model.sites.entry),
				message: say(
					{ en: 'sites of {agent} in {file}.', zh: '{file} 中 {agent} 的 sites。' },
					{ agent: model.agent, file: nameOnHost(cluster, model.sites.entry.file) },
				),
			},
		],
		fixes: () => fixes(cluster, own, model),
	};
}

/** Every controller that anything in the cluster knows in all agent.cfg, or what one of the two agents lists. */
function* fixes(cluster: Cluster, own: ControllerList, model: ControllerList): Iterable<Fix> {
	const all = cluster.controllers.map(({ site }) => site);
	if (all.every(isReadable)) yield listEverywhere(cluster, all);
	for (const { controllers, aliases } of [model, own]) {
		if (aliases.size > 0 && aliases.size < all.length) yield listEverywhere(cluster, controllers);
	}
}

function listEverywhere(cluster: Cluster, controllers: readonly Site[]): Fix {
	const names = controllers.map(({ alias }) => alias);
	return {
		title: say(
			{ en: 'List {controllers} in sites of every agent.cfg', zh: '在所有 agent.cfg 的 sites 中列出 {controllers}' },
			{ controllers: listed(names, 7) },
		),
		changes: agentsOf(cluster).flatMap((agent) => withControllers(agent, controllers, new Set(names))),
	};
}

/** The `sites` of an agent with these controllers behind whatever else they list; nothing where they list just these. */
function withControllers(agent: Agent, controllers: readonly Site[], names: ReadonlySet<string>): FileChange[] {
	const { sites, broken, elements } = agent;
	if (!sites || broken.length > 0) return [];
	const listed = new Set(elements.filter(({ mode }) => mode === 'controller').map(({ alias }) => alias));
	if (listed.size === names.size && [...listed].every((alias) => names.has(alias))) return [];
	const others = elements.filter(({ mode, alias }) => mode !== 'controller' && !names.has(alias));
	const texts = [...others.map(({ text }) => text), ...controllers.map((site) => `${siteText(site)}:controller`)];
	return [setValue(sites.entry, texts.join(','))];
}
