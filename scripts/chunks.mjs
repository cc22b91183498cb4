// Bundles programs that have most of their code in common into files that share it: for Node.js, which requires them, and
// for workers of browsers, which have no modules that every browser and every version of VS Code could load.
import { mkdirSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { build, transform } from 'esbuild';
import { namesOnce } from './names-once.mjs';

const ES2022 = 'es2022';

/**
 * Bundles programs in pieces. What is imported with `import()` is a piece of its own, and what several need stands in one
 * that they share; each piece is loaded when something of it is needed.
 * @param {import('esbuild').BuildOptions & { entryPoints: Record<string, string> }} options
 * @param {{ loader: string, worker: string }} web a script that loads pieces in a worker, and the entry that it begins with
 * @returns {Promise<{ files: Map<string, string>, metafile: import('esbuild').Metafile }>} texts by name
 */
export async function bundleInChunks(options, web) {
	const { outputFiles, metafile } = await build({
		...options,
		outdir: 'chunks',
		splitting: true,
		format: 'esm',
		platform: 'neutral',
		mainFields: ['module', 'main'],
		conditions: ['node', 'browser', 'module'], // libraries have their parts for both under names of their own
		external: builtinModules.flatMap((name) => [name, `node:${name}`]),
		plugins: [namesOnce(['vscode-languageserver'])],
		chunkNames: 'part-[hash]',
		target: ES2022,
		sourcemap: false,
		metafile: true,
		write: false,
	});
	const texts = outputFiles.map(async ({ path: file, text }) => [path.basename(file), await asChunk(text, options)]);
	const files = new Map(await Promise.all(texts));
	const { outputFiles: loader } = await build({ ...options, entryPoints: [web.loader], format: 'iife', write: false });
	return { files: files.set('worker.js', loader[0]?.text ?? ''), metafile };
}

/**
 * A module as a script: a function that gets `require` and its `module`, called by Node.js at once and by the loader of a
 * worker when it is asked for. The brackets around the function tell V8 that it is called, so that it is read once only.
 */
async function asChunk(text, { minify }) {
	const supported = { 'dynamic-import': false }; // it becomes a require, later
	const { code } = await transform(text, { format: 'cjs', charset: 'utf8', target: ES2022, supported, minify });
	const call = `typeof module=="object"?f(require,module):self.definePart(f)`;
	return `(f=>{${call}})((function(require,module){var exports=module.exports;${code}}))\n`;
}

/** Writes texts into a folder. */
export function writeAll(folder, files) {
	mkdirSync(folder, { recursive: true });
	for (const [name, text] of files) writeFileSync(path.join(folder, name), text);
}
