import { unique } from '../../base/collections.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import { isReadableRow } from '../votes.ts';

/** Tells whether a broken row may be the one that is looked for: then its absence is no fact. */
export function brokenRowFinder(cluster: Cluster): (alias: string) => boolean {
	return textFinder(brokenTexts(cluster.rows));
}

/** The lines of the rows that do not say clearly what they are; a line of several rows once. */
export function brokenTexts(rows: readonly NodeRow[]): readonly string[] {
	return unique(rows.filter((row) => !isReadableRow(row)).map((row) => row.syntax.text));
}

/**
 * Tells whether one of many texts contains another text. It is asked for each of many rows, so all pieces of one length
 * are collected when the first text of that length is looked for.
 */
export function textFinder(texts: readonly string[]): (text: string) => boolean {
	const pieces = new Map<number, ReadonlySet<string>>();
	return (text) => {
		const known = pieces.get(text.length) ?? piecesOf(texts, text.length);
		pieces.set(text.length, known);
		return known.has(text);
	};
}

function piecesOf(texts: readonly string[], length: number): ReadonlySet<string> {
	const pieces = new Set<string>();
	for (const text of texts) {
		for (let start = 0; start + length <= text.length; start++) pieces.add(text.slice(start, start + length));
	}
	return pieces;
}
