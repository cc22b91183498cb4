// Bundles the extension, the language server and the command line tool into dist/, the first two for browsers, too.
// node scripts/build.mjs [--minify]     --minify: as released, without source maps
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { bundleInChunks, writeAll } from './chunks.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const NODE = { platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };
/** Options for what runs in browsers only. */
export const WEB = { platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'] };

/** For what runs in either place: libraries have their parts for both under names of their own. */
const EITHER = { ...NODE, target: 'es2022', conditions: ['node', 'browser', 'module'] };

/** What is built, with the options of esbuild that differ. The command line tool is the language server, too. */
export const BUNDLES = [
	{ entry: 'client/main.js', outfile: 'dist/extension.js', ...EITHER },
	{
		entry: 'server/src/cli/bin.ts',
		outfile: 'dist/cli.js',
		banner: { js: '#!/usr/bin/env -S node --max-semi-space-size=64' },
		...NODE,
		target: 'node18', // servers have what their distribution has
	},
	{ entry: 'client/webview/drift.ts', outfile: 'dist/webview/drift.js', ...WEB, format: 'iife' },
	{ entry: 'client/webview/drift.css', outfile: 'dist/webview/drift.css', ...WEB },
	{ entry: 'client/webview/topology.ts', outfile: 'dist/webview/topology.js', ...WEB, format: 'iife' },
	{ entry: 'client/webview/topology.css', outfile: 'dist/webview/topology.css', ...WEB },
];

/** The server as the extension has it: what it is started with on a desktop and in a browser, and what both share. */
const SERVER = { cli: 'server/src/cli/bin.ts', web: 'server/src/lsp/browser/main.ts' };
const LOADER = 'server/src/lsp/browser/load-parts.ts';

/**
 * Builds what there is and says what there is not. A bundle that fails does not keep the others from being built.
 * @param {{ minify?: boolean, into?: string }} options into: the folder that gets dist/, this one unless it is said
 * @returns {Promise<boolean>} whether all went well
 */
export async function buildAll({ minify = false, into = root } = {}) {
	if (minify) rmSync(path.join(into, 'dist'), { recursive: true, force: true }); // nothing old goes into a release
	const present = BUNDLES.filter(({ entry }) => existsSync(path.join(root, entry)));
	for (const { entry, outfile } of BUNDLES.filter((bundle) => !present.includes(bundle))) {
		console.log(`skipped ${outfile}: there is no ${entry}`);
	}
	const bundles = present.map(async (bundle) => {
		const outfile = path.join(into, bundle.outfile);
		await build({ ...bundleOptions(bundle, minify), outfile });
		if (bundle.banner) chmodSync(outfile, 0o755);
	});
	const dist = path.join(into, 'dist');
	const results = await Promise.allSettled([
		...bundles,
		bundleServer(minify, dist),
		bundlePages(dist),
		bundleExample(dist),
	]);
	return results.every(({ status }) => status === 'fulfilled');
}

/** Writes the server that goes into the extension. */
async function bundleServer(minify, dist) {
	const { files } = await serverChunks(minify);
	const folder = path.join(dist, 'server');
	rmSync(folder, { recursive: true, force: true }); // names of shared parts change with what is in them
	writeAll(folder, files);
	chmodSync(path.join(folder, 'cli.js'), 0o755);
}

/** The files of the server that goes into the extension, by name. */
export function serverChunks(minify = false) {
	const { define, charset, logLevel, absWorkingDir } = bundleOptions({}, minify);
	const options = { define, charset, logLevel, absWorkingDir, bundle: true, minify };
	return bundleInChunks({ ...options, entryPoints: SERVER }, { loader: LOADER });
}

/** The clusters that a user without files can try things on, by path. */
async function bundleExample(dist) {
	const examples = path.join(root, 'examples');
	const entries = ['with-mistakes', 'single-server'].flatMap((folder) =>
		readdirSync(path.join(examples, folder), { recursive: true, withFileTypes: true }),
	);
	const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
	const texts = files.map((file) => [path.relative(examples, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')]);
	mkdirSync(dist, { recursive: true });
	writeFileSync(path.join(dist, 'example.json'), JSON.stringify(Object.fromEntries(texts.sort())));
}

/** The pages of the rules in one file: a package of hundreds of small files is larger and slower to unpack. */
async function bundlePages(dist) {
	const pages = (language) => {
		const folder = path.join(root, 'docs/rules', language);
		const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
		return Object.fromEntries(names.map((name) => [name.slice(0, -3), readFileSync(path.join(folder, name), 'utf8')]));
	};
	mkdirSync(dist, { recursive: true });
	const sources = readFileSync(path.join(root, 'docs/sources.md'), 'utf8'); // the pages lead there
	const all = { en: pages('en'), 'zh-cn': pages('zh-cn'), sources };
	writeFileSync(path.join(dist, 'rule-pages.json'), JSON.stringify(all));
}

/** All options of esbuild for one of the bundles. */
export function bundleOptions({ entry, ...options }, minify = false) {
	const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
	return {
		absWorkingDir: root,
		entryPoints: [entry],
		bundle: true,
		external: ['vscode'],
		define: { SERVER_VERSION: JSON.stringify(version) },
		sourcemap: minify ? false : 'linked',
		minify,
		logLevel: 'warning',
		charset: 'utf8', // Chinese as it is, not as escapes of twice the size
		...options,
	};
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
	const { values } = parseArgs({ options: { minify: { type: 'boolean' } } });
	if (!(await buildAll(values))) process.exitCode = 1;
}
