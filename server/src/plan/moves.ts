import { groupBy } from '../base/collections.ts';
import type { Message } from '../base/message.ts';
import { configuredFolders, homeOf, isOwned, type OwnedFolder } from './folders.ts';
import { joinFolders } from './join-folders.ts';
import * as reasons from './move-reasons.ts';
import { sortedBy } from './natural-order.ts';
import type { HostPath } from './operation.ts';
import { below } from './path-relations.ts';
import type { Placement } from './plan.ts';
import type { Source } from './source.ts';
import type { Wanted } from './wanted.ts';

/** A folder that travels, with what the planner has to know about it. */
export interface PlannedMove {
	readonly from: HostPath;
	readonly to: HostPath;
	readonly excludes: readonly string[];
	readonly reason: Message;
	/** A package, the home of a node, or folders that files name. */
	readonly content: 'package' | 'home' | 'folders';
	/** A short name for steps, for example `dolphindb_2`. */
	readonly label: string;
	readonly optional: boolean;
}

/** What a package does not take along to another host: licences belong to a machine, files are installed, logs start afresh. */
export const PACKAGE_EXCLUDES: readonly string[] = ['*.lic', '/server/clusterDemo/config', '/server/clusterDemo/log'];

/** A node that changes its host or its home. */
export interface NodeChange {
	readonly from: Placement;
	readonly to: Placement;
}

/** The controllers and data nodes whose state travels: to another host, or to another package of their host. */
export function travellers(source: Source, wanted: Wanted): NodeChange[] {
	return source.placements.flatMap((from) => {
		const to = wanted.placementOf.get(from.alias);
		const hasState = from.mode === 'controller' || from.mode === 'datanode';
		return to && hasState && (to.host !== from.host || to.package !== from.package) ? [{ from, to }] : [];
	});
}

/** All folders that travel, host by host: packages, then folders, then homes. */
export function plannedMoves(source: Source, wanted: Wanted): PlannedMove[] {
	const changes = travellers(source, wanted);
	const all = [...packageMoves(wanted), ...folderMoves(source, wanted, changes), ...homeMoves(changes)];
	const needed = all.filter((move) => !all.some((outer) => outer !== move && carries(outer, move)));
	const excluding = needed.map((move) => ({ ...move, excludes: excludesOf(move, needed, source, changes) }));
	const order = ['package', 'folders', 'home'] as const;
	return sortedBy(excluding, ({ to, content, from }) =>
		[to.host, order.indexOf(content), from.path, to.path].join('\n'),
	);
}

function packageMoves(wanted: Wanted): PlannedMove[] {
	return wanted.packages.flatMap((pkg): PlannedMove[] => {
		if (pkg.origin !== 'moved' || !pkg.from) return [];
		return [
			{
				from: { host: pkg.from.host, path: pkg.from.path },
				to: { host: pkg.host, path: pkg.path },
				excludes: pkg.from.host === pkg.host ? PACKAGE_EXCLUDES.filter((one) => one !== '*.lic') : PACKAGE_EXCLUDES,
				reason: reasons.ofPackage(pkg.controller),
				content: 'package',
				label: pkg.name,
				optional: false,
			},
		];
	});
}

function homeMoves(changes: readonly NodeChange[]): PlannedMove[] {
	return changes.map(({ from, to }) => ({
		from: { host: from.host, path: homeOf(from) },
		to: { host: to.host, path: homeOf(to) },
		excludes: [],
		reason: reasons.ofHome(from.alias),
		content: 'home',
		label: `${from.alias}-home`,
		optional: false,
	}));
}

/** Folders that files name keep their paths, so they travel only where the host changes. */
function folderMoves(source: Source, wanted: Wanted, changes: readonly NodeChange[]): PlannedMove[] {
	const relocated = changes.filter(({ from, to }) => from.host !== to.host);
	const journeys = groupBy(relocated, ({ from, to }) => `${from.host}\n${to.host}`);
	return [...journeys.values()].flatMap((journey) => {
		const [first] = journey as [NodeChange]; // groups are never empty
		const [fromHost, toHost] = [first.from.host, first.to.host];
		const names = [
			...journey.map(({ from }) => from.alias),
			...wanted.packages.filter((pkg) => pkg.host === toHost && pkg.origin === 'moved').map((pkg) => pkg.name),
		];
		const going = journey.flatMap(({ from }) => ownFolders(source, from));
		const staying = stayingFolders(source, fromHost, journey).map(({ path }) => path);
		const packages = source.packages.filter((pkg) => pkg.host === fromHost).map(({ path }) => path);
		return joinFolders(going, [...staying, ...packages], names).map((folder) => ({
			from: { host: fromHost, path: folder.path },
			to: { host: toHost, path: folder.path },
			excludes: [],
			reason: reasons.ofFolders(folder.aliases, folder.names),
			content: 'folders',
			label: labelOf(folder.path),
			optional: folder.optional,
		}));
	});
}

/** The folders on a host that belong to nodes which do not take part in a journey, homes included. */
function stayingFolders(source: Source, host: string, journey: readonly NodeChange[]): OwnedFolder[] {
	const gone = new Set(journey.map(({ from }) => from.alias));
	const staying = source.placements.filter((one) => one.host === host && one.mode !== 'agent' && !gone.has(one.alias));
	return staying.flatMap((one) => [
		...ownFolders(source, one),
		{ alias: one.alias, name: 'home', path: homeOf(one), at: undefined, optional: true },
	]);
}

/** The folders that files name for a node. They keep their paths, so on its host they stay where they are. */
function ownFolders({ cluster }: Source, node: Placement): OwnedFolder[] {
	return configuredFolders(cluster, node).filter(isOwned);
}

/** Whether a move brings along what another one asks for, at the right place. */
function carries(outer: PlannedMove, inner: PlannedMove): boolean {
	if (outer.from.host !== inner.from.host || outer.to.host !== inner.to.host) return false;
	const path = below(outer.from.path, inner.from.path);
	if (!path || path !== below(outer.to.path, inner.to.path)) return false;
	return !outer.excludes.some((exclude) => exclude.startsWith('/') && below(exclude, path) !== undefined);
}

/** What a move leaves out: what other moves bring or take, and what stays. */
function excludesOf(
	move: PlannedMove,
	moves: readonly PlannedMove[],
	source: Source,
	changes: readonly NodeChange[],
): string[] {
	const others = moves.filter((other) => other !== move);
	const brought = others.filter(({ to }) => to.host === move.to.host).map(({ to }) => below(move.to.path, to.path));
	const taken = others
		.filter(({ from }) => from.host === move.from.host)
		.map(({ from }) => below(move.from.path, from.path));
	const along = changes.filter(({ from, to }) => from.host === move.from.host && to.host === move.to.host);
	const kept = move.from.host === move.to.host ? along.flatMap(({ from }) => ownFolders(source, from)) : [];
	const staying = [...stayingFolders(source, move.from.host, along), ...kept].map(({ path }) =>
		below(move.from.path, path),
	);
	const inside = [...brought, ...taken, ...staying].filter((path): path is string => !!path);
	const known = new Set(move.excludes);
	return [...known, ...sortedBy(new Set(inside), (path) => path).filter((path) => !known.has(path))];
}

function labelOf(path: string): string {
	return path.slice(1).replaceAll('/', '-');
}
