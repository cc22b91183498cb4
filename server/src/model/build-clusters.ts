import { firstBy, groupBy, unique, uniqueBy } from '../base/collections.ts';
import { baseName } from '../base/paths.ts';
import { agreedNodesFile } from './agreed-nodes.ts';
import { buildPackages, packageRoot, type Surroundings } from './build-packages.ts';
import type { Cluster, Controller, Mention } from './cluster.ts';
import type { ConfigFile } from './files/config-file.ts';
import { plainAlias, type Site } from './files/site.ts';
import { groupPackages } from './group-packages.ts';
import { filesOf, hasRaft, type Package } from './package.ts';

/** Builds the clusters of a workspace from its files. Every file belongs to exactly one cluster. */
export function buildClusters(files: Iterable<ConfigFile>, surroundings?: Surroundings): Cluster[] {
	return groupPackages(buildPackages(files, surroundings)).map(buildCluster);
}

/** Joins packages that are known to belong together into a cluster. */
export function buildCluster(packages: readonly Package[]): Cluster {
	const files = unique(packages.flatMap(filesOf));
	const nodesFiles = unique(packages.flatMap((pkg) => pkg.nodes ?? []));
	const agreedNodes = agreedNodesFile(packages);
	const rows = agreedNodes?.rows ?? [];
	const mentions = mentionsOf(packages);
	const mentionsByAlias = groupBy(mentions, ({ site }) => plainAlias(site));
	const rowsByAlias = firstBy(rows, (row) => row.alias);
	const controllers = controllersOf(packages, mentions, rowsByAlias);
	const raft = hasRaft(packages);
	return {
		id: packages[0]?.id ?? '',
		name: clusterName(packages),
		packages,
		files,
		nodesFiles,
		agreedNodes,
		rows,
		rowsByAlias,
		controllers,
		mentions,
		mentionsByAlias,
		hosts: unique([...rows, ...controllers].map(({ host }) => host).concat(packages.flatMap((pkg) => pkg.host ?? []))),
		packageOfFile: packagesByFile(packages),
		isHa: raft || controllers.length > 1,
		isStandalone: packages.every((pkg) => pkg.single !== undefined),
	};
}

function mentionsOf(packages: readonly Package[]): Mention[] {
	const mentions: Mention[] = [];
	const seen = new Set<unknown>();
	for (const pkg of packages) {
		const add = (place: Mention['place'], role: string, site: Site | undefined) => {
			if (site && site.alias !== '') mentions.push({ site, place, role, package: pkg });
		};
		add('localSite', 'controller', pkg.controller?.localSite?.site);
		add('localSite', 'agent', pkg.agent?.localSite?.site);
		add('controllerSite', 'controller', pkg.agent?.controllerSite?.site);
		for (const site of pkg.agent?.sites?.elements ?? []) add('sites', site.mode ?? '', site);
		if (pkg.nodes && !seen.has(pkg.nodes)) for (const row of pkg.nodes.rows) add('row', row.modeText, row.site);
		seen.add(pkg.nodes);
	}
	return mentions;
}

/** Controllers are the rows with that mode, the controller.cfg files, and what agents list in `sites`. */
function controllersOf(
	packages: readonly Package[],
	mentions: readonly Mention[],
	rows: Cluster['rowsByAlias'],
): Controller[] {
	const found = mentions.filter(({ role, place }) => role === 'controller' && place !== 'controllerSite');
	const known = found.length > 0 ? found : mentions.filter(({ role }) => role === 'controller');
	const running = new Map(packages.map((pkg) => [pkg.controller?.localSite?.site.alias, pkg]));
	const order = [...rows.values()].filter((row) => row.mode === 'controller').map((row) => row.alias);
	const named = firstBy(known, ({ site }) => site.alias);
	const aliases = unique([...order, ...named.keys()]);
	return aliases.map((alias) => {
		const pkg = running.get(alias);
		const row = rows.get(alias);
		const site =
			(row?.mode === 'controller' ? row.site : undefined) ??
			pkg?.controller?.localSite?.site ??
			(named.get(alias)?.site as Site); // aliases come from these mentions
		return { alias, host: site.host, port: site.port, site, file: pkg?.controller, package: pkg };
	});
}

/** Of a file that several packages share, the first. */
function packagesByFile(packages: readonly Package[]): Map<string, Package> {
	const pairs = packages.flatMap((pkg) => filesOf(pkg).map((file) => ({ id: file.id, pkg })));
	return new Map([...firstBy(pairs, ({ id }) => id)].map(([id, { pkg }]) => [id, pkg]));
}

function clusterName(packages: readonly Package[]): string {
	const roots = uniqueBy(packages, (pkg) => pkg.folder).map((pkg) => packageRoot(pkg.folder).split('/'));
	const [first = []] = roots;
	if (roots.length <= 1) return baseName(first.join('/')); // without packages there is nothing to compare
	let common = 0;
	while (roots.every((parts) => common < parts.length - 1 && parts[common] === first[common])) common++;
	return first[common - 1] ?? '';
}
