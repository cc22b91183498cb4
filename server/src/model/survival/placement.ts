import { groupBy, mostFrequent, unique } from '../../base/collections.ts';
import { remembering } from '../../base/remember.ts';
import { checkedPart } from '../../catalog/values.ts';
import type { Cluster } from '../cluster.ts';
import { parameterValue } from '../files/cfg-file.ts';
import { processesOf } from '../processes.ts';

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
	/** All of them, also those of which nobody knows the host. */
	readonly controllers: number;
	readonly dataNodes: number;
	readonly replicas: number;
	readonly level: ReliabilityLevel;
	/** Zones have numbers of replicas of their own: then the one above says nothing. */
	readonly perZone: boolean;
}

/** A process that keeps metadata or data; its host is empty where nobody knows it. */
export interface Keeper {
	readonly alias: string;
	readonly host: string;
}

/** The processes that keep metadata and those that keep data. A standalone server does both. */
export function keepersOf(cluster: Cluster): {
	readonly controllers: readonly Keeper[];
	readonly dataNodes: readonly Keeper[];
} {
	if (!cluster.isStandalone) {
		return { controllers: cluster.controllers, dataNodes: cluster.rows.filter((row) => row.mode === 'datanode') };
	}
	const servers = processesOf(cluster).filter(({ role }) => role === 'single');
	const keepers = servers.map(({ site }) => ({ alias: site.alias, host: site.host }));
	return { controllers: keepers, dataNodes: keepers };
}

/** Reads from a cluster what survival depends on. Where no controller.cfg says otherwise, the defaults hold. */
export function placementOf(cluster: Cluster): Placement {
	const { controllers, dataNodes } = keepersOf(cluster);
	return {
		hosts: loadsOf(controllers, dataNodes, cluster.hosts).filter(({ host }) => host !== ''),
		controllers: controllers.length,
		dataNodes: dataNodes.length,
		replicas: mostFrequent(replicaCounts(cluster)) ?? (cluster.isStandalone ? 1 : 2),
		level: mostFrequent(reliabilityLevelsOf(cluster)) ?? 0,
		perZone: usesZones(cluster),
	};
}

/** How many of some processes run on which host; hosts without any are left out. */
export function loadsOf(
	controllers: readonly Keeper[],
	dataNodes: readonly Keeper[],
	order: readonly string[] = [],
): HostLoad[] {
	const controllersOn = groupBy(controllers, ({ host }) => host);
	const dataNodesOn = groupBy(dataNodes, ({ host }) => host);
	return unique([...order, ...controllersOn.keys(), ...dataNodesOn.keys()])
		.map((host) => ({
			host,
			controllers: controllersOn.get(host)?.length ?? 0,
			dataNodes: dataNodesOn.get(host)?.length ?? 0,
		}))
		.filter((load) => load.controllers + load.dataNodes > 0);
}

/** What the controller.cfg files say of dfsReplicationFactor, as far as it is a number. */
export function replicaCounts(cluster: Cluster): number[] {
	return numbersOf(cluster, 'dfsReplicationFactor', /^\d{1,4}$/).map((number) => Math.max(1, number));
}

/** What the controller.cfg files say of dfsReplicaReliabilityLevel, as far as it is a level. */
export function reliabilityLevelsOf(cluster: Cluster): ReliabilityLevel[] {
	return numbersOf(cluster, 'dfsReplicaReliabilityLevel', /^[012]$/) as ReliabilityLevel[]; // by the pattern
}

function numbersOf(cluster: Cluster, name: string, shape: RegExp): number[] {
	const values = cluster.packages.map((pkg) => checkedPart(parameterValue(pkg.controller, name) ?? ''));
	return values.filter((text) => shape.test(text)).map(Number);
}

/** Whether nodes or numbers of replicas are told apart by zone; then a number for all of them says little. */
export function usesZones({ rows, packages }: Cluster): boolean {
	const isForZone = ({ name, qualifier }: { readonly name: string; readonly qualifier: string | undefined }) =>
		name === 'dfsReplicationFactor' && qualifier !== undefined && qualifier !== '';
	return (
		rows.some(({ zone }) => zone !== '') ||
		packages.some(({ controller }) => controller?.entries.some(isForZone) ?? false)
	);
}

/** How many hosts keep data. Remembered, because there are as many losses to judge as hosts. */
export function holdersIn(placement: Placement): number {
	return counted(placement).holders;
}

const counted = remembering((placement: Placement) => ({ holders: countHolders(placement.hosts) }));

/** How many of some hosts have data nodes. */
export function countHolders(loads: readonly HostLoad[]): number {
	return loads.filter((load) => load.dataNodes > 0).length;
}
