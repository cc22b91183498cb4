import { groupBy } from '../../base/collections.ts';
import { type Mode, nodesFileModes } from '../../catalog/roles.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { NodeRow, NodesFile } from '../../model/files/nodes-file.ts';
import { siteText } from '../../model/files/site.ts';
import type { FileChange } from '../../rules/rule.ts';
import { insertAll } from './added-lines.ts';

/** A node that is to be added. */
export interface NewNode {
	readonly host: string;
	readonly port: string;
	readonly alias: string;
	readonly mode: Mode;
	/** Further columns by name. */
	readonly columns?: Readonly<Record<string, string>>;
}

/** Adds rows to every cluster.nodes: behind their likes, where people look for them. */
export function addRows(cluster: Cluster, nodes: readonly NewNode[]): FileChange[] {
	return insertAll(
		cluster.nodesFiles.flatMap((file) =>
			places(file, nodes).map(({ node, line }) => ({ file, line, text: rowOf(file, node) })),
		),
	);
}

function rowOf({ columns }: NodesFile, node: NewNode): string {
	const others = columns.slice(2).map((name) => node.columns?.[name] ?? '');
	return [siteText(node), node.mode, ...others].join(',');
}

/** Behind the last row of the role; where hosts stand together, not roles, behind the last of the role on that host. */
function places(file: NodesFile, nodes: readonly NewNode[]): { readonly node: NewNode; readonly line: number }[] {
	const byHost = groupBy(isByRole(file) ? [] : file.rows, ({ host }) => host);
	return nodes.map((node) => {
		const upTo = (row: NodeRow) => rankOf(row) <= nodesFileModes.indexOf(node.mode);
		const onHost = byHost.get(node.host) ?? [];
		const last = onHost.findLast(upTo) ?? onHost.at(-1) ?? file.rows.findLast(upTo);
		return { node, line: last ? lineBelow(last) : file.hasHeader ? 1 : 0 };
	});
}

function lineBelow({ line, repair }: NodeRow): number {
	return line + (repair?.kind === 'split' ? 2 : 1);
}

function isByRole({ rows }: NodesFile): boolean {
	return rows.every((row, at) => at === 0 || rankOf(rows[at - 1] as NodeRow) <= rankOf(row)); // there is a row before
}

function rankOf({ mode }: NodeRow): number {
	return mode === undefined ? nodesFileModes.length : nodesFileModes.indexOf(mode);
}
