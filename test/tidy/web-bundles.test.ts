import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';
import { expect, test } from 'vitest';
import { WEB } from '../../scripts/build.mjs';
import { built, bundleOf } from '../support/web-server.ts';

/** What a browser runs, built by itself: of what is in the package, a desktop runs a part that would be in the way here. */
const programs = [
	['client/src/browser/main.ts', ['vscode'], /^(client|server\/src\/protocol)\//],
	['server/src/lsp/browser/main.ts', [], /^server\//],
] as const;

test.for(programs)('%s has nothing of Node.js, and only what belongs into it', async ([entry, required, own]) => {
	const { text, inputs } = await built({ entry, outfile: 'web.js', ...WEB, format: 'cjs' });
	const found = [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
	expect([...new Set(found)]).toEqual(required);
	expect(inputs.filter((file) => !file.includes('node_modules/') && !own.test(file))).toEqual([]);
	expect(inputs.filter((file) => /\/(node|cli)\//.test(file))).toEqual([]);
	expect(text.match(/\bBuffer[.(]|\b__(dirname|filename)\b/g)).toBeNull();
	// A library may ask whether there is a process, not take it for granted.
	expect(text.replace(/typeof process\b.{0,200}/g, '').match(/\bprocess\.\w+/g)).toBeNull();
});

test('the extension, which is one file for both places, asks for nothing but VS Code in a worker', async () => {
	const { text } = await bundleOf('dist/extension.js');
	const asked = new Set<string>();
	const require = (name: string) => {
		asked.add(name);
		return standIn();
	};
	const module = { exports: {} };
	vm.runInNewContext(text, {
		WorkerGlobalScope: {},
		TextDecoder,
		TextEncoder,
		URL,
		module,
		exports: module.exports,
		require,
	});
	expect(Object.keys(module.exports)).toEqual(['activate', 'deactivate']);
	expect([...asked]).toEqual(['vscode']);
});

/** Stands for all of VS Code: what the API declares, each a class that has everything. */
function standIn(): object {
	const declared = readFileSync(createRequire(import.meta.url).resolve('@types/vscode/index.d.ts'), 'utf8').matchAll(
		/^\texport (?:abstract )?(?:class|namespace|enum|const|let|function) (\w+)/gm,
	);
	const anything: object = new Proxy(class {}, {
		get: (target, name) => (name === 'prototype' ? target.prototype : anything),
	});
	return Object.fromEntries([...declared].map(([, name]) => [name, anything]));
}
