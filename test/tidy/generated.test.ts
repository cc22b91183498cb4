import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { generatedFiles } from '../../scripts/generate/files.mjs';

const root = path.resolve(import.meta.dirname, '../..');
/** Made once for all tests: it bundles the whole product, to see what of others is in it. */
const files = generatedFiles(root);

test('generated files are up to date (npm run generate)', async () => {
	for (const { path: file, text } of await files) {
		expect(readFileSync(path.join(root, file), 'utf8') === text, `${file} is stale`).toBe(true);
	}
});

test('pages of rules have no tags, which Markdown would swallow', async () => {
	const pages = (await files).filter(({ path: file }) => file.startsWith('docs/rules/'));
	const prose = (text: string) => text.replace(/````text\n.*?\n````/gs, '').replace(/`[^`\n]*`/g, '');
	const tags = pages.flatMap(({ path: file, text }) =>
		[...prose(text).matchAll(/(?<!\\)<[^>\n]*>/g)].map(([tag]) => `${file}: ${tag}`),
	);
	expect(pages.length).toBeGreaterThan(100);
	expect(tags).toEqual([]);
});
