import { expect, test } from 'vitest';
import { bundleOf } from '../support/web-server.ts';

const bundles = [
	['dist/web/extension.js', ['vscode'], /^(client|server\/src\/protocol)\//],
	['dist/web/server.js', [], /^server\//],
] as const;

test.for(bundles)('%s has nothing of Node.js, and only what belongs into it', async ([outfile, required, own]) => {
	const { text, inputs } = await bundleOf(outfile);
	const found = [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
	expect([...new Set(found)]).toEqual(required);
	expect(inputs.filter((file) => !file.includes('node_modules/') && !own.test(file))).toEqual([]);
	expect(inputs.filter((file) => /\/(node|cli)\//.test(file))).toEqual([]);
	expect(text.match(/\bBuffer[.(]|\b__(dirname|filename)\b/g)).toBeNull();
	// A library may ask whether there is a process, not take it for granted.
	expect(text.replace(/typeof process\b.{0,200}/g, '').match(/\bprocess\.\w+/g)).toBeNull();
});
