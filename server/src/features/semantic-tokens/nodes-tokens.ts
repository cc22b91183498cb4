import { findNodesColumn } from '../../catalog/nodes-columns.ts';
import { columnAt, type NodeRow, type NodesFile } from '../../model/files/nodes-file.ts';
import { lineTokens } from './line-tokens.ts';
import type { SemanticToken, TokenType } from './semantic-token.ts';
import { siteTokens, tokenAt } from './site-tokens.ts';

/** The tokens of cluster.nodes. */
export function nodesTokens(file: NodesFile): SemanticToken[] {
	const header = file.tree.lines[0];
	const names = header?.kind === 'header' ? header.columns.filter(({ text }) => findNodesColumn(text)) : [];
	const columns = file.columns.join(',');
	const ofRow = (row: NodeRow) => lineTokens(row.syntax, columns, row.line, () => rowTokens(file, row));
	return [...names.map((name) => tokenAt(0, name, 'property')), ...file.rows.flatMap(ofRow)];
}

function rowTokens(file: NodesFile, row: NodeRow): SemanticToken[] {
	const columns = file.columns.flatMap((name, at): SemanticToken[] => {
		const type = columnType(name, row);
		const isThere = at > 0 && row.syntax.fields[at] !== undefined;
		return type && isThere ? [{ ...columnAt(row, at).span, type }] : [];
	});
	return [...(row.repair?.kind === 'split' ? splitSiteTokens(file, row) : siteTokens(row.site, true)), ...columns];
}

/** What a column holds; nothing where that is no word that it may hold. */
function columnType(name: string, { mode }: NodeRow): TokenType | undefined {
	if (name === 'mode') return mode && 'keyword';
	return name === 'computeGroup' || name === 'zone' ? 'variable' : undefined;
}

/** The alias of a row that is broken in two stands on the next line. */
function splitSiteTokens({ tree }: NodesFile, { line, site }: NodeRow): SemanticToken[] {
	const { host, port } = site.syntax;
	const rest = tree.lines[line + 1];
	const alias = rest?.kind === 'row' ? rest.fields[0] : undefined;
	return [
		tokenAt(line, host, 'namespace'),
		...(port ? [tokenAt(line, port, 'number')] : []),
		...(alias ? [{ ...tokenAt(line + 1, alias, 'class'), modifier: 'declaration' as const }] : []),
	];
}
