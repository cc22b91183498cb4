import { unique } from '../../base/collections.ts';
import { resolveName } from '../../catalog/catalog.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import type { Cluster } from '../../model/cluster.ts';
import { effectiveValue, expandAlias, winningEntry } from '../../model/effective.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import { isWorker, type NodeRow } from '../../model/files/nodes-file.ts';
import { clusterFiles } from '../../rules/cluster/copies.ts';
import { withOwnParent } from '../../rules/cluster/dir-paths.ts';
import type { AddedLine } from './added-lines.ts';
import { names, withName } from './alias-text.ts';
import type { FreeNames } from './free-names.ts';
import { rowsOn } from './known-rows.ts';
import type { NewNode } from './new-rows.ts';

/**
 * The lines of cluster.cfg, in all its copies, that a new node needs to be set up like its model: for what the model has
 * lines of its own, or lines of a pattern, and no pattern reaches the new node.
 */
export function ownSettings(cluster: Cluster, model: NodeRow, node: NewNode, free: FreeNames): AddedLine[] {
	const values = new Map<string, string>(); // a port is given away once, whatever the number of copies
	const textOf = (entry: Entry) => {
		const key = `${entry.name}=${entry.value}`;
		const value = values.get(key) ?? ownValue(cluster, model, entry, node, free);
		values.set(key, value);
		return `${node.alias}.${entry.name}=${value}`;
	};
	return clusterFiles(cluster).flatMap((file) => {
		const entries = missing(file, model.alias, node.alias);
		return linesBelow(file, entries).map((line, at) => ({ file, line, text: textOf(entries[at] as Entry) })); // as many lines
	});
}

/** The lines that decide something for the model; a pattern that reaches the new node as well says what it gets. */
function missing(file: CfgFile, model: string, node: string): readonly Entry[] {
	return ownNames(file)
		.flatMap((name) => {
			const [own, other] = [winningEntry(file, model, name), winningEntry(file, node, name)];
			return own?.qualifier !== undefined && other?.qualifier === undefined ? [own] : [];
		})
		.sort((a, b) => a.line - b.line);
}

const knownNames = new WeakMap<CfgFile, readonly string[]>();

/** The parameters for which some nodes have lines of their own. */
function ownNames(file: CfgFile): readonly string[] {
	const known =
		knownNames.get(file) ??
		unique(file.entries.flatMap(({ qualifier, name }) => (qualifier === undefined ? [] : [name])));
	knownNames.set(file, known);
	return known;
}

/** Below which line each gets its like: lines that stand together as a block below it, others below their likes. */
function linesBelow(file: CfgFile, entries: readonly Entry[]): number[] {
	const [first, last] = [entries[0], entries.at(-1)];
	if (!first || !last) return [];
	const isBlock = entries.length > 1 && last.line - first.line === entries.length - 1;
	if (isBlock) return entries.map(() => last.line + 1);
	return entries.map((entry) => lastLike(file, entry) + 1);
}

const knownEnds = new WeakMap<CfgFile, ReadonlyMap<number, number>>();

/** The last of the lines about a parameter that stand together with one, each for another node. */
function lastLike(file: CfgFile, { line }: Entry): number {
	const known = knownEnds.get(file) ?? runEnds(file);
	knownEnds.set(file, known);
	return known.get(line) ?? line;
}

function runEnds({ entries }: CfgFile): Map<number, number> {
	const ends = new Map<number, number>();
	for (const [at, entry] of [...entries].reverse().entries()) {
		const next = entries[entries.length - at];
		const isLike = next?.qualifier !== undefined && next.name === entry.name && next.line === entry.line + 1;
		ends.set(entry.line, isLike ? (ends.get(next.line) ?? next.line) : entry.line);
	}
	return ends;
}

/** What a line says for the new node. Two nodes of a host must not share a directory or a port. */
function ownValue(cluster: Cluster, model: NodeRow, { name, value }: Entry, node: NewNode, free: FreeNames): string {
	const parameter = resolveName(name)?.parameter;
	if (value.includes('<ALIAS>')) return expandAlias(value, node.alias);
	if (names(value, model.alias)) return withName(value, model.alias, node.alias);
	if (parameter?.type === 'port') return String(free.port(node.host, value) ?? value);
	if (!isDirectory(parameter) || !takenOn(cluster, node.host, name).has(value)) return value;
	return value
		.split(',')
		.map((path) => withOwnParent(path, node.alias))
		.join(',');
}

function isDirectory(parameter: Parameter | undefined): boolean {
	return parameter?.mustDifferPerNode === true || parameter?.type === 'path' || parameter?.type === 'pathList';
}

/** What the data and compute nodes of a host have for a parameter. */
function takenOn(cluster: Cluster, host: string, name: string): ReadonlySet<string | undefined> {
	const there = rowsOn(cluster, host).filter(isWorker);
	return new Set(there.map(({ alias }) => effectiveValue(cluster, alias, name)?.expanded));
}
