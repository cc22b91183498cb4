import type { TreeCluster, TreeHost, TreeNode, TreePackage } from '../../../server/src/protocol/tree.ts';

/** A cluster in the view. `cluster` is what commands about clusters take. */
export interface ClusterRow {
	readonly kind: 'cluster';
	readonly cluster: string;
	readonly tree: TreeCluster;
}

/** A host of a cluster. */
export interface HostRow {
	readonly kind: 'host';
	readonly cluster: string;
	readonly tree: TreeCluster;
	readonly host: TreeHost;
}

/** A package folder of a host. */
export interface PackageRow {
	readonly kind: 'package';
	readonly cluster: string;
	readonly tree: TreeCluster;
	readonly host: TreeHost;
	readonly pkg: TreePackage;
}

/** A node. `uri`, `alias` and `position` are what commands about a node of a file take. */
export interface NodeRow {
	readonly kind: 'node';
	readonly cluster: string;
	readonly tree: TreeCluster;
	readonly host: TreeHost;
	readonly node: TreeNode;
	readonly uri: string;
	readonly alias: string;
	readonly position: TreeNode['range']['start'];
}

/** A row of the view. The commands of its menu are called with it. */
export type TreeRow = ClusterRow | HostRow | PackageRow | NodeRow;

/** The row of a cluster. */
export function clusterRow(tree: TreeCluster): ClusterRow {
	return { kind: 'cluster', cluster: tree.id, tree };
}

/** The rows below a row: packages, then the nodes of which nobody knows the package. */
export function childrenOf(row: TreeRow): TreeRow[] {
	const { cluster, tree } = row;
	switch (row.kind) {
		case 'cluster':
			return tree.hosts.map((host) => ({ kind: 'host', cluster, tree, host }));
		case 'host':
			return [
				...row.host.packages.map((pkg): PackageRow => ({ ...row, kind: 'package', pkg })),
				...nodesOf(row, row.host),
			];
		case 'package':
			return nodesOf(row, row.pkg);
		case 'node':
			return [];
	}
}

function nodesOf({ cluster, tree, host }: HostRow | PackageRow, { nodes }: Pick<TreeHost, 'nodes'>): NodeRow[] {
	return nodes.map((node) => {
		const { uri, alias, range } = node;
		return { kind: 'node', cluster, tree, host, node, uri, alias, position: range.start };
	});
}
