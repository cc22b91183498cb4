import type { NodesFile } from '../../model/files/nodes-file.ts';
import { repairNodes } from '../../model/files/nodes-repairs.ts';
import { parseNodes } from '../../syntax/nodes.ts';
import { columnProposals } from './columns.ts';
import { headerProposals } from './headers.ts';
import type { Place, RowPlace } from './place.ts';
import type { Proposal } from './proposal.ts';
import { rowProposals } from './rows.ts';

/** Proposes the header of cluster.nodes, whole rows, and what belongs into the columns of a row. */
export function nodesProposals(place: Place<NodesFile>): Proposal[] {
	const { text, line, character } = place;
	// Only the first line can be a header; the others are read as if they stood below an empty one.
	const { lines } = parseNodes(line === 0 ? text : `\n${text}`);
	const syntax = lines[line === 0 ? 0 : 1];
	if (syntax?.kind === 'comment') return [];
	if ((line === 0 && syntax?.kind !== 'row') || HEADER.test(text)) return headerProposals(place);
	const header = line === 0 && !/[:,]/.test(text) ? headerProposals(place) : [];
	const rows = syntax?.kind === 'row' ? repairNodes({ lines: [syntax] }).rows : [];
	// Of rows that stand glued together, the one that the cursor is in.
	const row = rows.findLast(({ syntax: { fields } }, at) => at === 0 || (fields[0]?.start ?? 0) < character);
	const fields = row?.syntax.fields ?? [{ text: '', start: character, end: character }];
	const column = fields.findLastIndex(({ start }, at) => at === 0 || text.lastIndexOf(',', start - 1) < character);
	const rowPlace: RowPlace = { ...place, fields };
	return [...header, ...(column > 0 ? columnProposals(rowPlace, column) : rowProposals(rowPlace))];
}

/** A header is one to whoever writes it, also where it does not stand on the first line. */
const HEADER = /^[\s\ufeff]*localSite\b/i;
