import { groupBy } from '../base/collections.ts';
import { folderOf } from '../base/paths.ts';
import { remembering } from '../base/remember.ts';
import type { FileId } from '../base/span.ts';
import { isLoopback } from './files/hosts.ts';
import { rowText } from './files/nodes-file.ts';
import { endpointOf, plainAlias, type Site } from './files/site.ts';
import type { Package } from './package.ts';

/** Packages that belong to one cluster, while groups are being put together. */
interface Group {
	readonly packages: Package[];
	/** What tells that another group belongs to the same cluster. */
	readonly keys: Set<string>;
	/** What only hints at it: enough for groups that do not run the same controllers, such as an agent with a slip. */
	readonly hints: Set<string>;
	/** Addresses of controllers, whatever they are called: enough for an agent with a slip in the alias. */
	readonly endpoints: Set<string>;
	/** The controllers that the group runs, by alias, to tell two clusters and two copies of one apart. */
	readonly controllers: Map<string, RunController[]>;
}

/** A controller.cfg: its site, the host where that is certain, and whether the cluster.nodes beside it does not contradict. */
interface RunController {
	readonly site: string;
	readonly host: string | undefined;
	readonly isSure: boolean;
}

/**
 * Sorts packages into clusters: those that name the same controllers, looking at near folders before far ones.
 * Two folders that run the very same controller are two states or copies of a cluster, never one cluster, unless the
 * folders are known to be different hosts.
 */
export function groupPackages(packages: readonly Package[]): Package[][] {
	const alone = packages.filter((pkg) => pkg.single);
	const byFolder = groupBy(
		packages.filter((pkg) => !pkg.single),
		(pkg) => pkg.folder,
	);
	let level = new Map<FileId, Group[]>([...byFolder].map(([folder, inFolder]) => [folder, sameFolder(inFolder)]));
	for (let depth = deepest(level.keys()); depth > 0; depth--) {
		const next = new Map<FileId, Group[]>();
		for (const [folder, groups] of level) {
			const parent = depthOf(folder) === depth ? folderOf(folder) : folder;
			next.set(parent, [...(next.get(parent) ?? []), ...groups]);
		}
		level = new Map(
			[...next].map(([folder, groups]) => [folder, depthOf(folder) === depth - 1 ? join(groups) : groups]),
		);
	}
	return [...[...level.values()].flat().map((group) => group.packages), ...alone.map((pkg) => [pkg])];
}

const depthOf = (folder: FileId) => folder.split('/').length;

function deepest(folders: Iterable<FileId>): number {
	return [...folders].reduce((deepest, folder) => Math.max(deepest, depthOf(folder)), 0);
}

function sameFolder(packages: readonly Package[]): Group[] {
	const group = emptyGroup();
	for (const pkg of packages) add(group, groupOf(pkg));
	return [group];
}

/** Joins groups that belong together, and then those that hints lead to: a hint must not win over a sure link read later. */
function join(groups: readonly Group[]): Group[] {
	const linked = joinBy(groups, ({ keys }) => keys);
	const hinted = joinBy(linked, ({ hints }) => hints, runDifferent);
	return joinBy(hinted, ({ endpoints }) => endpoints, runOnOneSide);
}

/** Joins groups that share one of the links, each into the first group that it can join. */
function joinBy(
	groups: readonly Group[],
	links: (group: Group) => Iterable<string>,
	fits: (a: Group, b: Group) => boolean = () => true,
): Group[] {
	const joined: Group[] = [];
	const byLink = new Map<string, Group[]>();
	for (const group of groups) {
		const near = [...links(group)].flatMap((link) => byLink.get(link) ?? []);
		const into = near.find((other) => fits(other, group) && !conflict(other, group));
		if (into) add(into, group);
		else joined.push(group);
		for (const link of links(group)) remember(byLink, link, into ?? group);
	}
	// A group that came late may link two earlier ones: go on until nothing joins any more.
	return joined.length < groups.length ? joinBy(joined, links, fits) : joined;
}

function remember(byKey: Map<string, Group[]>, key: string, group: Group): void {
	const known = byKey.get(key);
	if (!known) byKey.set(key, [group]);
	else if (!known.includes(group)) known.push(group);
}

