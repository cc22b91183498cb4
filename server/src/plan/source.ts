import { firstBy } from '../base/collections.ts';
import type { FileId } from '../base/span.ts';
import type { FileKind } from '../catalog/file-kinds.ts';
import type { Mode } from '../catalog/roles.ts';
import type { Cluster } from '../model/cluster.ts';
import type { ConfigFile } from '../model/files/config-file.ts';
import { filesOf, type Package } from '../model/package.ts';
import { sortedBy } from './natural-order.ts';
import type { Placement } from './plan.ts';

/** A package of today and where it lies on which server. */
export interface SourcePackage {
	readonly name: string;
	readonly host: string;
	/** The folder on the server, for example `/home/dolphindb_2`. */
	readonly path: string;
	readonly controller: string | undefined;
	readonly agent: string | undefined;
	readonly files: ReadonlyMap<FileKind, ConfigFile>;
}

/** A cluster as the planner sees it: which packages lie where, and which node runs where. */
export interface Source {
	readonly cluster: Cluster;
	readonly packages: readonly SourcePackage[];
	readonly placements: readonly Placement[];
	readonly placementOf: ReadonlyMap<string, Placement>;
	/** The package that runs a controller or an agent. */
	readonly packageOf: ReadonlyMap<string, SourcePackage>;
	/** The addresses that files use for hosts which get other ones; everything else here has the new ones. */
	readonly addresses: ReadonlyMap<string, string>;
	/** The files of the workspace that files of an earlier plan come from. */
	readonly origins: ReadonlyMap<FileId, FileId>;
}

/** Reads a cluster for the planner. Says nothing about mistakes; `check-source.ts` does. */
export function readSource(
	cluster: Cluster,
	pathOf: (pkg: Package) => string,
	nameOf = ({ name }: Package) => name,
): Source {
	const packages = cluster.packages.flatMap((pkg) => sourcePackage(pkg, nameOf(pkg), pathOf(pkg)));
	const placements = [...rowPlacements(cluster, packages), ...dormantAgents(cluster, packages)];
	return withPlaces({ cluster, addresses: new Map(), origins: new Map() }, packages, placements);
}

/** A cluster with these packages and nodes. */
export function withPlaces(
	{ cluster, addresses, origins }: Pick<Source, 'cluster' | 'addresses' | 'origins'>,
	packages: readonly SourcePackage[],
	placements: readonly Placement[],
): Source {
	const sorted = sortedBy(packages, ({ host, path, name }) => [host, path, name].join('\n'));
	const nodes = sortPlacements(placements);
	const placementOf = new Map(nodes.map((one) => [one.alias, one]));
	return {
		cluster,
		packages: sorted,
		placements: nodes,
		placementOf,
		packageOf: packagesByAlias(sorted),
		addresses,
		origins,
	};
}

/** Placements in the order in which people list them: by role, then by alias. */
export function sortPlacements(placements: readonly Placement[]): Placement[] {
	return ORDER.flatMap((mode) =>
		sortedBy(
			placements.filter((one) => one.mode === mode),
			({ alias }) => alias,
		),
	);
}

const ORDER: readonly Mode[] = ['controller', 'agent', 'datanode', 'computenode', 'single'];

function sourcePackage(pkg: Package, name: string, path: string): SourcePackage[] {
	if (pkg.host === undefined) return [];
	return [
		{
			name,
			host: pkg.host,
			path,
			controller: pkg.controller?.localSite?.site.alias,
			agent: pkg.agent?.localSite?.site.alias,
			files: new Map(filesOf(pkg).map((file) => [file.kind, file])),
		},
	];
}

/** Of several packages that would run one node, the first. */
function packagesByAlias(packages: readonly SourcePackage[]): Map<string, SourcePackage> {
	const pairs = packages.flatMap((pkg) => [pkg.controller, pkg.agent].map((alias) => ({ alias: alias ?? '', pkg })));
	const named = firstBy(pairs, ({ alias }) => alias);
	return new Map([...named].flatMap(([alias, { pkg }]) => (alias === '' ? [] : [[alias, pkg] as const])));
}

function rowPlacements(cluster: Cluster, packages: readonly SourcePackage[]): Placement[] {
	const own = packagesByAlias(packages);
	const agentOn = new Map(cluster.rows.filter(({ mode }) => mode === 'agent').map(({ host, alias }) => [host, alias]));
	return [...cluster.rowsByAlias.values()].flatMap(({ alias, mode, host, port }) => {
		if (mode === undefined) return [];
		const runner = mode === 'controller' || mode === 'agent' ? alias : agentOn.get(host);
		return [{ alias, mode, host, port: Number(port), package: own.get(runner ?? '')?.path ?? '', registered: true }];
	});
}

/** Agents that have a file, but no row in cluster.nodes. */
function dormantAgents(cluster: Cluster, packages: readonly SourcePackage[]): Placement[] {
	return packages.flatMap(({ agent, files, path }) => {
		const file = files.get('agent');
		const site = file && file.kind !== 'nodes' ? file.localSite?.site : undefined;
		if (agent === undefined || !site || cluster.rowsByAlias.has(agent)) return [];
		return [
			{ alias: agent, mode: 'agent', host: site.host, port: Number(site.port), package: path, registered: false },
		];
	});
}
