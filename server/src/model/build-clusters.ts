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
	return new JoinedPackages(packages);
}

/** A cluster works out what its packages say together when somebody asks: after most edits nobody asks for most of it. */
class JoinedPackages implements Cluster {
	readonly id: string;
	readonly packages: readonly Package[];
	#name: Cluster['name'] | undefined;
	#files: Cluster['files'] | undefined;
	#nodesFiles: Cluster['nodesFiles'] | undefined;
	#agreed: { readonly nodes: Cluster['agreedNodes'] } | undefined;
	#rowsByAlias: Cluster['rowsByAlias'] | undefined;
	#controllers: Cluster['controllers'] | undefined;
	#mentions: Cluster['mentions'] | undefined;
	#mentionsByAlias: Cluster['mentionsByAlias'] | undefined;
	#hosts: Cluster['hosts'] | undefined;
	#packageOfFile: Cluster['packageOfFile'] | undefined;
	#isHa: boolean | undefined;
	#isStandalone: boolean | undefined;

	constructor(packages: readonly Package[]) {
		this.packages = packages;
		this.id = packages[0]?.id ?? '';
	}

	get name() {
		this.#name ??= clusterName(this.packages);
		return this.#name;
	}

	get files() {
		this.#files ??= unique(this.packages.flatMap(filesOf));
		return this.#files;
	}

	get nodesFiles() {
		this.#nodesFiles ??= unique(this.packages.flatMap((pkg) => pkg.nodes ?? []));
		return this.#nodesFiles;
	}

	get agreedNodes() {
		this.#agreed ??= { nodes: agreedNodesFile(this.packages) };
		return this.#agreed.nodes;
	}

	get rows() {
		return this.agreedNodes?.rows ?? [];
	}

	get rowsByAlias() {
		this.#rowsByAlias ??= firstBy(this.rows, (row) => row.alias);
		return this.#rowsByAlias;
	}

	get controllers() {
		this.#controllers ??= controllersOf(this.packages, this.mentions, this.rowsByAlias);
		return this.#controllers;
	}

	get mentions() {
		this.#mentions ??= mentionsOf(this.packages);
		return this.#mentions;
	}

	get mentionsByAlias() {
		this.#mentionsByAlias ??= groupBy(this.mentions, ({ site }) => plainAlias(site));
		return this.#mentionsByAlias;
	}

	get hosts() {
		const named = () => [...this.rows, ...this.controllers].map(({ host }) => host);
		this.#hosts ??= unique(named().concat(this.packages.flatMap((pkg) => pkg.host ?? [])));
		return this.#hosts;
	}

	get packageOfFile() {
		this.#packageOfFile ??= packagesByFile(this.packages);
		return this.#packageOfFile;
	}

	get isHa() {
		this.#isHa ??= hasRaft(this.packages) || this.controllers.length > 1;
		return this.#isHa;
	}

	get isStandalone() {
		this.#isStandalone ??= this.packages.every((pkg) => pkg.single !== undefined);
		return this.#isStandalone;
	}
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
