// Bundles the extension, the language server and the command line tool into dist/.
// node scripts/build.mjs [--minify]     --minify: as released, without source maps
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const BUNDLES = [
	{ entry: 'client/src/node/main.ts', outfile: 'dist/extension.js' },
	{ entry: 'server/src/lsp/node/main.ts', outfile: 'dist/server.js' },
	{ entry: 'server/src/cli/bin.ts', outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } },
];

/**
 * Builds what there is and says what there is not. A bundle that fails does not keep the others from being built.
 * @returns {Promise<boolean>} whether all went well
 */
export async function buildAll({ minify = false } = {}) {
	if (minify) rmSync(path.join(root, 'dist'), { recursive: true, force: true }); // nothing old goes into a release
	const present = BUNDLES.filter(({ entry }) => existsSync(path.join(root, entry)));
	for (const { entry, outfile } of BUNDLES.filter((bundle) => !present.includes(bundle))) {
		console.log(`skipped ${outfile}: there is no ${entry}`);
	}
	const results = await Promise.allSettled([...present.map((bundle) => bundleOne(bundle, minify)), bundlePages()]);
	return results.every(({ status }) => status === 'fulfilled');
}

/** The pages of the rules in one file: a package of hundreds of small files is larger and slower to unpack. */
async function bundlePages() {
	const pages = (language) => {
		const folder = path.join(root, 'docs/rules', language);
		const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
		return Object.fromEntries(names.map((name) => [name.slice(0, -3), readFileSync(path.join(folder, name), 'utf8')]));
	};
	mkdirSync(path.join(root, 'dist'), { recursive: true });
	const sources = readFileSync(path.join(root, 'docs/sources.md'), 'utf8'); // the pages lead there
	const all = { en: pages('en'), 'zh-cn': pages('zh-cn'), sources };
	writeFileSync(path.join(root, 'dist/rule-pages.json'), JSON.stringify(all));
}

async function bundleOne({ entry, outfile, banner = {} }, minify) {
	const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
	await build({
		absWorkingDir: root,
		entryPoints: [entry],
		outfile,
		banner,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		mainFields: ['module', 'main'],
		external: ['vscode'],
		define: { SERVER_VERSION: JSON.stringify(version) },
		sourcemap: minify ? false : 'linked',
		minify,
		logLevel: 'warning',
	});
	if (banner.js) chmodSync(path.join(root, outfile), 0o755);
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
	const { values } = parseArgs({ options: { minify: { type: 'boolean' } } });
	if (!(await buildAll(values))) process.exitCode = 1;
}
