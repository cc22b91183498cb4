import { names, withName } from '../../base/names-in-text.ts';
import { resolveName } from '../../catalog/catalog.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import type { Cluster } from '../../model/cluster.ts';
import { effectiveValue, expandAlias } from '../../model/effective.ts';
import type { Entry } from '../../model/files/cfg-file.ts';
import { isWorker, type NodeRow } from '../../model/files/nodes-file.ts';
import { linesBelow, ownLines } from '../../model/own-lines.ts';
import { clusterFiles } from '../../rules/cluster/copies.ts';
import { withOwnParent } from '../../rules/cluster/dir-paths.ts';
import type { AddedLine } from './added-lines.ts';
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
		const entries = ownLines(file, model.alias, node.alias);
		return linesBelow(file, entries).map((line, at) => ({ file, line, text: textOf(entries[at] as Entry) })); // as many lines
	});
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
