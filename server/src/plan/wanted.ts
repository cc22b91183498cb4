import { groupBy } from '../base/collections.ts';
import { rememberingLast } from '../base/remember.ts';
import type { FileKind } from '../catalog/file-kinds.ts';
import type { Mode } from '../catalog/roles.ts';
import type { ConfigFile } from '../model/files/config-file.ts';
import { sortedBy } from './natural-order.ts';
import type { Placement } from './plan.ts';
import { type Source, type SourcePackage, sortPlacements } from './source.ts';
import { entryOf, type Target, type TargetNode } from './target-layout.ts';

/** A file that a wanted file is made from, and the node that the file was written for. */
export interface FileOrigin {
	readonly file: ConfigFile;
	readonly package: SourcePackage;
	/** The controller or agent whose own file it is; the wanted one takes its place in it. */
	readonly alias: string | undefined;
}

/** A package as it shall be. */
export interface WantedPackage {
	readonly name: string;
	readonly host: string;
	readonly path: string;
	readonly controller: string | undefined;
	readonly agent: string | undefined;
	/** It is there today, it comes from another host with its state, or it is made from a template without state. */
	readonly origin: 'here' | 'moved' | 'added';
	/** The package it is, comes from or is made like. */
	readonly from: SourcePackage | undefined;
	readonly files: ReadonlyMap<FileKind, FileOrigin>;
}

/** The layout that a target asks for. */
export interface Wanted {
	readonly placements: readonly Placement[];
	readonly placementOf: ReadonlyMap<string, Placement>;
	readonly packages: readonly WantedPackage[];
}

/**
 * What the target asks for, node by node and package by package. Expects a target without problems. Remembered for the
 * last target.
 */
export const wantedLayout: (source: Source, target: Target) => Wanted = rememberingLast(makeLayout);

function makeLayout(source: Source, target: Target): Wanted {
	const nodes = [...keptNodes(source, target), ...addedNodes(source, target)];
	const runners = nodes.filter(({ mode }) => mode === 'controller' || mode === 'agent');
	const packages = wantedPackages(source, target, runners);
	const pathOf = new Map(
		runners.map(({ alias, packageName, host }) => [alias, packagePath(target, packageName, host)]),
	);
	const agents = nodes.filter(({ mode, registered }) => mode === 'agent' && registered);
	const agentOn = new Map(agents.map(({ host, alias }) => [host, alias]));
	const placements = nodes.map(({ alias, mode, host, port, registered }): Placement => {
		const runner = mode === 'controller' || mode === 'agent' ? alias : agentOn.get(host);
		return { alias, mode, host, port, package: pathOf.get(runner ?? '') ?? '', registered };
	});
	const sorted = sortPlacements(placements);
	return { placements: sorted, placementOf: new Map(sorted.map((one) => [one.alias, one])), packages };
}

/** The path of a package on the servers. */
export function packagePath(target: Pick<Target, 'packages' | 'options'>, name: string, host: string): string {
	return (
		entryOf(target.packages, `${host}/${name}`) ??
		entryOf(target.packages, name) ??
		`${target.options.packageRoot}/${name}`
	);
}

/** The node whose files an added one is made from: as the target says, else the first of its role. */
export function templateOf(source: Source, mode: Mode, node: Pick<TargetNode, 'like'>): Placement | undefined {
	if (node.like !== undefined) return source.placementOf.get(node.like);
	return source.placements.find((one) => one.mode === mode);
}

interface WantedNode extends Omit<Placement, 'package'> {
	readonly packageName: string;
	/** The node of today that it is, or whose files it is made from. */
	readonly from: string | undefined;
	readonly added: boolean;
}

