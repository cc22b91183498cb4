import { nodesFileModes } from '../../catalog/roles.ts';
import { type Token, tokenBetween } from '../../syntax/lines.ts';
import type { NodesHeaderLine, NodesLine, NodesRowLine, NodesTree } from '../../syntax/nodes.ts';
import { parseSite } from '../../syntax/site.ts';

/**
 * A slip with line ends that the model reads as what was meant, so that it does not lead to findings everywhere.
 * It is reported once: glued rows by `cfg-glued-lines`, a split row by `nodes-split-row`.
 */
export type NodesRepair = GluedRows | SplitRow;

/** Two entries on one line: a row, or the header, and a row without a line end between them. */
export interface GluedRows {
	readonly kind: 'glued';
	readonly line: number;
	/** The entry that should end its line. Of three rows on one line there are two repairs, one for each gap. */
	readonly first: Token;
	/** The row that should begin a line, at its column in the line as it is. */
	readonly second: Token;
}

/** One row on two lines: `host:port:` and, on the next line, the rest. */
export interface SplitRow {
	readonly kind: 'split';
	/** The line of the first half; the second half stands on the next one. */
	readonly line: number;
	readonly first: Token;
	/** The second half, at its column in the next line. */
	readonly second: Token;
	/** What the break swallowed: `n` where sed took the `\n` of `\node1` for a line end, else nothing. */
	readonly lost: string;
}

/** A row with the slip that had to be mended to read it, if any. */
export interface RepairedRow {
	readonly line: number;
	readonly syntax: NodesRowLine;
	readonly repair: NodesRepair | undefined;
}

/** The columns and rows of a file as they were meant, and what had to be mended for that. */
export interface RepairedNodes {
	readonly columns: readonly Token[] | undefined;
	readonly rows: readonly RepairedRow[];
	readonly repairs: readonly NodesRepair[];
}

type Entry = NodesHeaderLine | NodesRowLine;

/** Reads the lines of cluster.nodes as they were meant. */
export function repairNodes({ lines }: Pick<NodesTree, 'lines'>): RepairedNodes {
	const rows: RepairedRow[] = [];
	const repairs: NodesRepair[] = [];
	let columns: readonly Token[] | undefined;
	lines.forEach((syntax, line) => {
		const last = lines[line - 1];
		if ((syntax.kind !== 'row' && syntax.kind !== 'header') || isRest(syntax, last)) return;
		if (isSplit(last, syntax)) return;
		if (!columns && isHeaderBelow(syntax, lines[0])) {
			columns = syntax.fields;
			return;
		}
		const split = splitRow(syntax, lines[line + 1], line);
		const [first = [], ...others] = unglued(syntax);
		const glued = gaps(syntax, line, [first, ...others]);
		if (syntax.kind === 'header') columns = first;
		else if (split) rows.push(split);
		else rows.push({ line, syntax: withFields(syntax, first), repair: glued[0] });
		for (const [at, fields] of others.entries()) {
			rows.push({ line, syntax: withFields(syntax, fields), repair: glued[at] });
		}
		for (const repair of split ? [split.repair] : glued) repairs.push(repair); // too many for arguments in a huge line
	});
	return { columns, rows, repairs };
}

/** Whether a line is the rest of a value that a carriage return cut; `file-embedded-cr` reports that. */
function isRest(syntax: Entry, last: NodesLine | undefined): boolean {
	return last?.eol === '\r' && syntax.text.startsWith(',');
}

/** Whether a line is the header of a file that does not begin with one. */
export function isHeaderBelow(syntax: NodesLine, first: NodesLine | undefined): syntax is NodesRowLine {
	return syntax.kind === 'row' && first?.kind !== 'header' && /^localSite\s*,\s*mode\b/i.test(syntax.text.trim());
}

/** Whether two lines are the halves of one row: the address with its last colon, then an alias and a mode. */
function isSplit(first: NodesLine | undefined, second: NodesLine | undefined): boolean {
	if (first?.kind !== 'row' || second?.kind !== 'row' || first.fields.length > 1) return false;
	const { parts, host, port, alias } = first.site;
	const opens = parts === 3 && host.text !== '' && /^\d+$/.test(port?.text ?? '') && alias?.text === '';
	return (
		opens &&
		second.site.parts === 1 &&
		second.site.whole.text !== '' &&
		nodesFileModes.some((mode) => mode === second.fields[1]?.text)
	);
}

