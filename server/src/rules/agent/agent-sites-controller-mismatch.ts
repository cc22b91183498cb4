import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import { endpointAt, endpointOf, type Site } from '../../model/files/site.ts';
import { otherAddress, sideNames } from '../cross/other-side.ts';
import { replaceAt } from '../edits.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule, type Finding, type Fix } from '../rule.ts';
import { agreedEndpoint, isReadableRow } from '../votes.ts';
import { type Agent, agentsOf } from './agents.ts';

export default defineClusterRule({
	code: 'agent-sites-controller-mismatch',
	severity: 'error',
	reads: SITES,
	title: {
		en: 'sites gives a controller another address than cluster.nodes',
		zh: 'sites 与 cluster.nodes 中的控制节点地址不一致',
	},
	why: {
		en: 'The agent cannot find that controller; often nobody notices until that controller becomes the leader.',
		zh: '代理节点找不到该控制节点；往往直到它成为 leader 时才会被发现。',
	},
	behaviour: {
		en: 'An agent contacts the controllers at the addresses in its own `sites`. The manual requires `sites` to follow every change of a controller’s address.',
		zh: '代理节点按自身 `sites` 中的地址连接控制节点。手册要求控制节点地址变更后必须同步修改 `sites`。',
	},
	source: '[WI] checkSites; [HA] (sites must follow every change) — certain',
	*check(cluster) {
		const undecided = new Map<string, Contradiction>();
		for (const agent of agentsOf(cluster)) {
			for (const one of contradictions(cluster, agent)) {
				const agreed = agreedEndpoint(cluster, one.site.alias);
				if (agreed === endpointOf(one.site)) continue; // the row is wrong; cross-controller-site-differ
				if (agreed === undefined && !undecided.has(one.site.alias)) undecided.set(one.site.alias, one);
				yield told(cluster, one, one.site, one.row.site);
			}
		}
		for (const one of undecided.values()) yield* rowsAgainst(cluster, one);
	},
});

interface Contradiction {
	readonly site: Site;
	readonly row: NodeRow;
}

function* contradictions(cluster: Cluster, { elements, own }: Agent): Iterable<Contradiction> {
	const seen = new Set<string>(); // of two elements of one alias agent-sites-duplicate speaks
	for (const site of elements) {
		const row = cluster.rowsByAlias.get(site.alias);
		const isFirst = !seen.has(site.alias);
		seen.add(site.alias);
		if (site === own || !isFirst || row?.mode !== 'controller' || !isReadableRow(row)) continue;
		if (endpointOf(site) !== endpointOf(row)) yield { site, row };
	}
}

/** The other side where as many files stand against as many; but only one rule speaks of a row. */
function* rowsAgainst(cluster: Cluster, one: Contradiction): Iterable<Finding> {
	const { site, row } = one;
	if (runsElsewhere(cluster, site.alias, endpointOf(row))) return; // cross-controller-site-differ
	for (const { place, site: other } of cluster.mentionsByAlias.get(site.alias) ?? []) {
		if (place === 'row' && endpointOf(other) === endpointOf(row)) yield told(cluster, one, other, site);
	}
}

/** Whether the controller.cfg of a controller gives it another address. */
function runsElsewhere(cluster: Cluster, alias: string, endpoint: string): boolean {
	const places = cluster.mentionsByAlias.get(alias) ?? [];
	return places.some(({ place, site }) => place === 'localSite' && endpointOf(site) !== endpoint);
}

function told(cluster: Cluster, { site, row }: Contradiction, wrong: Site, other: Site): Finding {
	const nodes = wrong === site ? row.file : wrong.file;
	const [file, nodesFile] = sideNames(cluster, site.file, nodes);
	return {
		at: endpointAt(wrong),
		message: say(
			{
				en: 'sites in {file} says {a} for {alias}, {nodes} says {b}.',
				zh: '{alias} 在 {file} 的 sites 中为 {a}，在 {nodes} 中为 {b}。',
			},
			{ alias: site.alias, a: endpointOf(site), b: endpointOf(row), file, nodes: nodesFile },
		),
		related: [otherAddress(cluster, other)],
		fixes: () => fixes(cluster, site, row),
	};
}

function fixes(cluster: Cluster, site: Site, row: NodeRow): Fix[] {
	const { alias } = site;
	const [a, b] = [endpointOf(site), endpointOf(row)];
	const agreed = agreedEndpoint(cluster, alias);
	const places = cluster.mentionsByAlias.get(alias) ?? [];
	const set = (wanted: readonly string[], endpoint: string) =>
		places
			.filter((one) => wanted.includes(one.place) && endpointOf(one.site) !== endpoint)
			.map((one) => replaceAt(endpointAt(one.site), endpoint));
	const inAgents: Fix = {
		title: say(
			{ en: 'Use {b} for {alias} in every agent.cfg', zh: '在所有 agent.cfg 中将 {alias} 改为 {b}' },
			{ alias, b },
		),
		changes: set(['sites', 'controllerSite'], b),
		preferred: agreed === b,
	};
	const inNodes: Fix = {
		title: say(
			{ en: 'Use {a} for {alias} in every cluster.nodes', zh: '在所有 cluster.nodes 中将 {alias} 改为 {a}' },
			{ alias, a },
		),
		changes: set(['row'], a),
	};
	const everywhere: Fix = {
		title: say({ en: 'Use {a} for {alias} everywhere', zh: '{alias} 统一使用 {a}' }, { alias, a }),
		changes: set(['row', 'localSite', 'sites', 'controllerSite'], a),
	};
	if (!runsElsewhere(cluster, alias, a)) return [inAgents, inNodes];
	// A controller.cfg that says otherwise decides, unless as many files stand against it.
	return agreed === undefined ? [inAgents, everywhere] : [inAgents];
}
