import { type Locale, render, say } from '../../base/message.ts';
import { type FileId, type Position, type Range, rangeOf, type Span, touches } from '../../base/span.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import { sitesIn } from '../../model/files/config-file.ts';
import type { NodesFile } from '../../model/files/nodes-file.ts';
import type { Site } from '../../model/files/site.ts';
import type { Token } from '../../syntax/lines.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { clusterText } from './cluster-text.ts';
import type { Say } from './markdown.ts';
import { nodeText } from './node-text.ts';
import { columnText, parameterText } from './parameter-text.ts';

/** What is shown for a place: Markdown, and the text it is about. */
export interface HoverText {
	readonly markdown: string;
	readonly range: Range;
}

/** What to show at a position: about a parameter, a site or alias, or the cluster on the header of cluster.nodes. */
export function hover(snapshot: Snapshot, id: FileId, position: Position, locale: Locale): HoverText | undefined {
	const file = snapshot.files.get(id);
	const cluster = snapshot.clusterOf(id);
	if (!file || !cluster) return undefined;
	const speak: Say = (template, values) => render(say(template, values), locale);
	const context = { cluster, file, speak };
	return file.kind === 'nodes' ? nodesHover(file, position, context) : cfgHover(file, position, context);
}

/** What the texts of all hovers need. */
export interface HoverContext {
	readonly cluster: NonNullable<ReturnType<Snapshot['clusterOf']>>;
	readonly file: CfgFile | NodesFile;
	readonly speak: Say;
}

function nodesHover(file: NodesFile, position: Position, context: HoverContext): HoverText | undefined {
	const line = file.tree.lines[position.line];
	if (line?.kind === 'header') {
		const column = line.columns.find((token) => within(position, token));
		const about = column && columnText(column.text, context.speak);
		const text = [clusterText(context), about].filter(Boolean).join('\n\n---\n\n');
		return { markdown: text, range: rangeOf({ line: position.line, start: 0, end: line.text.length }) };
	}
	const row = file.rows.find((one) => one.line === position.line && within(position, one.syntax.site.whole));
	return row && siteHover(row.site, context);
}

function cfgHover(file: CfgFile, position: Position, context: HoverContext): HoverText | undefined {
	const entry = file.entries.find(
		({ line, syntax }) =>
			line === position.line &&
			position.character >= syntax.key.start &&
			position.character <= Math.max(syntax.value.end, syntax.equals),
	);
	if (!entry) return undefined;
	const { qualifier, name } = entry.syntax;
	if (qualifier && within(position, qualifier) && context.cluster.mentionsByAlias.has(qualifier.text)) {
		return shown(nodeText(qualifier.text, undefined, context), entry, qualifier);
	}
	const site = sitesIn(file).find((one) => one.line === position.line && within(position, one.syntax.whole));
	if (site) return siteHover(site, context);
	return shown(parameterText(entry, context), entry, position.character <= name.end ? name : entry.syntax.value);
}

function siteHover(site: Site, context: HoverContext): HoverText | undefined {
	if (site.alias === '') return undefined;
	return { markdown: nodeText(site.alias, site, context), range: rangeOf(spanOf(site.line, site.syntax.whole)) };
}

function shown(markdown: string | undefined, entry: Entry, token: Token): HoverText | undefined {
	return markdown === undefined ? undefined : { markdown, range: rangeOf(spanOf(entry.line, token)) };
}

function within(position: Position, token: Token): boolean {
	return touches(spanOf(position.line, token), position);
}

function spanOf(line: number, token: Token): Span {
	return { line, start: token.start, end: token.end };
}
