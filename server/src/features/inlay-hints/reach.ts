import { groupBy } from '../../base/collections.ts';
import { remembering } from '../../base/remember.ts';
import type { Cluster } from '../../model/cluster.ts';
import { winningEntry } from '../../model/effective.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import { isWorker, type NodeRow } from '../../model/files/nodes-file.ts';
import { isPattern, reachedBy } from '../../rules/cluster/qualifiers.ts';

/** A node that a line is meant for, and the line that decides instead with another value. */
export interface Missed {
	readonly row: NodeRow;
	readonly by: Entry;
}

/** The nodes whose value a line of cluster.cfg decides, and those that it is meant for but another line decides. */
export interface Reach {
	readonly reached: readonly NodeRow[];
	readonly missed: readonly Missed[];
}

const known = new WeakMap<Cluster, Map<Entry, Reach>>();

/** What a line reaches, among the data and compute nodes. Remembered as long as nothing in the cluster changes. */
export function reachOf(cluster: Cluster, file: CfgFile, entry: Entry): Reach {
	const remembered = known.get(cluster) ?? new Map<Entry, Reach>();
	known.set(cluster, remembered);
	const reach = remembered.get(entry) ?? findReach(cluster, file, entry);
	remembered.set(entry, reach);
	return reach;
}

function findReach(cluster: Cluster, file: CfgFile, entry: Entry): Reach {
	const meant = meantBy(cluster, entry);
	// Most lines stand alone: then there is nobody to ask.
	if ((linesOf(file).get(entry.name)?.length ?? 0) < 2) return { reached: meant, missed: [] };
	const winners = winnersOf(cluster, file, entry.name);
	const decided = meant.map((row) => ({ row, by: winners(row.alias) }));
	return {
		reached: decided.filter(({ by }) => by === entry).map(({ row }) => row),
		missed: decided.flatMap(({ row, by }) => (by && by !== entry && by.value !== entry.value ? [{ row, by }] : [])),
	};
}

const knownWinners = new WeakMap<Cluster, Map<string, Map<string, Entry | undefined>>>();

/** The line that decides a parameter for a node; asked once for each node, however many lines there are. */
function winnersOf(cluster: Cluster, file: CfgFile, name: string): (alias: string) => Entry | undefined {
	const byParameter = knownWinners.get(cluster) ?? new Map<string, Map<string, Entry | undefined>>();
	knownWinners.set(cluster, byParameter);
	const key = `${file.id} ${name}`;
	const winners = byParameter.get(key) ?? new Map<string, Entry | undefined>();
	byParameter.set(key, winners);
	return (alias) => {
		if (!winners.has(alias)) winners.set(alias, winningEntry(file, alias, name));
		return winners.get(alias);
	};
}

function meantBy(cluster: Cluster, { qualifier }: Entry): readonly NodeRow[] {
	if (qualifier === undefined) return workersOf(cluster);
	const aliases = isPattern(qualifier) ? reachedBy(cluster, qualifier) : [qualifier];
	return aliases.flatMap((alias) => cluster.rowsByAlias.get(alias) ?? []).filter(isWorker);
}

const workersOf = remembering(({ rows }: Cluster): readonly NodeRow[] => rows.filter(isWorker));

const linesOf = remembering(
	({ entries }: CfgFile): ReadonlyMap<string, readonly Entry[]> => groupBy(entries, ({ name }) => name),
);
