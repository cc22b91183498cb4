import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { NodeRow, NodesFile } from '../../model/files/nodes-file.ts';
import { endpointAt, endpointOf } from '../../model/files/site.ts';
import type { Package } from '../../model/package.ts';
import { setEndpoint } from '../cluster-edits.ts';
import { fileInPackage } from '../places.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { agreedEndpoint, hasCertainHost, isReadable } from '../votes.ts';
import { controllerPackages } from './controllers.ts';

export default defineClusterRule({
	code: 'controller-localsite-mismatch',
	severity: 'error',
	reads: SITES,
	title: {
		en: 'controller.cfg and cluster.nodes give a controller two addresses',
		zh: 'controller.cfg 与 cluster.nodes 中的控制节点地址不一致',
	},
	why: {
		en: 'The controller cannot join the cluster: the other members look for it at an address where it does not listen.',
		zh: '该控制节点无法加入集群：其他成员在它并未监听的地址上寻找它。',
	},
	behaviour: {
		en: 'The process listens on its localSite; the other members contact the address in cluster.nodes.',
		zh: '进程监听 localSite 中的地址；其他成员连接 cluster.nodes 中的地址。',
	},
	source: '[WI] checkSites; attachment cluster2_2.nodes — certain',
	*check(cluster) {
		for (const pkg of controllerPackages(cluster)) {
			const site = pkg.controller.localSite?.site;
			const row = site && pkg.nodes && controllerRow(pkg.nodes, site.alias);
			if (!row || !isReadable(site) || !isReadable(row.site) || endpointOf(site) === endpointOf(row)) continue;
			const agreed = agreedEndpoint(cluster, site.alias);
			const [wrong, right] = agreed === endpointOf(site) ? [row.site, site] : [site, row.site];
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
							{ en: '{address} in {file}.', zh: '{file} 中为 {address}。' },
							{
								address: endpointOf(right),
								file: fileInPackage(pkg, right.file),
							},
						),
					},
				],
				fixes: () => fixes(cluster, pkg, site.alias, [endpointOf(right), endpointOf(wrong)]),
			};
		}
	},
});

function controllerRow(nodes: NodesFile, wanted: string): NodeRow | undefined {
	return nodes.rows.find(({ alias, mode }) => alias === wanted && mode === 'controller');
}

/** One address for the alias wherever it is named, so that one disagreement does not become another. */
function fixes(cluster: Cluster, pkg: Package, alias: string, [right, wrong]: [string, string]): Fix[] {
	const isAgreed = agreedEndpoint(cluster, alias) === right;
	// A controller cannot be given an address that its host does not have.
	const ways = hasCertainHost(pkg) ? [right, wrong].filter((way) => way.startsWith(`${pkg.host}:`)) : [right, wrong];
	return ways.map((address) => ({
		title: say({ en: 'Use {address} for {alias} everywhere', zh: '{alias} 统一使用 {address}' }, { address, alias }),
		changes: setEndpoint(cluster, alias, address),
		preferred: isAgreed && address === right,
	}));
}
