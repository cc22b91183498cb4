import { unique, uniqueBy } from '../../base/collections.ts';
import type { Location } from '../../base/span.ts';
import { checkedPart } from '../../catalog/values.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import { dataSinglePoints } from '../../model/survival/outcome.ts';
import { type HostLoad, type Placement, placementOf, usesZones } from '../../model/survival/placement.ts';
import { attempts, checkedAt, isWhole } from '../cfg/settings.ts';
import { appendLines, replaceAt } from '../edits.ts';
import { fileAt } from '../places.ts';
import type { FileChange } from '../rule.ts';
import { isReadable } from '../votes.ts';
import { controllerPackages } from './controllers.ts';

export { usesZones } from '../../model/survival/placement.ts';

/** A number that a controller.cfg gives to a parameter, or that holds because it gives none. */
export interface NumberSetting {
	readonly file: CfgFile;
	/** The line that sets it; none where the default holds. */
	readonly entry: Entry | undefined;
	readonly value: number;
}

/** How many replicas each controller.cfg asks for. */
export function replicationFactors(cluster: Cluster): readonly NumberSetting[] {
	return numbersOf(cluster, 'dfsReplicationFactor', /^[1-9]\d{0,3}$/, 2);
}

/** How far apart each controller.cfg wants the replicas of a chunk to lie. */
export function reliabilityLevels(cluster: Cluster): readonly NumberSetting[] {
	return numbersOf(cluster, 'dfsReplicaReliabilityLevel', /^[012]$/, 0);
}

/** The values of a parameter that are numbers; other rules report the rest, and excerpts say nothing about defaults. */
function numbersOf(cluster: Cluster, name: string, shape: RegExp, standard: number): NumberSetting[] {
	return controllerPackages(cluster).flatMap(({ controller: file }): NumberSetting[] => {
		const entry = file.common.get(name);
		const text = checkedPart(entry?.value ?? '');
		if (entry) return shape.test(text) ? [{ file, entry, value: Number(text) }] : [];
		return isWhole(file) && !attempts(file, name) ? [{ file, entry, value: standard }] : [];
	});
}

/** The setting a fact of the whole cluster is told at: the first that is written down, else the first default. */
export function toldAt(settings: readonly NumberSetting[]): NumberSetting | undefined {
	return settings.find(({ entry }) => entry) ?? settings[0];
}

/** The place of a setting: its value, or the file that lacks it. */
export function settingAt({ entry, file }: NumberSetting): Location {
	return entry ? checkedAt(entry) : fileAt(file);
}

/** Gives a parameter one value in every controller.cfg, also in those that do not set it yet. */
export function setInControllers(cluster: Cluster, name: string, value: string): FileChange[] {
	return controllerPackages(cluster).flatMap(({ controller: file }) => {
		const entry = file.common.get(name);
		if (!entry) return isWhole(file) && !attempts(file, name) ? [appendLines(file, [`${name}=${value}`])] : [];
		return checkedPart(entry.value) === value ? [] : [replaceAt(checkedAt(entry), value)];
	});
}

/** Whether the controllers are meant to form a Raft group. A single one is no group: controller-hamode-single. */
export function isRaftGroup(cluster: Cluster): boolean {
	return cluster.isHa && cluster.controllers.length > 1;
}

/** A line `<zone>.dfsReplicationFactor`. */
export interface ZoneFactor {
	readonly file: CfgFile;
	readonly entry: Entry;
	readonly zone: string;
}

/** The numbers of replicas that are set for a zone. */
export function zoneFactors(cluster: Cluster): readonly ZoneFactor[] {
	return controllerPackages(cluster).flatMap(({ controller: file }) =>
		file.entries.flatMap((entry) =>
			entry.name === 'dfsReplicationFactor' && entry.qualifier ? [{ file, entry, zone: entry.qualifier }] : [],
		),
	);
}

const remembered = new WeakMap<Cluster, { readonly nodes: readonly NodeRow[] | undefined }>();

/**
 * The data nodes of a cluster, each once. Nothing where there are none, which nodes-no-datanode reports, or where a row
 * that cannot be read may be another one.
 */
export function dataNodes(cluster: Cluster): readonly NodeRow[] | undefined {
	const known = remembered.get(cluster) ?? { nodes: findDataNodes(cluster) };
	remembered.set(cluster, known);
	return known.nodes;
}

function findDataNodes({ agreedNodes, rows }: Cluster): readonly NodeRow[] | undefined {
	const isUnclear = ({ mode, site }: NodeRow) => mode === undefined || (mode === 'datanode' && !isReadable(site));
	if (!agreedNodes?.hasHeader || rows.some(isUnclear)) return undefined;
	const found = rows.filter(({ mode }) => mode === 'datanode');
	return found.length > 0 ? uniqueBy(found, ({ alias }) => alias) : undefined;
}

/** The hosts of some rows. */
export function hostsOf(rows: readonly NodeRow[]): readonly string[] {
	return unique(rows.map(({ host }) => host));
}

/** The most replicas that the data nodes can hold: one each, and at level 1 one on each host. */
export function mostReplicas(cluster: Cluster, nodes: readonly NodeRow[]): number {
	const isStrict = reliabilityLevels(cluster).some(({ value }) => value === 1);
	return isStrict ? hostsOf(nodes).length : nodes.length;
}

/** Whether no rule would call a number of replicas an error. */
export function canHold(cluster: Cluster, replicas: number): boolean {
	const nodes = dataNodes(cluster);
	if (isRaftGroup(cluster) && replicas < 2) return false;
	return !nodes || replicas <= mostReplicas(cluster, nodes);
}

/** Hosts of an HA cluster any of which alone may take every replica of a chunk with it. */
export interface Exposure {
	readonly placement: Placement;
	readonly hosts: readonly HostLoad[];
}

/** Where the data of an HA cluster depend on single hosts although there are several. */
export function exposedHosts(cluster: Cluster): Exposure | undefined {
	if (!isRaftGroup(cluster) || usesZones(cluster) || !dataNodes(cluster)) return undefined;
	if (replicationFactors(cluster).length === 0 || reliabilityLevels(cluster).length === 0) return undefined;
	const placement = placementOf(cluster);
	const holders = placement.hosts.filter((load) => load.dataNodes > 0).length;
	// At level 1 replicas never share a host. A number no cluster of this size can hold is reported as such.
	if (placement.level === 1 || holders < 2 || placement.replicas < 2) return undefined;
	if (placement.replicas > placement.dataNodes) return undefined;
	const hosts = dataSinglePoints(placement);
	return hosts.length > 0 ? { placement, hosts } : undefined;
}
