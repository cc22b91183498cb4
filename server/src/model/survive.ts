import { groupBy, mostFrequent } from '../base/collections.ts';
import { checkedPart } from '../catalog/values.ts';
import type { Cluster } from './cluster.ts';
import { parameterValue } from './files/cfg-file.ts';

/** How many of the processes that keep metadata and data run on a host. */
export interface HostLoad {
	readonly host: string;
	readonly controllers: number;
	readonly dataNodes: number;
}

/** Where replicas may lie: 0 anywhere, 1 on different hosts, 2 on different hosts as far as resources allow. */
export type ReliabilityLevel = 0 | 1 | 2;

/** Everything that decides what survives: who runs where, and how often and how far apart data are kept. */
export interface Placement {
	/** The hosts with controllers or data nodes, in the order of the cluster; the loss of another host loses nothing. */
	readonly hosts: readonly HostLoad[];
	readonly controllers: number;
	readonly dataNodes: number;
	readonly replicas: number;
	readonly level: ReliabilityLevel;
}

/** What is left of a cluster when hosts are gone. */
export interface Outcome {
	/** The controllers left are a majority; without one nothing works. */
	readonly metadata: boolean;
	/**
	 * Whether every chunk still has a replica. *guaranteed*: by arithmetic. *expected*: if each chunk was created while
	 * enough hosts were there (level 2). *uncertain*: some chunks may have lost all replicas.
	 */
	readonly data: 'guaranteed' | 'expected' | 'uncertain';
	/** Metadata are there, and data nodes for all replicas of a new chunk. */
	readonly newChunks: boolean;
}

/** How much a cluster can lose, whatever it is that fails. */
export interface Tolerance {
	/** Controller processes that may fail, on any hosts. */
	readonly controllers: number;
	/** Data node processes that may fail, on any hosts. */
	readonly dataNodes: number;
	/** The largest number of hosts such that any so many may fail and metadata stay. */
	readonly metadataHosts: number;
	/** The same for every chunk being readable, guaranteed. */
	readonly dataHosts: number;
	/** The same for every chunk being readable, guaranteed or expected. */
	readonly expectedDataHosts: number;
	/** The same for metadata and data together, guaranteed. */
	readonly hosts: number;
}

/** Hosts that run the same and are therefore interchangeable in every question about survival. */
export interface AlikeHosts {
	readonly controllers: number;
	readonly dataNodes: number;
	readonly hosts: readonly HostLoad[];
}

/** A loss up to interchange of alike hosts: so many of these and so many of those. */
export interface LossPattern {
	readonly picks: readonly { readonly alike: AlikeHosts; readonly count: number }[];
	/** How many sets of hosts fit the pattern. */
	readonly ways: number;
	readonly outcome: Outcome;
}

/** The sets of hosts of one size, sorted by what their loss means. */
export interface LossSets {
	readonly size: number;
	readonly survived: readonly (readonly string[])[];
	readonly fatal: readonly (readonly string[])[];
}

/** Reads from a cluster what survival depends on. Where no controller.cfg says otherwise, the defaults hold. */
export function placementOf(cluster: Cluster): Placement {
	const { controllers } = cluster;
	const dataNodes = cluster.rows.filter((row) => row.mode === 'datanode');
	const controllersOn = groupBy(controllers, ({ host }) => host);
	const dataNodesOn = groupBy(dataNodes, ({ host }) => host);
	const loads = cluster.hosts.map((host) => ({
		host,
		controllers: controllersOn.get(host)?.length ?? 0,
		dataNodes: dataNodesOn.get(host)?.length ?? 0,
	}));
	return {
		hosts: loads.filter((load) => load.controllers + load.dataNodes > 0),
		controllers: controllers.length,
		dataNodes: dataNodes.length,
		replicas: Math.max(1, agreedNumber(cluster, 'dfsReplicationFactor', /^\d{1,4}$/) ?? 2),
		level: (agreedNumber(cluster, 'dfsReplicaReliabilityLevel', /^[012]$/) ?? 0) as ReliabilityLevel, // by the pattern
	};
}

/** What most controller.cfg files say, as far as it is a value at all. */
function agreedNumber(cluster: Cluster, name: string, shape: RegExp): number | undefined {
	const values = cluster.packages.map((pkg) => checkedPart(parameterValue(pkg.controller, name) ?? ''));
	const value = mostFrequent(values.filter((text) => shape.test(text)));
	return value === undefined ? undefined : Number(value);
}

/** The number of members that have to be up and connected in a Raft group of a size. */
export function majorityOf(members: number): number {
	return Math.floor(members / 2) + 1;
}

/** What is left when hosts are gone. */
export function outcomeOf(placement: Placement, lost: readonly HostLoad[]): Outcome {
	const metadata = placement.controllers - sum(lost, 'controllers') >= majorityOf(placement.controllers);
	return { metadata, data: dataAfter(placement, lost), newChunks: metadata && canPlaceReplicas(placement, lost) };
}

/** Whether the cluster still works and is expected to have all its data. */
export function survives({ metadata, data }: Outcome): boolean {
	return metadata && data !== 'uncertain';
}

function dataAfter({ dataNodes, replicas, level }: Placement, lost: readonly HostLoad[]): Outcome['data'] {
	const gone = sum(lost, 'dataNodes');
	if (dataNodes === 0 || gone === 0) return 'guaranteed';
	if (gone === dataNodes) return 'uncertain';
	if (level !== 1 && gone < replicas) return 'guaranteed';
	if (level === 0 || countHolders(lost) >= replicas) return 'uncertain';
	return level === 1 ? 'guaranteed' : 'expected';
}

