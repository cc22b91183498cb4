import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { tokenTypes } from '../../../server/src/features/semantic-tokens/semantic-token.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const mapped: readonly { readonly language: string; readonly scopes: Record<string, readonly string[]> }[] = JSON.parse(
	read('package.json'),
).contributes.semanticTokenScopes;

/** Words of an enumeration have no scope of their own in the grammar, nor has the zone before a setting. */
const NOT_IN_GRAMMAR = ['constant.language.dolphindb-cfg', 'variable.other.zone.dolphindb-cfg'];

describe.each(mapped)('semantic tokens of $language', ({ language, scopes }) => {
	test('have the colours that the grammar gives before the server has answered', () => {
		const grammar = read(`syntaxes/${language}.tmLanguage.json`);
		const unknown = Object.values(scopes)
			.flat()
			.filter((scope) => !grammar.includes(`"${scope}"`) && !NOT_IN_GRAMMAR.includes(scope));
		expect(unknown).toEqual([]);
	});

	test('are types that the server sends', () => {
		expect(Object.keys(scopes).filter((type) => !tokenTypes.some((known) => known === type))).toEqual([]);
	});
});

test('every type has a scope in settings files', () => {
	const scopes = mapped.find(({ language }) => language === 'dolphindb-cfg')?.scopes ?? {};
	expect(Object.keys(scopes).sort()).toEqual([...tokenTypes].sort());
});
