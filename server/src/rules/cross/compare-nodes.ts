import { rowsKey } from '../../model/agreed-nodes.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { NodeRow, NodesFile } from '../../model/files/nodes-file.ts';
import { brokenTexts, textFinder } from '../agent/broken-rows.ts';
import { isReadableRow } from '../votes.ts';

/** How a cluster.nodes differs from the one that most packages agree on. */
export interface NodesDifference {
	readonly file: NodesFile;
	/** Its rows that the agreed file does not have, or not like this. */
	readonly here: readonly NodeRow[];
	/** The rows of the agreed file that it does not have, or not like this. */
	readonly there: readonly NodeRow[];
	/** Nothing differs, not even a row that cannot be read. */
	readonly sameRows: boolean;
}

/** The cluster.nodes whose text is not that of the agreed one. */
export function* differingNodes(cluster: Cluster): Iterable<NodesDifference> {
	const agreed = cluster.agreedNodes;
	if (!agreed) return;
	for (const file of cluster.nodesFiles) {
		if (file === agreed) continue;
		const difference = compared(file, agreed);
		if (difference) yield difference;
	}
}

const known = new WeakMap<
	NodesFile,
	{ readonly agreed: NodesFile; readonly difference: NodesDifference | undefined }
>();

function compared(file: NodesFile, agreed: NodesFile): NodesDifference | undefined {
	const before = known.get(file);
	if (before?.agreed === agreed) return before.difference;
	const difference = hasSameText(file, agreed) ? undefined : compare(file, agreed);
	known.set(file, { agreed, difference });
	return difference;
}

function hasSameText(a: NodesFile, b: NodesFile): boolean {
	if (a.tree.lines.length !== b.tree.lines.length) return false;
	return a.tree.lines.every(({ text, eol }, at) => text === b.tree.lines[at]?.text && eol === b.tree.lines[at]?.eol);
}

/** Compares rows as sets. Broken rows are told of elsewhere and stand for whatever row their text names. */
export function compare(file: NodesFile, agreed: NodesFile): NodesDifference {
	if (rowsKey(file) === rowsKey(agreed)) return { file, here: [], there: [], sameRows: true };
	const [own, other] = [new Set(file.rows.map(meaning)), meaningsOfAgreed(agreed)];
	const isBroken = textFinder([...brokenTexts(file.rows), ...brokenTexts(agreed.rows)]);
	const lacking = (rows: readonly NodeRow[], others: ReadonlySet<string>) =>
		rows.filter((row) => !others.has(meaning(row)) && isReadableRow(row) && !isBroken(row.alias));
	const sameRows = own.size === other.size && [...own].every((text) => other.has(text));
	return { file, here: lacking(file.rows, other), there: lacking(agreed.rows, own), sameRows };
}

const meanings = new WeakMap<NodesFile, ReadonlySet<string>>();

/** The rows of the file that all others are compared with; of the others nothing is kept. */
function meaningsOfAgreed(file: NodesFile): ReadonlySet<string> {
	const rows = meanings.get(file) ?? new Set(file.rows.map(meaning));
	meanings.set(file, rows);
	return rows;
}

/** A row as text; empty columns at its end mean nothing. */
const meaning = (row: NodeRow) =>
	row.syntax.fields
		.map(({ text }) => text)
		.join(',')
		.replace(/,+$/, '');
