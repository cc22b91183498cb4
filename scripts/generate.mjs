// Writes the generated files of the repository; with --check it compares them and fails on a stale one.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedFiles } from './generate/files.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const check = process.argv.includes('--check');
let stale = 0;
for (const { path: file, text } of await generatedFiles(root)) {
	let old = '';
	try {
		old = readFileSync(path.join(root, file), 'utf8');
	} catch {
		// A generated file that does not exist yet counts as stale.
	}
	if (old === text) continue;
	if (check) console.error(`stale: ${file} (run: npm run generate)`);
	else {
		mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
		writeFileSync(path.join(root, file), text);
	}
	if (!check) console.log(`wrote ${file}`);
	stale++;
}
process.exitCode = check && stale > 0 ? 1 : 0;
