import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import { endpointAt, endpointOf, isComplete, type Site } from '../../model/files/site.ts';
import type { Package } from '../../model/package.ts';
import { replaceAt } from '../edits.ts';
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
				fixes: () => fixes(pkg, site, row, wrong === row.site),
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

function fixes(pkg: Package, site: Site, row: NodeRow, rowIsWrong: boolean): Fix[] {
	const useOwn: Fix = {
		title: say({ en: 'Use {a} in cluster.nodes', zh: '在 cluster.nodes 中使用 {a}' }, { a: endpointOf(site) }),
		changes: [replaceAt(endpointAt(row.site), endpointOf(site))],
	};
	const useRow: Fix = {
		title: say(
			{ en: 'Use {b} in {file}', zh: '在 {file} 中使用 {b}' },
			{ b: endpointOf(row), file: fileInPackage(pkg, site.file) },
		),
		changes: [replaceAt(endpointAt(site), endpointOf(row))],
	};
	return rowIsWrong ? [{ ...useOwn, preferred: true }, useRow] : [{ ...useRow, preferred: true }, useOwn];
}
