import type { Cluster, Mention } from '../../model/cluster.ts';
import { endpointOf } from '../../model/files/site.ts';
import { rowOf } from '../agent/rows.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';
import { isReadable, strayPlaces } from '../votes.ts';
import { differingNodes } from './compare-nodes.ts';
import { strayFinding } from './stray-finding.ts';

export default defineClusterRule({
	code: 'cross-alias-address-differ',
	severity: 'error',
	reads: SITES,
	title: { en: 'Packages give a node different addresses', zh: '各安装包中同一节点的地址不一致' },
	why: {
		en: 'The node or its agent is looked for on the wrong host, so the node cannot be started.',
		zh: '集群会到错误的主机上寻找该节点或其代理节点，因而无法启动该节点。',
	},
	behaviour: {
		en: 'A controller contacts agents and nodes at the addresses in cluster.nodes; where it does not find the agent, it reports that the agent does not exist.',
		zh: '控制节点按 cluster.nodes 中的地址连接代理节点和其他节点；找不到代理节点时会报代理节点不存在。',
	},
	source: '[T] FAQ — certain',
	*check(cluster) {
		const controllers = new Set(cluster.controllers.map(({ alias }) => alias));
		for (const alias of differingAliases(cluster)) {
			if (controllers.has(alias)) continue; // cross-controller-site-differ
			for (const stray of strayPlaces(cluster, alias, comparable(cluster, alias))) {
				yield strayFinding(cluster, stray, {
					en: '{alias} is {a} in {filesA} but {b} in {filesB}.',
					zh: '{alias} 在 {filesA} 中为 {a}，在 {filesB} 中为 {b}。',
				});
			}
		}
	},
});

/** The aliases whose rows are not the same in all files; the rest need no look. */
function differingAliases(cluster: Cluster): ReadonlySet<string> {
	return new Set(
		[...differingNodes(cluster)].flatMap(({ here, there }) => [...here, ...there].map(({ alias }) => alias)),
	);
}

/** Rows, and an agent.cfg that agrees with the rows beside it: what else it may be, agent-localsite-mismatch tells. */
function comparable(cluster: Cluster, alias: string): Mention[] {
	return (cluster.mentionsByAlias.get(alias) ?? []).filter((mention) => {
		if (!isReadable(mention.site)) return false;
		return mention.place === 'row' || (mention.place === 'localSite' && agreesWithRow(mention));
	});
}

function agreesWithRow({ site, package: pkg }: Mention): boolean {
	const row = pkg.nodes && rowOf(pkg.nodes, site.alias);
	return row !== undefined && endpointOf(row) === endpointOf(site);
}
