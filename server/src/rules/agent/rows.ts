import { firstBy, groupBy } from '../../base/collections.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { NodeRow, NodesFile } from '../../model/files/nodes-file.ts';

const rowsOfFiles = new WeakMap<NodesFile, ReadonlyMap<string, NodeRow>>();

/** The row of an alias in one cluster.nodes; of several the first. */
export function rowOf(file: NodesFile, alias: string): NodeRow | undefined {
	const rows = rowsOfFiles.get(file) ?? firstBy(file.rows, (row) => row.alias);
	rowsOfFiles.set(file, rows);
	return rows.get(alias);
}

const rowsOfHosts = new WeakMap<Cluster, ReadonlyMap<string, readonly NodeRow[]>>();

/** The rows of the agreed cluster.nodes by host. */
export function rowsByHost(cluster: Cluster): ReadonlyMap<string, readonly NodeRow[]> {
	const rows = rowsOfHosts.get(cluster) ?? groupBy(cluster.rows, ({ host }) => host);
	rowsOfHosts.set(cluster, rows);
	return rows;
}
