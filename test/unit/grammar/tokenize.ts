import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

/** The repository, which the paths of package.json are relative to. */
export const root = path.resolve(import.meta.dirname, '../../..');

/** A piece of a line and what it is coloured as: the innermost scope, without the language's suffix. */
export type Painted = readonly [text: string, scope: string];

/** Tokenizes lines as VS Code does. Pieces without a scope of their own, blanks mostly, are left out. */
export type Painter = (text: string) => readonly (readonly Painted[])[];

/** A painter for one of the languages of this extension. */
export async function loadPainter(language: 'dolphindb-cfg' | 'dolphindb-nodes'): Promise<Painter> {
	wasmLoaded ??= loadWasm();
	await wasmLoaded;
	const registry = new textmate.Registry({
		onigLib: Promise.resolve({
			createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
			createOnigString: (text) => new oniguruma.OnigString(text),
		}),
		loadGrammar: async () => {
			const file = path.join(root, `syntaxes/${language}.tmLanguage.json`);
			return textmate.parseRawGrammar(readFileSync(file, 'utf8'), file);
		},
	});
	const grammar = await registry.loadGrammar(`source.${language}`);
	if (!grammar) throw new Error(`no grammar for ${language}`);
	return (text) => {
		let state = textmate.INITIAL;
		return text.split('\n').map((line) => {
			const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
			state = ruleStack;
			return tokens.flatMap(({ startIndex, endIndex, scopes }): Painted[] => {
				const scope = (scopes.at(-1) ?? '').replace(`.${language}`, '');
				return scope === 'source' || scope.startsWith('meta.') ? [] : [[line.slice(startIndex, endIndex), scope]];
			});
		});
	};
}

let wasmLoaded: Promise<void> | undefined;

function loadWasm(): Promise<void> {
	const file = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
	return oniguruma.loadWASM(readFileSync(file));
}
