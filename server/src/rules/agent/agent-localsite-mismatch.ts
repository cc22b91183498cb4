import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import { endpointAt, endpointOf, type Site } from '../../model/files/site.ts';
import { otherAddress, sideNames } from '../cross/other-side.ts';
import { replaceAt } from '../edits.ts';
import { fileName } from '../places.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule, type Finding, type Fix } from '../rule.ts';
import { agreedEndpoint, hasCertainHost, isReadableRow } from '../votes.ts';
import { type Agent, agentsOf, mayLeave } from './agents.ts';
import { rowOf } from './rows.ts';

export default defineClusterRule({
	code: 'agent-localsite-mismatch',
	severity: 'error',
	reads: SITES,
	title: {
		en: 'agent.cfg and cluster.nodes give an agent two addresses',
		zh: 'agent.cfg 与 cluster.nodes 中的代理节点地址不一致',
	},
	why: {
		en: 'The data and compute nodes of that host cannot be started, and neither file alone shows why.',
		zh: '该主机的数据节点和计算节点无法启动，而单看任一文件都看不出原因。',
	},
	behaviour: {
		en: 'The agent listens on its localSite; the controllers contact the address in cluster.nodes and do not find the agent there.',
		zh: '代理节点监听 localSite 的地址；控制节点连接 cluster.nodes 中的地址，因此找不到它。',
	},
	source: '[WI] checkSites; [T] FAQ — certain',
	*check(cluster) {
		for (const agent of agentsOf(cluster)) {
			const { self } = agent;
			const row = self && cluster.rowsByAlias.get(self.alias);
			if (!self || row?.mode !== 'agent' || !isReadableRow(row) || endpointOf(self) === endpointOf(row)) continue;
			if (isToldElsewhere(cluster, agent, self, row)) continue;
			for (const [wrong, right] of sides(cluster, agent, self, row.site)) {
				yield contradiction(cluster, wrong, right, { self, row: row.site }, () => fixes(cluster, agent, row));
			}
		}
	},
});

/** The side that most files contradict with the other one; where none does, each with the other. */
function sides(cluster: Cluster, agent: Agent, self: Site, row: Site): [Site, Site][] {
	if (!hasVote(agent)) return [[self, row]];
	const agreed = agreedEndpoint(cluster, self.alias);
	if (agreed === endpointOf(self)) return [[row, self]];
	return agreed === undefined
		? [
				[self, row],
				[row, self],
			]
		: [[self, row]];
}

/** A localSite that is read against its spelling has no vote. */
function hasVote({ file, self }: Agent): boolean {
	return file.localSite?.site.alias === self?.alias;
}

function contradiction(
	cluster: Cluster,
	wrong: Site,
	right: Site,
	{ self, row }: { self: Site; row: Site },
	fixes: () => Fix[],
): Finding {
	const [file, nodes] = sideNames(cluster, self.file, row.file);
	return {
		at: endpointAt(wrong),
		message: say(
			{
				en: '{file} says {a} for {alias}, {nodes} says {b}.',
				zh: '{alias} 在 {file} 中为 {a}，在 {nodes} 中为 {b}。',
			},
			{ file, nodes, alias: self.alias, a: endpointOf(self), b: endpointOf(row) },
		),
		related: [otherAddress(cluster, right)],
		fixes,
	};
}

/** Whether another rule names the cause: `sites` have it right, the cluster.nodes differ, or the agent is there twice. */
function isToldElsewhere(cluster: Cluster, { package: pkg, own }: Agent, self: Site, row: NodeRow): boolean {
	if (own && endpointOf(own) === endpointOf(row)) return true;
	const beside = pkg.nodes && pkg.nodes !== cluster.agreedNodes ? rowOf(pkg.nodes, self.alias) : undefined;
	if (beside && endpointOf(beside) === endpointOf(self)) return true;
	const mentions = cluster.mentionsByAlias.get(self.alias) ?? [];
	return mentions.some(({ place, site }) => place === 'localSite' && endpointOf(site) === endpointOf(row));
}

function fixes(cluster: Cluster, agent: Agent, row: NodeRow): Fix[] {
	const { self, own } = agent;
	if (!self) return [];
	const agreed = hasVote(agent) ? agreedEndpoint(cluster, self.alias) : undefined;
	const [a, b] = [endpointOf(self), endpointOf(row)];
	const rows = (cluster.mentionsByAlias.get(self.alias) ?? []).filter(({ place }) => place === 'row');
	const inNodes: Fix = {
		title: say(
			{ en: 'Use {a} for {alias} in every cluster.nodes', zh: '在所有 cluster.nodes 中将 {alias} 改为 {a}' },
			{ a, alias: self.alias },
		),
		changes: rows.filter(({ site }) => endpointOf(site) !== a).map(({ site }) => replaceAt(endpointAt(site), a)),
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