function keptNodes(source: Source, target: Target): WantedNode[] {
	return source.placements.flatMap((one) => {
		const node = entryOf(target.nodes, one.alias);
		if (node === null) return [];
		const kept: WantedNode = {
			...one,
			host: node?.host ?? one.host,
			port: node?.port ?? one.port,
			registered: one.mode !== 'agent' || (node ? node.registered : one.registered),
			packageName: node?.package ?? packageRunning(source, one.alias)?.name ?? '',
			from: one.alias,
			added: false,
		};
		return [kept];
	});
}

function addedNodes(source: Source, target: Target): WantedNode[] {
	return Object.entries(target.nodes).flatMap(([alias, node]) => {
		if (!node || source.placementOf.has(alias)) return [];
		const { mode = 'controller', host = '', port = 0, registered, package: packageName = '' } = node;
		return [
			{ alias, mode, host, port, registered, packageName, from: templateOf(source, mode, node)?.alias, added: true },
		];
	});
}

/** The nodes of today that the new layout does not have. */
export function removedNodes(source: Pick<Source, 'placements'>, wanted: Wanted): Placement[] {
	return source.placements.filter(({ alias }) => !wanted.placementOf.has(alias));
}

/** The package of today that runs a controller or an agent. */
export function packageRunning(source: Source, alias: string | undefined): SourcePackage | undefined {
	return alias === undefined ? undefined : source.packageOf.get(alias);
}

function wantedPackages(source: Source, target: Target, runners: readonly WantedNode[]): WantedPackage[] {
	const placeOf = (node: WantedNode) => `${node.host}\n${packagePath(target, node.packageName, node.host)}`;
	const groups = [...groupBy(runners, placeOf).values()];
	const here = new Map(source.packages.map((pkg) => [`${pkg.host}\n${pkg.path}`, pkg]));
	const wanted = groups.map((group) => wantedPackage(source, target, group, here));
	const withoutNodes = source.packages.filter((pkg) => pkg.controller === undefined && pkg.agent === undefined);
	return sortedBy([...wanted, ...withoutNodes.map(untouched)], ({ host, path }) => `${host}\n${path}`);
}

function wantedPackage(
	source: Source,
	target: Target,
	group: readonly WantedNode[],
	places: ReadonlyMap<string, SourcePackage>,
): WantedPackage {
	const [first] = group as [WantedNode]; // groups are never empty
	const controller = group.find(({ mode }) => mode === 'controller');
	const agent = group.find(({ mode }) => mode === 'agent');
	const path = packagePath(target, first.packageName, first.host);
	const here = places.get(`${first.host}\n${path}`);
	const mover = group.find((node) => !node.added);
	const from = here ?? packageRunning(source, (mover ?? controller ?? agent)?.from);
	return {
		name: first.packageName,
		host: first.host,
		path,
		controller: controller?.alias,
		agent: agent?.alias,
		origin: here ? 'here' : mover ? 'moved' : 'added',
		from,
		files: filesFor(source, from, controller, agent),
	};
}

function filesFor(
	source: Source,
	from: SourcePackage | undefined,
	controller: WantedNode | undefined,
	agent: WantedNode | undefined,
): Map<FileKind, FileOrigin> {
	const files = new Map<FileKind, FileOrigin>();
	for (const [kind, node] of [['controller', controller] as const, ['agent', agent] as const]) {
		const pkg = packageRunning(source, node?.from);
		const file = pkg?.files.get(kind);
		if (pkg && file) files.set(kind, { file, package: pkg, alias: node?.from });
	}
	for (const kind of ['cluster', 'nodes'] as const) {
		const needed = controller ? source.packages : [];
		const pkg = [...(from ? [from] : []), ...needed].find((one) => one.files.has(kind));
		const file = pkg?.files.get(kind);
		if (pkg && file) files.set(kind, { file, package: pkg, alias: undefined });
	}
	return files;
}

function untouched(pkg: SourcePackage): WantedPackage {
	const files = [...pkg.files].map(([kind, file]) => [kind, { file, package: pkg, alias: undefined }] as const);
	return { ...pkg, origin: 'here', from: pkg, files: new Map(files) };
}
