import { names, withName } from '../base/names-in-text.ts';
import { resolveName } from '../catalog/catalog.ts';
import { expandAlias, winningEntry } from '../model/effective.ts';
import type { CfgFile, Entry } from '../model/files/cfg-file.ts';
import { linesBelow, ownLines } from '../model/own-lines.ts';
import type { AddedWorker, Template } from './added-workers.ts';
import { sortedBy } from './natural-order.ts';
import { entryOf } from './target-layout.ts';

/** A line that cluster.cfg gets for a node that is added. */
export interface WorkerLine {
	readonly name: string;
	/** Nothing where neither the target nor the line of the template says what it is for the new node. */
	readonly value: string | undefined;
	/** The line of the template that it is made like, and the line it is put before. */
	readonly like?: { readonly entry: Entry; readonly before: number };
	/** The line that is there already, for a node that is gone. */
	readonly stale?: Entry;
}

/** The lines that a node needs to be set up like its template, and those that the target asks for. */
export function workerLines(file: CfgFile, worker: AddedWorker): WorkerLine[] {
	const { like, node, set } = worker;
	const entries = like ? ownLines(file, like.alias, node.alias) : [];
	const places = linesBelow(file, entries);
	const copied = entries.map((entry, at): WorkerLine => {
		const value = entryOf(set, entry.name) ?? ownValue(file, entry, worker);
		return { name: entry.name, value, like: { entry, before: places[at] ?? entry.line + 1 } };
	});
	const known = new Set(entries.map(({ name }) => name));
	const others = sortedBy(Object.entries(set), ([name]) => name).filter(([name]) => !known.has(name));
	return [...copied, ...others.map(([name, value]) => ({ name, value, ...staleLine(file, node.alias, name) }))];
}

function staleLine({ entries }: CfgFile, alias: string, name: string): Pick<WorkerLine, 'stale'> {
	const stale = entries.findLast((entry) => entry.qualifier === alias && entry.name === name);
	return stale ? { stale } : {};
}

/**
 * What a line of the template says for the new node. What every node needs for itself has to follow from names in it, or
 * be the same for others already; nothing where it is not so.
 */
function ownValue(file: CfgFile, { name, value }: Entry, worker: AddedWorker): string | undefined {
	const { like } = worker;
	if (!like) return undefined;
	const theirs = value.split(',');
	const parts = theirs.map((part) => renamed(part, like, worker) ?? (isOwn(name, part) ? undefined : part));
	if (parts.includes(undefined) && !isShared(file, name, value, worker)) return undefined;
	return parts.map((part, at) => part ?? theirs[at]).join(',');
}

/** A part of a list with the names of the new node in place of the template's; nothing where it has none of them. */
function renamed(part: string, like: Template, { node, packageName }: AddedWorker): string | undefined {
	const text = expandAlias(part, node.alias);
	if (names(part, like.alias) || names(part, like.host))
		return withName(withName(text, like.alias, node.alias), like.host, node.host);
	if (text !== part) return text;
	return like.packageName !== '' && names(part, like.packageName)
		? withName(part, like.packageName, packageName)
		: undefined;
}

/** Whether a value belongs to one node alone. Relative paths lie in its home. */
function isOwn(name: string, value: string): boolean {
	const parameter = resolveName(name)?.parameter;
	if (parameter?.type === 'port' || parameter?.type === 'hostName') return true;
	const isPlace = /^\s*(\/|file:|s3:)/i.test(value);
	return isPlace && (parameter === undefined || parameter.mustDifferPerNode === true);
}

/** Whether another node of the role has the very value too: then it is what such nodes have, each on its host. */
function isShared(file: CfgFile, name: string, value: string, { like, fellows }: AddedWorker): boolean {
	return fellows.some((alias) => alias !== like?.alias && winningEntry(file, alias, name)?.value === value);
}
