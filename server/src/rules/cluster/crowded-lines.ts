import { groupBy } from '../../base/collections.ts';
import { remembering } from '../../base/remember.ts';
import type { Cluster } from '../../model/cluster.ts';
import { effectiveValue, settingsFile } from '../../model/effective.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import type { Installation } from '../../model/installation.ts';
import { memoryLimit, numberOf, sharedCfg, workersOf } from './memory.ts';
import { type Excess, excesses, sharingNames } from './shares.ts';

/** A setting that is too large for a node, and the line with the maxMemSize of that node. */
export interface Crowded {
	readonly excess: Excess;
	readonly limit: Entry;
	/** The most that is right for all nodes that the line holds for. */
	readonly most: number;
}

/** What a line says: lines with one text in several files are copies of each other. */
export function lineText({ syntax, value }: Entry): string {
	return `${syntax.key.text}=${value}`;
}

/**
 * Each line that is too large for some node, with the node that has the least memory for it. Nodes on different hosts may
 * have the line from different copies of the file: it counts once.
 */
export function worstByLine(cluster: Cluster, installation: Installation): Iterable<Crowded> {
	const worst = new Map<string, Crowded>();
	for (const crowded of cluster.rows.length > 0 ? inNodes(cluster, installation) : inLines(cluster, installation)) {
		const line = lineText(crowded.excess.entry);
		const before = worst.get(line);
		const most = Math.min(crowded.most, before?.most ?? crowded.most);
		const shown = !before || isWorse(crowded.excess, before.excess) ? crowded : before;
		worst.set(line, { ...shown, most });
	}
	return worst.values();
}

/** A value too large by itself is worse than one that is so together with another. */
function isWorse(one: Excess, other: Excess): boolean {
	if (Boolean(one.together) !== Boolean(other.together)) return !one.together;
	return one.most < other.most;
}

function* inNodes(cluster: Cluster, installation: Installation): Iterable<Crowded> {
	const shared = sharedCfg(cluster);
	if (!shared) return;
	const names = new Set(shared.entries.map(({ name }) => name));
	if (!sharingNames.some((name) => names.has(name))) return;
	for (const { alias, mode } of workersOf(cluster)) {
		const file = settingsFile(cluster, alias);
		const find = () => [...forNode(cluster, { alias, mode }, names, installation)];
		// In a file without lines for single nodes all nodes of a mode have the same.
		yield* file && isAlike(file) ? remembered(file, { shared, installation, mode }, find) : find();
	}
}

function* forNode(
	cluster: Cluster,
	{ alias, mode }: Pick<NodeRow, 'alias' | 'mode'>,
	names: ReadonlySet<string>,
	installation: Installation,
): Iterable<Crowded> {
	const limit = memoryLimit(cluster, alias);
	if (!limit?.entry || limit.gb === 0) return;
	const set = (name: string) => (names.has(name) ? effectiveValue(cluster, alias, name)?.entry : undefined);
	for (const excess of excesses(set, limit.gb, mode, installation)) {
		yield { excess, limit: limit.entry, most: excess.most };
	}
}

const isAlike = remembering((file: CfgFile) => file.entries.every(({ qualifier }) => qualifier === undefined));

/** What the nodes of a file have from it depends on these alone. */
interface Given extends Pick<NodeRow, 'mode'> {
	readonly shared: CfgFile;
	readonly installation: Installation;
}

const known = new WeakMap<CfgFile, readonly (readonly [Given, readonly Crowded[]])[]>();

/** Most edits of a large cluster are elsewhere. */
function remembered(file: CfgFile, given: Given, find: () => readonly Crowded[]): readonly Crowded[] {
	const { shared, installation, mode } = given;
	const all = (known.get(file) ?? []).filter(([one]) => one.shared === shared && one.installation === installation);
	const last = all.find(([one]) => one.mode === mode);
	if (last) return last[1];
	const found = find();
	known.set(file, [...all, [given, found]]);
	return found;
}

/** Of a standalone server, or of a cluster.cfg without its nodes, lines are compared that are for the same nodes. */
function* inLines(cluster: Cluster, installation: Installation): Iterable<Crowded> {
	const [pkg] = cluster.packages;
	const file = cluster.isStandalone ? pkg?.single : sharedCfg(cluster);
	for (const [qualifier, entries] of groupBy(file?.entries ?? [], (entry) => entry.qualifier)) {
		const lines = new Map(entries.map((entry) => [entry.name, entry]));
		const limit = lines.get('maxMemSize');
		const gb = limit && numberOf(limit.value);
		if (!limit || !gb) continue;
		// What a line for some nodes says otherwise, a line for all nodes may hold for nobody.
		const hidden = qualifier === undefined ? qualifiedNames(file) : undefined;
		if (hidden?.has('maxMemSize')) continue;
		const set = (name: string) => (hidden?.has(name) ? undefined : lines.get(name));
		const mode = file?.kind === 'single' ? 'single' : undefined;
		for (const excess of excesses(set, gb, mode, installation)) {
			yield { excess, limit, most: excess.most };
		}
	}
}

function qualifiedNames(file: CfgFile | undefined): ReadonlySet<string> {
	return new Set((file?.entries ?? []).flatMap(({ qualifier, name }) => (qualifier === undefined ? [] : [name])));
}
