import { groupBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type Entry, keyAt } from '../../model/files/cfg-file.ts';
import { agentsOf, controllerRows } from '../agent/agents.ts';
import { setValue, sitesValue } from '../cluster-edits.ts';
import { fileName } from '../places.ts';
import { defineClusterRule, type Finding, type Fix } from '../rule.ts';
import { isReadable, listed } from '../votes.ts';

export default defineClusterRule({
	code: 'cross-sites-differ',
	severity: 'error',
	title: { en: 'Agents list different controllers', zh: '各代理节点的 sites 控制节点列表不一致' },
	why: {
		en: 'All agents must list all controllers; one with a shorter list is lost when a controller it does not know becomes the leader.',
		zh: '每个代理节点都必须列出全部控制节点；列表不全的代理节点在未知的控制节点成为 leader 后会失联。',
	},
	source: '[FC] high availability; [HA] — certain',
	*check(cluster) {
		if (controllerRows(cluster).length > 0) return; // agent-sites-controller-missing and -unknown compare with the rows
		const versions = [...groupBy(listsOf(cluster), ({ controllers }) => [...controllers].sort().join(',')).values()];
		const size = (version: readonly ControllerList[]) => version[0]?.controllers.size ?? 0;
		versions.sort((a, b) => b.length - a.length || size(b) - size(a));
		const [model] = versions[0] ?? [];
		if (!model) return;
		for (const list of versions.slice(1).flat()) yield differs(cluster, list, model);
	},
});

/** The controllers that the `sites` of an agent name. */
interface ControllerList {
	readonly agent: string;
	readonly entry: Entry;
	readonly controllers: ReadonlySet<string>;
}

function listsOf(cluster: Cluster): ControllerList[] {
	return agentsOf(cluster).flatMap(({ file, self, sites, elements, broken }) => {
		if (!sites || broken.length > 0 || elements.some(({ mode }) => !mode)) return [];
		const controllers = elements.filter(({ mode }) => mode === 'controller').map(({ alias }) => alias);
		return [{ agent: self?.alias ?? fileName(file.id), entry: sites.entry, controllers: new Set(controllers) }];
	});
}

function differs(cluster: Cluster, own: ControllerList, model: ControllerList): Finding {
	const without = (a: ControllerList, b: ControllerList) => [...a.controllers].filter((one) => !b.controllers.has(one));
	const diff = [...without(own, model), ...without(model, own)];
	return {
		at: keyAt(own.entry),
		message: say(
			{
				en: 'Agents {a} and {b} list different controllers: {diff}.',
				zh: '{a} 与 {b} 的 sites 控制节点列表不一致：{diff}。',
			},
			{ a: model.agent, b: own.agent, diff: listed(diff, 7) },
		),
		related: [
			{
				at: keyAt(model.entry),
				message: say({ en: 'sites of {agent}', zh: '{agent} 的 sites' }, { agent: model.agent }),
			},
		],
		fixes: () => completeAll(cluster),
	};
}

/** Writes every controller that anything in the cluster knows into all agent.cfg. */
function completeAll(cluster: Cluster): Fix[] {
	if (cluster.controllers.some(({ site }) => !isReadable(site))) return [];
	const aliases = cluster.controllers.map(({ alias }) => alias);
	return [
		{
			title: say(
				{ en: 'List {controllers} in sites of every agent.cfg', zh: '在所有 agent.cfg 的 sites 中列出 {controllers}' },
				{ controllers: listed(aliases, 7) },
			),
			changes: agentsOf(cluster).flatMap(({ self, sites }) => {
				const value = self && sitesValue(cluster, self);
				return sites && value !== undefined && value !== sites.entry.value ? [setValue(sites.entry, value)] : [];
			}),
		},
	];
}
