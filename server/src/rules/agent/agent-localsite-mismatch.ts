import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import { endpointAt, endpointOf, type Site } from '../../model/files/site.ts';
import { replaceAt } from '../edits.ts';
import { fileName } from '../places.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { agreedEndpoint, fileOnHost, hasCertainHost, isReadableRow } from '../votes.ts';
import { type Agent, agentsOf, mayLeave } from './agents.ts';

export default defineClusterRule({
	code: 'agent-localsite-mismatch',
	severity: 'error',
	title: {
		en: 'agent.cfg and cluster.nodes give an agent two addresses',
		zh: 'agent.cfg 与 cluster.nodes 中的代理节点地址不一致',
	},
	why: {
		en: 'The controllers contact the address in cluster.nodes while the agent listens on its localSite, so they never find it.',
		zh: '控制节点连接的是 cluster.nodes 中的地址，而代理节点监听的是 localSite，因此找不到该代理节点。',
	},
	source: '[WI] checkSites; [T] FAQ — certain',
	*check(cluster) {
		for (const agent of agentsOf(cluster)) {
			const { self } = agent;
			const row = self && cluster.rowsByAlias.get(self.alias);
			if (!self || row?.mode !== 'agent' || !isReadableRow(row) || endpointOf(self) === endpointOf(row)) continue;
			if (isToldElsewhere(cluster, agent, self, row)) continue;
			// A localSite that is read against its spelling has no vote.
			const counts = agent.file.localSite?.site.alias === self.alias;
			const agreed = counts ? agreedEndpoint(cluster, self.alias) : undefined;
			const [wrong, right] = agreed === endpointOf(self) ? [row.site, self] : [self, row.site];
			yield {
				at: endpointAt(wrong),
				message: say(
					{
						en: '{file} says {a} for {alias}, cluster.nodes says {b}.',
						zh: '{alias} 在 {file} 中为 {a}，在 cluster.nodes 中为 {b}。',
					},
					{ file: fileName(self.file), alias: self.alias, a: endpointOf(self), b: endpointOf(row) },
				),
				related: [
					{
						at: endpointAt(right),
						message: say(
							{ en: '{address} in {file}', zh: '{file} 中为 {address}' },
							{ address: endpointOf(right), file: fileOnHost(cluster.packageOfFile.get(right.file), right.file) },
						),
					},
				],
				fixes: () => fixes(cluster, agent, row, agreed),
			};
		}
	},
});

/** Whether another rule names the cause: `sites` have it right, the cluster.nodes differ, or the agent is there twice. */
function isToldElsewhere(cluster: Cluster, { package: pkg, own }: Agent, self: Site, row: NodeRow): boolean {
	if (own && endpointOf(own) === endpointOf(row)) return true;
	const beside = pkg.nodes === cluster.agreedNodes ? [] : (pkg.nodes?.rows ?? []);
	if (beside.some((other) => other.alias === self.alias && endpointOf(other) === endpointOf(self))) return true;
	const mentions = cluster.mentionsByAlias.get(self.alias) ?? [];
	return mentions.some(({ place, site }) => place === 'localSite' && endpointOf(site) === endpointOf(row));
}

function fixes(cluster: Cluster, agent: Agent, row: NodeRow, agreed: string | undefined): Fix[] {
	const { self, own } = agent;
	if (!self) return [];
	const [a, b] = [endpointOf(self), endpointOf(row)];
	const rows = cluster.nodesFiles.flatMap((file) => file.rows).filter(({ alias }) => alias === self.alias);
	const inNodes: Fix = {
		title: say({ en: 'Use {a} in every cluster.nodes', zh: '在所有 cluster.nodes 中使用 {a}' }, { a }),
		changes: rows.filter((one) => endpointOf(one) !== a).map(({ site }) => replaceAt(endpointAt(site), a)),
		preferred: agreed === a,
	};
	const inAgent: Fix = {
		title: say({ en: 'Use {b} in {file}', zh: '在 {file} 中使用 {b}' }, { b, file: fileName(self.file) }),
		changes: [self, ...(own ? [own] : [])].map((site) => replaceAt(endpointAt(site), b)),
		preferred: agreed === b,
	};
	const possible = new Set<Fix>();
	if (self.host === row.host || mayLeave(cluster, row)) possible.add(inNodes);
	if (!hasCertainHost(agent.package) || agent.package.host === row.host) possible.add(inAgent);
	return (agreed === b ? [inAgent, inNodes] : [inNodes, inAgent]).filter((fix) => possible.has(fix));
}