function canPlaceReplicas(placement: Placement, lost: readonly HostLoad[]): boolean {
	const { dataNodes, replicas, level } = placement;
	const left = level === 1 ? holdersIn(placement) - countHolders(lost) : dataNodes - sum(lost, 'dataNodes');
	return left >= replicas;
}

const holders = new WeakMap<Placement, number>();

/** How many hosts keep data. Remembered, because there are as many losses to judge as hosts. */
function holdersIn(placement: Placement): number {
	const known = holders.get(placement) ?? countHolders(placement.hosts);
	holders.set(placement, known);
	return known;
}

function countHolders(loads: readonly HostLoad[]): number {
	return loads.filter((load) => load.dataNodes > 0).length;
}

/** The hosts whose loss alone leaves no majority of the controllers. */
export function metadataSinglePoints(placement: Placement): readonly HostLoad[] {
	return placement.hosts.filter((load) => !outcomeOf(placement, [load]).metadata);
}

/** The hosts whose loss alone may take all replicas of a chunk; where only few hosts were there when it was made. */
export function dataSinglePoints(placement: Placement): readonly HostLoad[] {
	return placement.hosts.filter((load) => outcomeOf(placement, [load]).data !== 'guaranteed');
}

/**
 * How much a cluster can lose. The worst hosts to lose are those with the most members, so no set of hosts has to be
 * tried: what holds for the worst so many holds for any so many.
 */
export function toleranceOf(placement: Placement): Tolerance {
	const { controllers, dataNodes, replicas, level } = placement;
	const spareControllers = Math.max(0, controllers - majorityOf(controllers));
	const spareDataNodes = Math.max(0, Math.min(replicas, dataNodes) - 1);
	const metadataHosts = worstHosts(placement, 'controllers', spareControllers);
	const far = worstSpread(placement);
	const near = dataNodes === 0 ? placement.hosts.length : worstHosts(placement, 'dataNodes', spareDataNodes);
	const dataHosts = level === 1 ? far : near;
	return {
		controllers: spareControllers,
		dataNodes: spareDataNodes,
		metadataHosts,
		dataHosts,
		expectedDataHosts: level === 0 ? near : Math.max(near, far),
		hosts: Math.min(metadataHosts, dataHosts),
	};
}

/** How many hosts may go, the fullest first, until more processes are gone than are to spare. */
function worstHosts({ hosts }: Placement, load: 'controllers' | 'dataNodes', spare: number): number {
	const loads = hosts.map((host) => host[load]).sort((a, b) => b - a);
	let gone = 0;
	const fatal = loads.findIndex((count) => {
		gone += count;
		return gone > spare;
	});
	return fatal < 0 ? hosts.length : fatal;
}

/** How many hosts may go where each replica of a chunk lies on a host of its own. */
function worstSpread(placement: Placement): number {
	const count = holdersIn(placement);
	return count === 0 ? placement.hosts.length : Math.min(placement.replicas, count) - 1;
}

/** The hosts in groups of interchangeable ones, in the order in which they first appear. */
export function alikeHosts(placement: Placement): readonly AlikeHosts[] {
	const groups = groupBy(placement.hosts, (load) => `${load.controllers} ${load.dataNodes}`);
	return [...groups.values()].map((hosts) => ({
		controllers: hosts[0]?.controllers ?? 0,
		dataNodes: hosts[0]?.dataNodes ?? 0,
		hosts,
	}));
}

/** Losses beyond this number of hosts at once are not enumerated. */
const LARGEST_LOSS = 3;

/** All losses of so many hosts, up to interchange of alike hosts; none beyond three hosts. */
export function lossPatterns(placement: Placement, size: number): readonly LossPattern[] {
	if (size > LARGEST_LOSS) return [];
	return picksOf(alikeHosts(placement), size).map((picks) => ({
		picks,
		ways: picks.reduce((ways, { alike, count }) => ways * choose(alike.hosts.length, count), 1),
		outcome: outcomeOf(
			placement,
			picks.flatMap(({ alike, count }) => alike.hosts.slice(0, count)),
		),
	}));
}

/** Longer lists tell nobody anything. */
const MOST_SETS = 20;

/** The sets of one host more than any so many may fail, by name; nothing where there are more than twenty of them. */
export function nextLosses(placement: Placement): LossSets | undefined {
	const size = toleranceOf(placement).hosts + 1;
	if (size > LARGEST_LOSS || size > placement.hosts.length) return undefined;
	if (choose(placement.hosts.length, size) > MOST_SETS) return undefined;
	const sets = subsets(placement.hosts, size);
	const names = (kept: boolean) =>
		sets.filter((lost) => survives(outcomeOf(placement, lost)) === kept).map((lost) => lost.map(({ host }) => host));
	return { size, survived: names(true), fatal: names(false) };
}

function picksOf(groups: readonly AlikeHosts[], size: number): LossPattern['picks'][] {
	const [alike, ...others] = groups;
	if (!alike) return size === 0 ? [[]] : [];
	const counts = Array.from({ length: Math.min(size, alike.hosts.length) + 1 }, (_, count) => count).reverse();
	return counts.flatMap((count) =>
		picksOf(others, size - count).map((rest) => (count === 0 ? rest : [{ alike, count }, ...rest])),
	);
}

function subsets<T>(items: readonly T[], size: number): T[][] {
	if (size === 0) return [[]];
	return items.flatMap((item, at) => subsets(items.slice(at + 1), size - 1).map((rest) => [item, ...rest]));
}

function choose(items: number, size: number): number {
	let ways = 1;
	for (let at = 1; at <= size; at++) ways = (ways * (items - size + at)) / at;
	return ways;
}

function sum(loads: readonly HostLoad[], load: 'controllers' | 'dataNodes'): number {
	return loads.reduce((total, host) => total + host[load], 0);
}
