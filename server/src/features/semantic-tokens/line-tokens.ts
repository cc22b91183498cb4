import type { SemanticToken } from './semantic-token.ts';

interface Known {
	readonly context: string;
	readonly line: number;
	readonly tokens: readonly SemanticToken[];
}

const known = new WeakMap<object, Known>();

/**
 * The tokens of a line. A line that stands unchanged keeps its syntax as the same object, wherever it has moved; its
 * tokens are looked for again only where what they depend on besides, the context, is another.
 */
export function lineTokens(
	syntax: object,
	context: string,
	line: number,
	find: () => readonly SemanticToken[],
): readonly SemanticToken[] {
	const before = known.get(syntax);
	if (before?.context === context && before.line === line) return before.tokens;
	const isSame = before?.context === context;
	const tokens = isSame ? before.tokens.map((token) => ({ ...token, line })) : find();
	known.set(syntax, { context, line, tokens });
	return tokens;
}
