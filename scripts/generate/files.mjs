// All generated files of the repository, as data.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ruleRegistry } from './rule-registry.mjs';

/** Every generated file with the text it should have. */
export async function generatedFiles(root) {
	const files = [ruleRegistry(root)];
	if (existsSync(path.join(root, 'scripts/generate/catalog-registry.mjs'))) {
		files.push((await import('./catalog-registry.mjs')).catalogRegistry(root));
	}
	return files;
}
