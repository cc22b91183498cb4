import { type Position, rangeOf, touches } from '../../base/span.ts';
import { columnAt, type NodeRow, type NodesFile } from '../../model/files/nodes-file.ts';
import { clusterText } from './cluster-text.ts';
import { cellText } from './column-text.ts';
import type { HoverContext, HoverText } from './hover.ts';
import { paragraphs } from './markdown.ts';
import { columnText } from './parameter-text.ts';
import { siteHover } from './site-hover.ts';

/** What to show in cluster.nodes: about the cluster and a column on the header, about the parts of a row below it. */
export function nodesHover(file: NodesFile, position: Position, context: HoverContext): HoverText | undefined {
	const line = file.tree.lines[position.line];
	if (line?.kind === 'header') {
		const column = line.columns.find(({ start, end }) => touches({ line: position.line, start, end }, position));
		const about = column && columnText(column.text, context.speak);
		return {
			markdown: paragraphs([clusterText(context), about]),
			range: rangeOf({ line: position.line, start: 0, end: line.text.length }),
		};
	}
	for (const row of file.rows) {
		const found = isNear(row, position) ? rowHover(file, row, position, context) : undefined;
		if (found) return found;
	}
	return undefined;
}

/** A row that is broken in two goes on in the next line. */
function isNear({ line, repair }: NodeRow, position: Position): boolean {
	return position.line === line || (repair?.kind === 'split' && position.line === line + 1);
}

function rowHover(file: NodesFile, row: NodeRow, position: Position, context: HoverContext): HoverText | undefined {
	const site = siteHover(row.site, position, context);
	if (site) return site;
	const column = row.syntax.fields.findIndex((_, at) => at > 0 && touches(columnAt(row, at).span, position));
	const markdown = column > 0 ? cellText(row, file.columns[column], column, context) : undefined;
	return markdown === undefined ? undefined : { markdown, range: rangeOf(columnAt(row, column).span) };
}
