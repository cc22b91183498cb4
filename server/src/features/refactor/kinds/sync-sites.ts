import { say } from '../../../base/message.ts';
import type { Cluster } from '../../../model/cluster.ts';
import { siteText } from '../../../model/files/site.ts';
import { type Agent, agentsOf, controllerRows, hostOfAgent } from '../../../rules/agent/agents.ts';
import { setValue, sitesValue } from '../../../rules/cluster-edits.ts';
import type { FileChange } from '../../../rules/rule.ts';
import type { Refusal } from '../../navigation/renaming.ts';
import { rowHere } from '../host-here.ts';
import type { Place, Refactoring, Rewrite } from '../refactoring.ts';
import { unreadableController } from '../refusals.ts';

/** Writes what cluster.nodes says into `sites` and `controllerSite` of this agent, and of all agents. */
export function* syncSites(place: Place): Iterable<Refactoring> {
	const { cluster } = place;
	if (controllerRows(cluster).length === 0 || !isAboutControllers(place)) return;
	const stale = agentsOf(cluster).filter((agent) => changesIn(cluster, agent).length > 0);
	const here = stale.find(({ file }) => file === place.file);
	if (here) {
		yield {
			id: 'sync-sites',
			kind: 'refactor.rewrite.sync',
			title: say({ en: 'Sync sites from cluster.nodes', zh: '根据 cluster.nodes 更新 sites' }),
			rewrite: () => rewrite(cluster, [here]),
		};
	}
	if (stale.length === 0 || (stale.length === 1 && here)) return;
	yield {
		id: 'sync-all-sites',
		kind: 'refactor.rewrite.sync',
		title: say(
			{
				en: 'Sync sites of all {n} agents from cluster.nodes',
				zh: '根据 cluster.nodes 更新全部 {n} 个代理节点的 sites',
			},
			{ n: stale.length },
		),
		rewrite: () => rewrite(cluster, stale),
	};
}

/** The lines of agent.cfg that name sites, and in cluster.nodes the controllers and the header. */
function isAboutControllers(place: Place): boolean {
	const { file, range } = place;
	const { line } = range.start;
	if (file.kind === 'nodes') return line === 0 || rowHere(place)?.mode === 'controller';
	if (file.kind !== 'agent') return false;
	return [file.sites, file.localSite, file.controllerSite].some((one) => one?.entry.line === line);
}

function rewrite(cluster: Cluster, agents: readonly Agent[]): Rewrite | Refusal {
	const refusal = unreadableController(cluster);
	if (refusal) return refusal;
	return { changes: agents.flatMap((agent) => changesIn(cluster, agent)) };
}

function changesIn(cluster: Cluster, agent: Agent): FileChange[] {
	return [...sitesChange(cluster, agent), ...controllerSiteChange(cluster, agent)];
}

/** The order of the controllers does not matter, but the agent itself comes first. A list cut in two lines is left alone. */
function sitesChange(cluster: Cluster, { file, self }: Agent): FileChange[] {
	const { sites } = file;
	if (!sites || !self || file.cuts.some(({ first }) => first === sites.entry.line)) return [];
	const row = cluster.rowsByAlias.get(self.alias);
	const value = sitesValue(cluster, row?.mode === 'agent' ? row.site : self);
	const [own, ...others] = value.split(',');
	const [first, ...rest] = sites.elements.map(({ text }) => text);
	const isSame = first === own && others.sort().join() === rest.sort().join();
	return isSame ? [] : [setValue(sites.entry, value)];
}

function controllerSiteChange(cluster: Cluster, agent: Agent): FileChange[] {
	const { controllerSite } = agent.file;
	const known = new Set(cluster.controllers.map(siteText));
	if (!controllerSite || known.has(siteText(controllerSite.site))) return [];
	const { alias } = controllerSite.site;
	const host = hostOfAgent(agent);
	const right =
		cluster.controllers.find((one) => one.alias === alias) ??
		cluster.controllers.find((one) => one.host === host) ??
		cluster.controllers[0];
	return right ? [setValue(controllerSite.entry, siteText(right))] : [];
}
