import { firstBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { baseName } from '../../base/paths.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { NodesFile } from '../../model/files/nodes-file.ts';
import { sitePartAt } from '../../model/files/site.ts';
import { packagesOn } from '../../rules/cluster-edits.ts';
import type { DocumentLink } from './document-link.ts';

/** From the first row of each other host to the copy of cluster.nodes on that host. */
export function copyLinks(cluster: Cluster, file: NodesFile): DocumentLink[] {
	const own = cluster.packageOfFile.get(file.id)?.host;
	const hosts = [...firstBy(file.rows, ({ host }) => host).values()].filter(({ host }) => host !== own);
	return hosts.flatMap(({ host, site }) => {
		const copies = packagesOn(cluster, host).flatMap(({ nodes }) => (nodes ? [nodes.id] : []));
		const [copy] = copies;
		if (copy === undefined || copies.includes(file.id)) return [];
		const tooltip = say({ en: 'Open {file} of {host}', zh: '打开 {host} 的 {file}' }, { file: baseName(copy), host });
		return [{ at: sitePartAt(site, 'host'), target: { file: copy }, tooltip }];
	});
}