function splitRow(
	syntax: Entry,
	next: NodesLine | undefined,
	line: number,
): (RepairedRow & { repair: SplitRow }) | undefined {
	if (syntax.kind !== 'row' || next?.kind !== 'row' || !isSplit(syntax, next)) return undefined;
	const [rest, ...others] = next.fields as readonly [Token, ...Token[]]; // splitting never gives an empty list
	const first = syntax.site.whole;
	const lost = rest.text.startsWith('ode') ? 'n' : '';
	const alias = { text: lost + rest.text, start: first.end, end: first.end };
	const site = { ...syntax.site, whole: { ...first, text: first.text + alias.text }, alias };
	const second = tokenBetween(next.text, 0, next.text.length);
	const repair: SplitRow = { kind: 'split', line, first, second, lost };
	return { line, syntax: { ...syntax, site, fields: [site.whole, ...others] }, repair };
}

/** The fields of an entry; of each entry by itself where several are glued together. */
function unglued(syntax: Entry): (readonly Token[])[] {
	const pieces: (readonly Token[])[] = [];
	const fields = fieldsOf(syntax);
	let head = fields.slice(0, 1);
	let start = 0; // the field that the head of the present entry stands for, or stands in
	for (let at = 1; at < fields.length - 1; at++) {
		const names = pieces.length === 0 && syntax.kind === 'header' ? COLUMN_NAMES : namesIn(at - start);
		const site = siteWithin(syntax, fields, at, names);
		if (!site) continue;
		const field = fields[at] as Token; // there is a site in it
		pieces.push([...head, ...fields.slice(start + 1, at), tokenBetween(syntax.text, field.start, site.start)]);
		head = [site];
		start = at;
	}
	return pieces.length === 0 ? [fields] : [...pieces, [...head, ...fields.slice(start + 1)]];
}

const SITE = /^[^\s:,]+:\d+:[^\s:,]+$/;
const COLUMN_NAMES = ['mode', 'computeGroup', 'zone'];

/** What a row may have in a column before a next row begins there: a mode, or nothing in place of a last column. */
function namesIn(column: number): readonly string[] {
	return column === 1 ? nodesFileModes : [''];
}

/** The site of a next row within a field: behind a mode or a column name, or in place of an empty last column. */
function siteWithin(syntax: Entry, fields: readonly Token[], at: number, names: readonly string[]): Token | undefined {
	const field = fields[at];
	if (!field?.text.includes(':')) return undefined;
	const name = names.find((known) => field.text.startsWith(known));
	if (name === undefined || (name === '' && !startsWithMode(fields[at + 1]))) return undefined;
	const site = tokenBetween(syntax.text, field.start + name.length, field.end);
	return SITE.test(site.text) ? site : undefined;
}

function startsWithMode(field: Token | undefined): boolean {
	return nodesFileModes.some((mode) => field?.text.startsWith(mode));
}

/** The repairs between the pieces of a line. */
function gaps(syntax: Entry, line: number, pieces: readonly (readonly Token[])[]): GluedRows[] {
	const wholes = pieces.map((fields) => tokenBetween(syntax.text, fields[0]?.start ?? 0, fields.at(-1)?.end ?? 0));
	return wholes.slice(1).map((second, at) => ({ kind: 'glued', line, first: wholes[at] as Token, second }));
}

function fieldsOf(syntax: Entry): readonly Token[] {
	return syntax.kind === 'row' ? syntax.fields : syntax.columns;
}

/** The row itself where it has these very fields, else a row of its own within the line. */
function withFields(syntax: Entry, fields: readonly Token[]): NodesRowLine {
	if (syntax.kind === 'row' && syntax.fields === fields) return syntax;
	const { text, eol } = syntax;
	return { kind: 'row', text, eol, fields, site: parseSite(text, fields[0] as Token) }; // pieces have fields
}
