import type { Span } from '../../base/span.ts';

/**
 * The types of tokens, all of them standard, so that themes colour them without rules of their own. What they stand for:
 *
 * - `namespace` a host, `number` a port or any number, `class` an alias, `keyword` a role such as `datanode`
 * - `property` a parameter or a column that is known, `regexp` a wildcard before a parameter
 * - `enumMember` a word that the parameter allows, true and false among them
 * - `string` a path, an address or free text, `macro` the text `<ALIAS>`, `variable` a zone or a compute group
 */
export const tokenTypes = [
	'namespace',
	'class',
	'keyword',
	'property',
	'regexp',
	'number',
	'enumMember',
	'string',
	'macro',
	'variable',
] as const;

/** `declaration`: the place that says where a node is; `deprecated`: a parameter that is renamed or out of use. */
export const tokenModifiers = ['declaration', 'deprecated'] as const;

/** A type of tokens. */
export type TokenType = (typeof tokenTypes)[number];

/** A piece of one line, and what it is. */
export interface SemanticToken extends Span {
	readonly type: TokenType;
	readonly modifier?: (typeof tokenModifiers)[number] | undefined;
}
