import { say } from '../../../base/message.ts';
import { nodesFileModes } from '../../../catalog/roles.ts';
import type { NodeRow, NodesFile } from '../../../model/files/nodes-file.ts';
import { rowText } from '../../../model/files/nodes-file.ts';
import { naturalOrder } from '../../../plan/natural-order.ts';
import type { FileChange } from '../../../rules/rule.ts';
import { textOf } from '../../../syntax/tree.ts';
import { textChanges } from '../../fix-all/text-changes.ts';
import { type Refusal, refuse } from '../../navigation/renaming.ts';
import type { Place, Refactoring, Rewrite } from '../refactoring.ts';

/** Sorts the rows of cluster.nodes by role, host and alias, in all copies. */
export function* sortRows({ cluster, file }: Place): Iterable<Refactoring> {
	if (file.kind !== 'nodes' || !file.hasHeader) return;
	if (isSortable(file) && sortedText(file) === textOf(file.tree)) return;
	yield {
		id: 'sort-rows',
		kind: 'source.sort',
		title: say({ en: 'Sort the rows by role, host and alias', zh: '按节点类型、主机和别名排序' }),
		rewrite: () => rewrite(cluster.nodesFiles),
	};
}

function rewrite(files: readonly NodesFile[]): Rewrite | Refusal {
	if (!files.every(isSortable)) {
		return refuse({
			en: 'A cluster.nodes of the cluster has lines that are no rows of their own; mend them first.',
			zh: '该集群的某份 cluster.nodes 含有并非单独成行的内容，请先修复。',
		});
	}
	return { changes: files.flatMap(changes) };
}

function changes(file: NodesFile): FileChange[] {
	return textChanges(new Map([[file.id, textOf(file.tree)]]), new Map([[file.id, sortedText(file)]]));
}

/** Whether every row has a line to itself, below the header. */
function isSortable({ tree, rows, repairs, hasHeader }: NodesFile): boolean {
	const lines = tree.lines.filter(({ kind }) => kind === 'row').length;
	return hasHeader && repairs.length === 0 && rows.length === lines && tree.lines.every(({ eol }) => eol !== '\r');
}

/** The text with its rows in order. What stands above a row goes with it; every line end stays where it is. */
function sortedText({ tree, rows }: NodesFile): string {
	const sorted = [...rows].sort(inOrder);
	const from = new Map(rows.map(({ line }, at) => [line, (rows[at - 1]?.line ?? 0) + 1]));
	const end = (rows.at(-1)?.line ?? 0) + 1;
	const order = [
		0,
		...sorted.flatMap(({ line }) => range(from.get(line) ?? line, line + 1)),
		...range(end, tree.lines.length),
	];
	return order.map((line, at) => `${tree.lines[line]?.text ?? ''}${tree.lines[at]?.eol ?? ''}`).join('');
}

function range(from: number, to: number): number[] {
	return Array.from({ length: to - from }, (_, at) => from + at);
}

function inOrder(a: NodeRow, b: NodeRow): number {
	return (
		rankOf(a) - rankOf(b) ||
		naturalOrder(a.host, b.host) ||
		naturalOrder(a.alias, b.alias) ||
		naturalOrder(rowText(a), rowText(b))
	);
}

function rankOf({ mode }: NodeRow): number {
	return mode === undefined ? nodesFileModes.length : nodesFileModes.indexOf(mode);
}
