import { groupBy, unique } from '../../base/collections.ts';
import type { NodeRow, NodesFile } from '../../model/files/nodes-file.ts';
import type { Fold } from './fold.ts';

type Key = (row: NodeRow) => string;

const host: Key = (row) => row.host;
const role: Key = (row) => row.modeText;

/**
 * What can be folded in cluster.nodes: the rows of a host or of a role, by whichever the file is grouped, and the rows
 * of the other within them.
 */
export function nodesFolds({ rows }: NodesFile): Fold[] {
	const [outer, inner] = scatter(rows, host) <= scatter(rows, role) ? [host, role] : [role, host];
	return runs(rows, outer).flatMap((run) => {
		const within = runs(run, inner);
		const isClean = within.length > 1 && within.length === unique(run.map(inner)).length;
		return [run, ...(isClean ? within : [])].flatMap(foldOf);
	});
}

/** How far a file is from being grouped by a key: in how many runs its values stand on average; no group is farthest. */
function scatter(rows: readonly NodeRow[], key: Key): number {
	const values = unique(rows.map(key)).length;
	return values < 2 ? Number.POSITIVE_INFINITY : runs(rows, key).length / values;
}

/** The rows in runs of one value. */
function runs(rows: readonly NodeRow[], key: Key): NodeRow[][] {
	let run = 0;
	const numbered = rows.map((row, at) => {
		const before = rows[at - 1];
		if (before && key(before) !== key(row)) run++;
		return { row, run };
	});
	return [...groupBy(numbered, (one) => one.run).values()].map((group) => group.map(({ row }) => row));
}

function foldOf(rows: readonly NodeRow[]): Fold[] {
	const [first, last] = [rows[0], rows.at(-1)];
	if (!first || !last || rows.length < 2) return [];
	return [{ first: first.line, last: last.repair?.kind === 'split' ? last.line + 1 : last.line }];
}
