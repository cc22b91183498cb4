import { uniqueBy } from '../../base/collections.ts';
import { checkedPart } from '../../catalog/values.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Entry } from '../../model/files/cfg-file.ts';
import { checkedAt } from '../cfg/settings.ts';
import { lineEndOf, replaceAt } from '../edits.ts';
import { lineAt } from '../places.ts';
import type { FileChange } from '../rule.ts';
import { ALIAS_MACRO } from './alias-macro.ts';
import { type Copy, copiesOf } from './copies.ts';
import { elementsOf, isJudgeable } from './directories.ts';
import { isPattern } from './qualifiers.ts';

/** What becomes of an element of a list when the node, or the macro for all nodes, is to get its own. */
export type OwnDir = (path: string, own: string) => string;

/** A line whose elements are to become each node's own. */
export interface LineToSplit {
	readonly entry: Entry;
	readonly elements: ReadonlySet<number>;
	/** The nodes that take the value from the line. */
	readonly aliases: readonly string[];
}

/** More lines than that nobody wants to get from a fix. */
const MOST_LINES = 100;

/**
 * Gives each node that a line is for a directory of its own, in every copy of the file: with the alias, with the macro,
 * or where the line is for a pattern, with a line for each node. Nothing where that is not possible.
 */
export function splitLine(
	cluster: Cluster,
	{ entry, elements, aliases }: LineToSplit,
	own: OwnDir,
): FileChange[] | undefined {
	const { qualifier } = entry;
	const copies = uniqueBy(copiesOf(cluster, entry), (copy) => copy.entry);
	if (qualifier === undefined || !isPattern(qualifier)) {
		return copies.map((copy) =>
			replaceAt(checkedAt(copy.entry), ownValue(copy.entry, elements, qualifier ?? ALIAS_MACRO, own)),
		);
	}
	const isMore = (copy: Copy) => copy.entry.repair !== undefined || checkedPart(copy.entry.value) !== copy.entry.value;
	if (aliases.length > MOST_LINES || copies.some(isMore)) return undefined;
	return copies.map((copy) => replaceAt(lineAt(copy.file, copy.entry.line), linesFor(copy, elements, aliases, own)));
}

/** The value of a line with some of its elements made the node's own. */
export function ownValue(entry: Entry, elements: ReadonlySet<number>, ownName: string, own: OwnDir): string {
	const { text } = entry.syntax;
	let { start: at, end } = checkedAt(entry).span;
	let value = '';
	for (const [element, token] of elementsOf(entry).entries()) {
		if (!elements.has(element) || !isJudgeable(token.text)) continue;
		value += text.slice(at, token.start) + own(token.text, ownName);
		at = token.end;
	}
	return value + text.slice(at, end);
}

function linesFor(
	{ file, entry }: Copy,
	elements: ReadonlySet<number>,
	aliases: readonly string[],
	own: OwnDir,
): string {
	const lines = aliases.map((alias) => {
		const value = ownValue(entry, elements, alias, own).replaceAll(ALIAS_MACRO, () => alias);
		return `${alias}.${entry.name}=${value}`;
	});
	return lines.join(lineEndOf(file));
}
