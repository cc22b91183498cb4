import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import { endpointAt, endpointOf, type Site } from '../../model/files/site.ts';
import { replaceAt } from '../edits.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { agreedEndpoint, fileOnHost, isReadableRow } from '../votes.ts';
import { agentsOf } from './agents.ts';

export default defineClusterRule({
	code: 'agent-sites-controller-mismatch',
	severity: 'error',
	title: {
		en: 'sites gives a controller another address than cluster.nodes',
		zh: 'sites 与 cluster.nodes 中的控制节点地址不一致',
	},
	why: {
		en: 'The agent contacts the address in `sites`, where that controller does not listen; often a migration was not followed there.',
		zh: '代理节点连接的是 sites 中的地址，而该控制节点并不在那里监听；常见于迁移后未同步修改。',
	},
	source: '[WI] checkSites; [HA] (sites must follow every change) — certain',
	*check(cluster) {
		for (const { elements, own } of agentsOf(cluster)) {
			for (const site of elements) {
				const row = cluster.rowsByAlias.get(site.alias);
				if (site === own || !row || row.mode !== 'controller' || !isReadableRow(row)) continue;
				if (endpointOf(site) === endpointOf(row)) continue;
				if (elements.find(({ alias }) => alias === site.alias) !== site) continue; // agent-sites-duplicate
				const agreed = agreedEndpoint(cluster, site.alias);
				if (agreed === endpointOf(site)) continue; // the row is wrong; cross-controller-site-differ
				yield {
					at: endpointAt(site),
					message: say(
						{
							en: 'sites says {a} for {alias}, cluster.nodes says {b}.',
							zh: '{alias} 在 sites 中为 {a}，在 cluster.nodes 中为 {b}。',
						},
						{ alias: site.alias, a: endpointOf(site), b: endpointOf(row) },
					),
					related: [
						{
							at: endpointAt(row.site),
							message: say(
								{ en: '{address} in {file}', zh: '{file} 中为 {address}' },
								{ address: endpointOf(row), file: fileOnHost(cluster.packageOfFile.get(row.file), row.file) },
							),
						},
					],
					fixes: () => fixes(cluster, site, row, agreed),
				};
			}
		}
	},
});

function fixes(cluster: Cluster, site: Site, row: NodeRow, agreed: string | undefined): Fix[] {
	const { alias } = site;
	const [a, b] = [endpointOf(site), endpointOf(row)];
	const places = cluster.mentionsByAlias.get(alias) ?? [];
	const set = (inNodes: boolean, endpoint: string) =>
		places
			.filter(({ place }) => (inNodes ? place === 'row' : place === 'sites' || place === 'controllerSite'))
			.filter((one) => endpointOf(one.site) !== endpoint)
			.map((one) => replaceAt(endpointAt(one.site), endpoint));
	const inAgents: Fix = {
		title: say(
			{ en: 'Use {b} for {alias} in every agent.cfg', zh: '在所有 agent.cfg 中将 {alias} 改为 {b}' },
			{ alias, b },
		),
		changes: set(false, b),
		preferred: agreed === b,
	};
	const inNodes: Fix = {
		title: say(
			{ en: 'Use {a} for {alias} in every cluster.nodes', zh: '在所有 cluster.nodes 中将 {alias} 改为 {a}' },
			{ alias, a },
		),
		changes: set(true, a),
	};
	// A controller.cfg that says otherwise rules the second one out.
	return places.some((one) => one.place === 'localSite' && endpointOf(one.site) !== a)
		? [inAgents]
		: [inAgents, inNodes];
}
