import { groupBy } from '../../base/collections.ts';
import type { Cluster } from '../../model/cluster.ts';
import { canonicalHost } from '../../model/files/hosts.ts';
import { columnAt, type NodeRow, rowText } from '../../model/files/nodes-file.ts';
import { plainAlias } from '../../model/files/site.ts';
import { deleteLines, replaceAt } from '../edits.ts';
import { FULL_WIDTH } from '../full-width.ts';
import type { FileChange } from '../rule.ts';
import { isReadableRow, machineTest } from '../votes.ts';

/** Whether the columns of a row stand where they should; what is wrong with the others, rules about sites say. */
export function isWellFormed(row: NodeRow): boolean {
	// The text of the row alone: on one line there may be thousands of them, glued together.
	return row.site.syntax.parts === 3 && !FULL_WIDTH.test(rowText(row));
}

/**
 * The hosts, in the spelling that equal hosts share, that nothing can be said about: what seems to be missing there may stand in a row that cannot be read, and
 * a loopback address in a cluster of several machines may be any of them.
 */
export function unclearHosts(cluster: Cluster): ReadonlySet<string> {
	const isClear = machineTest(cluster);
	const unclear = cluster.rows.filter((row) => !isReadableRow(row) || !isClear(row.host));
	return new Set(unclear.map((row) => canonicalHost(row.host)));
}

/** The rows of the cluster by host, in the order of cluster.nodes; unclear ones are left out. */
export function rowsByHost(cluster: Cluster): ReadonlyMap<string, readonly NodeRow[]> {
	const known = byHost.get(cluster);
	if (known) return known;
	const unclear = unclearHosts(cluster);
	const rows = groupBy(
		cluster.rows.filter((row) => !unclear.has(canonicalHost(row.host))),
		(row) => row.host,
	);
	byHost.set(cluster, rows);
	return rows;
}

const byHost = new WeakMap<Cluster, ReadonlyMap<string, readonly NodeRow[]>>();

/** The host that the agent.cfg of an agent names, where it contradicts the row: `agent-localsite-mismatch` says so. */
export function otherHostOfAgent(cluster: Cluster, { alias, host }: NodeRow): string | undefined {
	const known = agentHosts.get(cluster) ?? hostsOfAgents(cluster);
	agentHosts.set(cluster, known);
	return known.get(alias)?.find((other) => other !== host);
}

const agentHosts = new WeakMap<Cluster, ReadonlyMap<string, readonly string[]>>();

/** The hosts that agent.cfg files name, by alias; of many for one alias the first two, since one of those is another. */
function hostsOfAgents(cluster: Cluster): ReadonlyMap<string, readonly string[]> {
	const hosts = new Map<string, string[]>();
	for (const { place, role, site } of cluster.mentions) {
		if (place !== 'localSite' || role !== 'agent') continue;
		const alias = plainAlias(site);
		const found = hosts.get(alias) ?? [];
		if (found.length < 2 && !found.includes(site.host)) hosts.set(alias, [...found, site.host]);
	}
	return hosts;
}

/** The files with their rows of the same aliases as these rows have; only rows that have a line to themselves. */
export function deleteRows(cluster: Cluster, aliases: ReadonlySet<string>): FileChange[] {
	return cluster.nodesFiles.flatMap((file) => {
		const rows = file.rows.filter((row) => aliases.has(row.alias) && row.repair === undefined);
		return runs(rows.map(({ line }) => line)).map(([from, to]) => deleteLines(file, from, to));
	});
}

/** Ascending numbers as first and last of each run without gap, since neighbouring deletions would touch. */
export function runs(lines: readonly number[]): [number, number][] {
	const found: [number, number][] = [];
	for (const line of lines) {
		const last = found.at(-1);
		if (last && last[1] === line - 1) last[1] = line;
		else found.push([line, line]);
	}
	return found;
}

/** Writes a column of a row, with the commas before it where the row is too short. */
export function setColumn(row: NodeRow, column: number, value: string): FileChange {
	const missing = column - (row.syntax.fields.length - 1);
	if (missing <= 0) return replaceAt(columnAt(row, column), value);
	return appendToRow(row, ','.repeat(missing) + value);
}

/** Adds text at the end of a row. */
export function appendToRow(row: NodeRow, text: string): FileChange {
	const { file, span } = columnAt(row, row.syntax.fields.length - 1);
	return replaceAt({ file, span: { ...span, start: span.end } }, text);
}
