import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import { endpointAt, endpointOf, isComplete, type Site } from '../../model/files/site.ts';
import { setEndpoint } from '../cluster-edits.ts';
import { fileInPackage } from '../places.ts';
import { defineClusterRule, type Fix } from '../rule.ts';

export default defineClusterRule({
	code: 'controller-localsite-mismatch',
	severity: 'error',
	title: {
		en: 'controller.cfg and cluster.nodes give a controller two addresses',
		zh: 'controller.cfg 与 cluster.nodes 中的控制节点地址不一致',
	},
	why: {
		en: 'The other members contact the address in cluster.nodes while the process listens on its localSite, so the controller never joins.',
		zh: '其他成员连接的是 cluster.nodes 中的地址，而进程监听的是 localSite，因此该控制节点无法加入。',
	},
	source: '[WI] checkSites; attachment cluster2_2.nodes — certain',
	*check(cluster) {
		for (const pkg of cluster.packages) {
			const site = pkg.controller?.localSite?.site;
			const row = pkg.nodes?.rows.find(({ alias, mode }) => alias === site?.alias && mode === 'controller');
			if (!site || !row || !isComplete(site) || !isComplete(row.site) || endpointOf(site) === endpointOf(row)) continue;
			const [wrong, right] = agrees(cluster, row.site, site) ? [row.site, site] : [site, row.site];
			yield {
				at: endpointAt(wrong),
				message: say(
					{
						en: 'controller.cfg says {a} for {alias}, cluster.nodes says {b}.',
						zh: '{alias} 在 controller.cfg 中为 {a}，在 cluster.nodes 中为 {b}。',
					},
					{ alias: site.alias, a: endpointOf(site), b: endpointOf(row) },
				),
				related: [
					{
						at: endpointAt(right),
						message: say(
							{ en: '{address} in {file}', zh: '{file} 中为 {address}' },
							{
								address: endpointOf(right),
								file: fileInPackage(pkg, right.file),
							},
						),
					},
				],
				fixes: () => fixes(cluster, site, row, wrong === row.site),
			};
		}
	},
});

/** Whether the other places of the cluster side with controller.cfg: then cluster.nodes is the one to mend. */
function agrees(cluster: Cluster, row: Site, own: Site): boolean {
	const others = (cluster.mentionsByAlias.get(own.alias) ?? []).filter(({ site }) => site !== own && site !== row);
	const votes = (site: Site) => others.filter((other) => endpointOf(other.site) === endpointOf(site)).length;
	return votes(own) > votes(row);
}

/** One address for the alias wherever it is named, so that one disagreement does not become another. */
function fixes(cluster: Cluster, site: Site, row: NodeRow, rowIsWrong: boolean): Fix[] {
	const use = (address: string): Fix => ({
		title: say(
			{ en: 'Use {address} for {alias} everywhere', zh: '{alias} 统一使用 {address}' },
			{ address, alias: site.alias },
		),
		changes: setEndpoint(cluster, site.alias, address),
	});
	const [right, wrong] = rowIsWrong ? [site, row] : [row, site];
	return [{ ...use(endpointOf(right)), preferred: true }, use(endpointOf(wrong))];
}
