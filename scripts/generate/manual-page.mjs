// The manual page of the command line, from the table of its commands.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadWithPackages } from './load-typescript.mjs';

/** docs/dolphindb-cluster.1; its day is that of the version in the changelog, since the same sources make the same page. */
export async function manualPage(root) {
	const { manualPage: page } = await loadWithPackages(root, 'server/src/cli/manual.ts');
	const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
	const changes = readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8');
	const [, day = ''] = new RegExp(`^## \\[${version}\\] - (\\S+)`, 'm').exec(changes) ?? [];
	return { path: 'docs/dolphindb-cluster.1', text: page(version, day) };
}
