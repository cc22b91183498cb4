import type { FileId, Location } from '../../base/span.ts';
import { type Mode, nodesFileModes } from '../../catalog/roles.ts';
import type { Token } from '../../syntax/lines.ts';
import type { NodesRowLine, NodesTree } from '../../syntax/nodes.ts';
import { changedLines, type LineRange } from '../../syntax/tree.ts';
import { firstFrom } from './by-line.ts';
import { type NodesRepair, type RepairedRow, repairNodes } from './nodes-repairs.ts';
import { place, readSite, type Site } from './site.ts';

/** A row of cluster.nodes. */
export interface NodeRow {
	readonly file: FileId;
	readonly line: number;
	readonly syntax: NodesRowLine;
	readonly site: Site;
	readonly host: string;
	readonly port: string;
	readonly alias: string;
	/** The mode as written. */
	readonly modeText: string;
	/** The mode where it is one that rows may have, letter by letter. */
	readonly mode: Mode | undefined;
	readonly computeGroup: string;
	readonly zone: string;
	/** The slip that was mended to read this row, if any: then the row is not the only text on its line, or not all of it. */
	readonly repair: NodesRepair | undefined;
}

/** What a cluster.nodes file says. */
export interface NodesFile {
	readonly id: FileId;
	readonly kind: 'nodes';
	readonly tree: NodesTree;
	/** The columns the header names; the two that every version knows where there is no header. */
	readonly columns: readonly string[];
	/** Whether line 1 is the header. */
	readonly hasHeader: boolean;
	readonly rows: readonly NodeRow[];
	/** Rows that stood glued together or broken in two, and are read as they were meant. */
	readonly repairs: readonly NodesRepair[];
}

const DEFAULT_COLUMNS = ['localSite', 'mode'];

/** Reads a cluster.nodes file; rows that stand unchanged in its previous version are taken over. */
export function readNodesFile(id: FileId, tree: NodesTree, previous?: NodesFile): NodesFile {
	return (previous && readChanges(previous, tree)) ?? readAll(id, tree);
}

function readAll(id: FileId, tree: NodesTree): NodesFile {
	const { columns: header, rows, repairs } = repairNodes(tree);
	const columns = header?.map((column) => column.text) ?? DEFAULT_COLUMNS;
	const hasHeader = tree.lines[0]?.kind === 'header';
	return { id, kind: 'nodes', tree, columns, hasHeader, rows: rows.map((row) => readRow(id, row, columns)), repairs };
}

/** Reads what has changed below the header. Where a line is mended, its neighbours have a part in it: then nothing. */
function readChanges(previous: NodesFile, tree: NodesTree): NodesFile | undefined {
	const { id, rows, columns, hasHeader } = previous;
	const { old, new: lines } = changedLines(previous.tree, tree);
	if (previous.repairs.length > 0 || !hasHeader || old.from === 0) return undefined;
	const first = Math.max(1, old.from - 1); // the lines above and below may be halves of rows
	const near = [...tree.lines.slice(0, 1), ...tree.lines.slice(first, lines.to + 1)]; // below the header, as they stand
	if (near.some(({ eol }) => eol === '\r')) return undefined;
	const mended = repairNodes({ lines: near });
	if (mended.repairs.length > 0) return undefined;
	const read = mended.rows.map((row) => readRow(id, { ...row, line: row.line + first - 1 }, columns));
	const between = read.filter(({ line }) => line >= lines.from && line < lines.to);
	const above = rows.slice(0, firstFrom(rows, old.from));
	const below = rows.slice(firstFrom(rows, old.to)).map((row) => movedRow(row, lines.to - old.to));
	return { ...previous, tree, rows: [...above, ...between, ...below] };
}

function movedRow(row: NodeRow, by: number): NodeRow {
	if (by === 0) return row;
	const line = row.line + by;
	return { ...row, line, site: { ...row.site, line } };
}

function readRow(id: FileId, { line, syntax, repair }: RepairedRow, columns: readonly string[]): NodeRow {
	const site = readSite(id, line, syntax.site);
	const modeText = syntax.fields[1]?.text ?? '';
	return {
		file: id,
		line,
		syntax,
		site,
		host: site.host,
		port: site.port,
		alias: site.alias,
		modeText,
		mode: nodesFileModes.find((mode) => mode === modeText),
		computeGroup: syntax.fields[columns.indexOf('computeGroup')]?.text ?? '',
		zone: syntax.fields[columns.indexOf('zone')]?.text ?? '',
		repair,
	};
}

/** The rows that begin on some lines, in their order. */
export function rowsOn({ rows }: NodesFile, { from, to }: LineRange): readonly NodeRow[] {
	return rows.slice(firstFrom(rows, from), firstFrom(rows, to));
}

/** The place of a whole row, blanks at its ends left out; of the first half of a row that is broken in two. */
export function rowAt(row: NodeRow): Location {
	if (row.repair?.kind === 'split') return place(row.file, row.line, row.repair.first);
	const first = row.syntax.fields[0] as Token; // splitting never gives an empty list
	const last = row.syntax.fields.at(-1) as Token;
	return { file: row.file, span: { line: row.line, start: first.start, end: last.end } };
}

/** The place of a column of a row; of the whole row where the column is missing. */
export function columnAt(row: NodeRow, column: number): Location {
	const token = row.syntax.fields[column];
	if (!token) return rowAt(row);
	return place(row.file, row.repair?.kind === 'split' && column > 0 ? row.line + 1 : row.line, token);
}

/** The place of the mode of a row. */
export function modeAt(row: NodeRow): Location {
	return columnAt(row, 1);
}

/** A row as text with nothing but what matters: equal texts mean equal rows, whatever blanks are between. */
export function rowText(row: NodeRow): string {
	return row.syntax.fields.map((field) => field.text).join(',');
}

/** Whether a row is a data or a compute node, which an agent starts. */
export function isWorker(row: Pick<NodeRow, 'mode'>): boolean {
	return row.mode === 'datanode' || row.mode === 'computenode';
}
