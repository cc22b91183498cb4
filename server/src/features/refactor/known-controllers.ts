import { groupBy } from '../../base/collections.ts';
import type { Cluster } from '../../model/cluster.ts';
import { siteText } from '../../model/files/site.ts';
import { type Agent, agentsOf, appendElements, hostOfAgent } from '../../rules/agent/agents.ts';
import { setValue } from '../../rules/cluster-edits.ts';
import type { FileChange } from '../../rules/rule.ts';
import type { NewNode } from './new-rows.ts';

/**
 * Tells every agent of new controllers: all of them in `sites`, and in `controllerSite` the one on its own host where it
 * had none there.
 */
export function knowControllers(cluster: Cluster, nodes: readonly NewNode[]): FileChange[] {
	const elements = nodes.map((node) => `${siteText(node)}:controller`);
	const hosts = new Set(cluster.controllers.map(({ host }) => host));
	const local = groupBy(
		nodes.filter(({ host }) => !hosts.has(host)),
		({ host }) => host,
	);
	return agentsOf(cluster).flatMap((agent) => {
		const near = local.get(hostOfAgent(agent) ?? '')?.[0];
		return [...(agent.sites ? [appendElements(agent.sites, elements)] : []), ...(near ? ask(agent, near) : [])];
	});
}

function ask({ file }: Agent, near: NewNode): FileChange[] {
	return file.controllerSite ? [setValue(file.controllerSite.entry, siteText(near))] : [];
}
