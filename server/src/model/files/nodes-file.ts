import type { FileId, Location } from '../../base/span.ts';
import { type Mode, nodesFileModes } from '../../catalog/roles.ts';
import type { Token } from '../../syntax/lines.ts';
import type { NodesRowLine, NodesTree } from '../../syntax/nodes.ts';
import type { LineRange } from '../../syntax/tree.ts';
import { firstFrom } from './by-line.ts';
import { type NodesRepair, repairNodes } from './nodes-repairs.ts';
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

/** Reads a cluster.nodes file. */
export function readNodesFile(id: FileId, tree: NodesTree): NodesFile {
	const repaired = repairNodes(tree);
	const columns = repaired.columns?.map((column) => column.text) ?? DEFAULT_COLUMNS;
	const groupAt = columns.indexOf('computeGroup');
	const zoneAt = columns.indexOf('zone');
	const rows = repaired.rows.map(({ line, syntax, repair }): NodeRow => {
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
			computeGroup: syntax.fields[groupAt]?.text ?? '',
			zone: syntax.fields[zoneAt]?.text ?? '',
			repair,
		};
	});
	return {
		id,
		kind: 'nodes',
		tree,
		columns,
		hasHeader: tree.lines[0]?.kind === 'header',
		rows,
		repairs: repaired.repairs,
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
