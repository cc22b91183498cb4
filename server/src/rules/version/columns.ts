import { findNodesColumn, nodesHeaders } from '../../catalog/nodes-columns.ts';
import { lacks } from '../../catalog/versions.ts';
import type { NodesFile } from '../../model/files/nodes-file.ts';
import type { Token } from '../../syntax/lines.ts';

/** A column that came with some releases. */
export interface NewColumn {
	readonly token: Token;
	readonly since: readonly string[];
}

/** The columns of a header that a version does not have yet. A header that it accepts as a whole has none. */
export function newColumns({ tree, columns }: NodesFile, version: string): readonly NewColumn[] {
	const [header] = tree.lines;
	if (header?.kind !== 'header') return [];
	const known = nodesHeaders.find(({ text }) => text === columns.join(','));
	if (known && !lacks(version, known.since ?? [])) return [];
	return header.columns.flatMap((token) => {
		const since = findNodesColumn(token.text)?.since;
		return since && lacks(version, since) ? [{ token, since }] : [];
	});
}
