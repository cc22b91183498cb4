import { uniqueBy } from '../../base/collections.ts';
import type { BystanderKind } from '../../model/bystander.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type CfgFile, readCfgFile } from '../../model/files/cfg-file.ts';
import { type NodeRow, type NodesFile, rowText } from '../../model/files/nodes-file.ts';
import { parseCfg } from '../../syntax/cfg.ts';

/** What the running cluster answered for a file: rows by alias, or values by key. */
export type Answer = ReadonlyMap<string, string>;

/** A file and the answer that was saved beside it. */
export interface Answered<File> {
	readonly file: File;
	readonly live: Answer;
}

/** The cluster.nodes files with an answer of getClusterNodesCfg() beside them. */
export function answeredNodes(cluster: Cluster): readonly Answered<NodesFile>[] {
	return answered(cluster, 'live-nodes', ({ nodes }) => nodes, readRows);
}

/** The cluster.cfg files with an answer of loadClusterNodesConfigs() beside them. */
export function answeredSettings(cluster: Cluster): readonly Answered<CfgFile>[] {
	return answered(cluster, 'live-cluster', (pkg) => pkg.cluster, readSettings);
}

function answered<File extends NodesFile | CfgFile>(
	cluster: Cluster,
	kind: BystanderKind,
	fileOf: (pkg: Cluster['packages'][number]) => File | undefined,
	read: (text: string) => Answer,
): readonly Answered<File>[] {
	const found = cluster.packages.flatMap((pkg) => {
		const file = fileOf(pkg);
		const text = pkg.bystanders.find((one) => one.kind === kind)?.text ?? '';
		return file && text.trim() !== '' ? [{ file, live: read(text) }] : [];
	});
	return uniqueBy(found, ({ file }) => file);
}

/** The list has no header; one that somebody added is no row. */
function readRows(text: string): Answer {
	const rows = text.split(/\r?\n/).map((line) => plainRow(line.split(',')));
	const isRow = (row: string) => row !== '' && !/^localSite\b/i.test(row);
	return new Map(rows.filter(isRow).map((row) => [row.split(',', 1)[0]?.split(':')[2]?.trim() ?? row, row]));
}

function readSettings(text: string): Answer {
	const { entries } = readCfgFile('', 'cluster', parseCfg(text));
	return new Map(entries.map((entry) => [entry.syntax.key.text, entry.value]));
}

/** A row of cluster.nodes as the answers write it, without blanks and without empty columns at the end. */
export function plainRowOf(row: NodeRow): string {
	return plainRow(rowText(row).split(','));
}

function plainRow(fields: readonly string[]): string {
	return fields
		.map((field) => field.trim())
		.join(',')
		.replace(/,+$/, '');
}

/** Whether two answers say the same. */
export function areEqual(a: Answer, b: Answer): boolean {
	return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}
