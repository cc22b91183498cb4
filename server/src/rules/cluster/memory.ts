import { roundedText } from '../../catalog/value-range.ts';
import { checkedPart } from '../../catalog/values.ts';
import type { Cluster } from '../../model/cluster.ts';
import { effectiveValue } from '../../model/effective.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import { canonicalHost } from '../../model/files/hosts.ts';
import { isWorker, type NodeRow } from '../../model/files/nodes-file.ts';
import { isLegible } from '../cfg/settings.ts';
import { isReadableRow } from '../votes.ts';
import { clusterFiles } from './copies.ts';

/** The part of a host's memory that the manual recommends to hand out. */
export const USABLE_SHARE = 0.85;

/** What a process may use at most, in GB; 0 is no limit. */
export interface MemoryLimit {
	readonly gb: number;
	/** The line that says so; none for the default. */
	readonly entry: Entry | undefined;
}

/** The number that a value is, nothing where it is none. */
export function numberOf(value: string): number | undefined {
	const text = checkedPart(value);
	const isNumber = isLegible(text) && /^\d+(\.\d*)?$|^\.\d+$/.test(text);
	return isNumber ? Number(text) : undefined;
}

const limits = new WeakMap<Cluster, Map<string, MemoryLimit | undefined>>();

/** The maxMemSize that holds for a process of the cluster; nothing where it cannot be read. Several rules ask for it. */
export function memoryLimit(cluster: Cluster, alias: string): MemoryLimit | undefined {
	const known = limits.get(cluster) ?? new Map<string, MemoryLimit | undefined>();
	limits.set(cluster, known);
	if (!known.has(alias)) known.set(alias, readLimit(cluster, alias));
	return known.get(alias);
}

function readLimit(cluster: Cluster, alias: string): MemoryLimit | undefined {
	const found = effectiveValue(cluster, alias, 'maxMemSize');
	const gb = found && numberOf(found.value);
	return gb === undefined ? undefined : { gb, entry: found?.entry };
}

/** The cluster.cfg that the data and compute nodes take their settings from; the other packages hold copies of it. */
export function sharedCfg(cluster: Cluster): CfgFile | undefined {
	return cluster.controllers.find((one) => one.package?.cluster)?.package?.cluster ?? clusterFiles(cluster)[0];
}

const workers = new WeakMap<Cluster, readonly NodeRow[]>();

/** The data and compute nodes of the cluster, each once, as far as their rows can be read. */
export function workersOf(cluster: Cluster): readonly NodeRow[] {
	const known =
		workers.get(cluster) ?? [...cluster.rowsByAlias.values()].filter((row) => isWorker(row) && isReadableRow(row));
	workers.set(cluster, known);
	return known;
}

/** The memory of the hosts, in GB, by their address in one spelling; of hosts that settings say something about. */
export function declaredMemory(cluster: Cluster): ReadonlyMap<string, number> {
	const known = new Map<string, number>();
	for (const { host, declared } of cluster.packages) {
		if (host !== undefined && declared?.memory !== undefined) known.set(canonicalHost(host), declared.memory);
	}
	return known;
}

/** An amount of memory for a file: whole GB where there are enough of them, rounded down. */
export function memoryText(gb: number): string {
	return roundedText(gb >= 4 ? Math.floor(gb) : Math.floor(gb * 10 + 1e-9) / 10);
}
