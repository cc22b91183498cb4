import type { Range } from '../../base/span.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { cfgTokens } from './cfg-tokens.ts';
import { nodesTokens } from './nodes-tokens.ts';
import type { SemanticToken } from './semantic-token.ts';

const remembered = new WeakMap<ConfigFile, readonly SemanticToken[]>();

/** What the pieces of a file are, in order of place; no two overlap. Comments and signs are left to the grammar. */
export function semanticTokens(file: ConfigFile): readonly SemanticToken[] {
	const known = remembered.get(file);
	if (known) return known;
	const tokens = file.kind === 'nodes' ? nodesTokens(file) : cfgTokens(file);
	const found = tokens.filter(({ start, end }) => start < end).sort((a, b) => a.line - b.line || a.start - b.start);
	remembered.set(file, found);
	return found;
}

/** The tokens that lie in a range, if only with a part. */
export function semanticTokensIn(file: ConfigFile, { start, end }: Range): readonly SemanticToken[] {
	return semanticTokens(file).filter(
		(token) =>
			(token.line > start.line || (token.line === start.line && token.end > start.character)) &&
			(token.line < end.line || (token.line === end.line && token.start < end.character)),
	);
}
