import { type RawLine, splitToken, type Token, tokenBetween } from './lines.ts';
import { parseSite, type SiteSyntax } from './site.ts';
import { type LineNode, parseLines, type Tree } from './tree.ts';

/** The first line of cluster.nodes where it names columns: `localSite,mode[,computeGroup][,zone]`. */
export interface NodesHeaderLine extends LineNode {
	readonly kind: 'header';
	readonly columns: readonly Token[];
}

/** A row: a site, a mode and the further columns as written. */
export interface NodesRowLine extends LineNode {
	readonly kind: 'row';
	readonly fields: readonly Token[];
	readonly site: SiteSyntax;
}

/** A line that begins with `#` or `//`, which this format does not have. */
export interface NodesCommentLine extends LineNode {
	readonly kind: 'comment';
	readonly comment: Token;
}

/** A line of nothing but blanks. */
export interface NodesBlankLine extends LineNode {
	readonly kind: 'blank';
}

/** A line of cluster.nodes. */
export type NodesLine = NodesHeaderLine | NodesRowLine | NodesCommentLine | NodesBlankLine;

/** A cluster.nodes file, line by line. */
export type NodesTree = Tree<NodesLine>;

/** Parses cluster.nodes. Never throws; a row with too few parts is a row all the same. */
export function parseNodes(text: string, previous?: NodesTree): NodesTree {
	return parseLines(text, parseNodesLine, previous);
}

function parseNodesLine({ text, eol }: RawLine, first: boolean): NodesLine {
	const content = tokenBetween(text, 0, text.length);
	if (content.text === '') return { kind: 'blank', text, eol };
	if (/^(#|\/\/)/.test(content.text)) return { kind: 'comment', text, eol, comment: content };
	const fields = splitToken(text, content, ',');
	if (first && isHeader(content.text)) return { kind: 'header', text, eol, columns: fields };
	return { kind: 'row', text, eol, fields, site: parseSite(text, fields[0] ?? content) };
}

/** A header names the first column, or at least has no colon anywhere, while a row is mostly colons. */
function isHeader(content: string): boolean {
	return /^localSite\b/i.test(content) || (content.includes(',') && !content.includes(':'));
}