/** A hint is not enough between two groups that both run, say, a controller1: they are two clusters of one making. */
function runDifferent(a: Group, b: Group): boolean {
	return [...a.controllers.keys()].every((alias) => !b.controllers.has(alias));
}

/** Behind one address there is one controller, but two groups that run one each are two clusters of one making. */
function runOnOneSide(a: Group, b: Group): boolean {
	return a.controllers.size === 0 || b.controllers.size === 0;
}

function conflict(a: Group, b: Group): boolean {
	const [few, many] = a.controllers.size < b.controllers.size ? [a, b] : [b, a];
	return [...few.controllers].some(([alias, ones]) =>
		ones.some((one) => many.controllers.get(alias)?.some((other) => areApart(one, other))),
	);
}

/** Two controllers of one alias belong to different clusters, or to two copies of one. */
function areApart(one: RunController, other: RunController): boolean {
	const onCertainHosts = one.host !== undefined && other.host !== undefined;
	if (one.site === other.site) return !onCertainHosts || one.host === other.host;
	// Another address is a slip or a stale copy, unless nothing beside either contradicts it.
	return !onCertainHosts && one.isSure && other.isSure;
}

function add(into: Group, group: Group): void {
	for (const pkg of group.packages) into.packages.push(pkg);
	for (const key of group.keys) into.keys.add(key);
	for (const hint of group.hints) into.hints.add(hint);
	for (const endpoint of group.endpoints) into.endpoints.add(endpoint);
	for (const [alias, ones] of group.controllers) {
		into.controllers.set(alias, [...(into.controllers.get(alias) ?? []), ...ones]);
	}
}

function emptyGroup(): Group {
	return { packages: [], keys: new Set(), hints: new Set(), endpoints: new Set(), controllers: new Map() };
}

/** A package by itself. Remembered: of a thousand packages one is another after an edit. Nobody adds to these groups. */
const groupOf = remembering((pkg: Package): Group => {
	const sites = controllerSites(pkg);
	const keys = sites.map((site) => `${plainAlias(site)}|host|${site.host}`);
	const hints = sites.map((site) => `${plainAlias(site)}|port|${site.port}`);
	return {
		packages: [pkg],
		keys: new Set([...keys, ...rowsKeys(pkg)]),
		hints: new Set(hints),
		endpoints: new Set(runs(pkg) ? sites.filter(isOfOneHost).map(endpointOf) : []),
		controllers: runControllers(pkg),
	};
});

/** Whether an address is the same machine for everybody. */
function isOfOneHost({ host, port }: Site): boolean {
	return host !== '' && port !== '' && !isLoopback(host);
}

function runControllers({ controller, nodes, host, hostSource }: Package): Group['controllers'] {
	const own = controller?.localSite?.site;
	if (!own) return new Map();
	const row = nodes?.rows.find(({ alias }) => alias === own.alias);
	const isCertain = hostSource === 'declared' || hostSource === 'folder';
	const isSure = row === undefined || endpointOf(row) === endpointOf(own); // ordinary clusters list no controller
	return new Map([[own.alias, [{ site: own.text, host: isCertain ? host : undefined, isSure }]]]);
}

/** What a package says about the controllers of its cluster, so that one wrong part does not break the link. */
function controllerSites({ controller, agent, nodes }: Package): Site[] {
	const sites = [
		controller?.localSite?.site,
		agent?.controllerSite?.site,
		...(agent?.sites?.elements.filter((site) => site.mode === 'controller') ?? []),
		...(nodes?.rows.filter((row) => row.mode === 'controller').map((row) => row.site) ?? []),
	];
	return sites.filter((site) => site !== undefined && plainAlias(site) !== '') as Site[]; // the filter leaves sites only
}

/** Without a controller or agent beside it, an equal cluster.nodes may as well be a variant kept for comparison. */
function rowsKeys(pkg: Package): string[] {
	const { nodes } = pkg;
	if (!runs(pkg) || !nodes || nodes.rows.length === 0) return [];
	return [`rows|${nodes.rows.map(rowText).sort().join(';')}`];
}

/** Whether a controller or an agent is configured in a package. */
function runs({ controller, agent }: Package): boolean {
	return controller !== undefined || agent !== undefined;
}
