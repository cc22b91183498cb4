import { groupBy } from '../base/collections.ts';
import { remembering } from '../base/remember.ts';
import { type NodesFile, rowText } from './files/nodes-file.ts';
import { endpointOf, siteText } from './files/site.ts';
import type { Package } from './package.ts';

/**
 * The cluster.nodes that most packages agree with, compared as sets of rows. Where as many stand against as many, the
 * one that names more of the nodes at the address their own files give them.
 */
export function agreedNodesFile(packages: readonly Package[]): NodesFile | undefined {
	const holders = packages.flatMap((pkg) => (pkg.nodes ? [pkg.nodes] : []));
	const versions = [...groupBy(holders, rowsKey).values()];
	const own = new Set(packages.flatMap(localSites));
	// A file without a header is a damaged one, however many there are: `>` for `>>` on two of three servers, say.
	const score = (version: readonly NodesFile[]) =>
		(version[0]?.hasHeader ? 1e9 : 0) +
		version.length * 1e6 +
		(version[0]?.rows.filter((row) => own.has(`${endpointOf(row)}:${row.alias}`)).length ?? 0);
	return versions.reduce<NodesFile[] | undefined>(
		(best, version) => (best && score(best) >= score(version) ? best : version),
		undefined,
	)?.[0];
}

/** The rows of a file as one text, whatever their order: equal texts mean that two files say the same. */
export const rowsKey = remembering(({ rows }: NodesFile): string => rows.map(rowText).sort().join('\n'));

function localSites(pkg: Package): string[] {
	return [pkg.controller, pkg.agent].flatMap((file) => (file?.localSite ? [siteText(file.localSite.site)] : []));
}
