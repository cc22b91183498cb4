import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { generatedFiles } from '../../scripts/generate/files.mjs';

const root = path.resolve(import.meta.dirname, '../..');

test('generated files are up to date (npm run generate)', async () => {
	for (const { path: file, text } of await generatedFiles(root)) {
		expect(readFileSync(path.join(root, file), 'utf8') === text, `${file} is stale`).toBe(true);
	}
});
