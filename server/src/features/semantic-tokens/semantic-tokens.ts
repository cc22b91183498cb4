import { remembering } from '../../base/remember.ts';
import type { Range } from '../../base/span.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { cfgTokens } from './cfg-tokens.ts';
import { nodesTokens } from './nodes-tokens.ts';
import type { SemanticToken } from './semantic-token.ts';

/** What the pieces of a file are, in order of place; no two overlap. Comments and signs are left to the grammar. */
export const semanticTokens = remembering((file: ConfigFile): readonly SemanticToken[] => {
	const tokens = file.kind === 'nodes' ? nodesTokens(file) : cfgTokens(file);
	return tokens.filter(({ start, end }) => start < end).sort((a, b) => a.line - b.line || a.start - b.start);
});

/** The tokens that lie in a range, if only with a part. */
export function semanticTokensIn(file: ConfigFile, { start, end }: Range): readonly SemanticToken[] {
	return semanticTokens(file).filter(
		(token) =>
			(token.line > start.line || (token.line === start.line && token.end > start.character)) &&
			(token.line < end.line || (token.line === end.line && token.start < end.character)),
	);
}
