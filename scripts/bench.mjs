// Measures the language server against the floor and against others, and everything else that has a goal; see
// docs/benchmarks.md for what the numbers mean, and test/bench/budgets.ts for the goals.
// npm run bench -- [--only PART,…] [--quick] [--no-budget] [--record]
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const out = path.join(root, 'out/bench');
execFileSync(process.execPath, [path.join(root, 'scripts/build.mjs'), '--minify'], { stdio: 'inherit' });
await build({
	entryPoints: ['main', 'floor-server', 'read-files', 'activate', 'plan', 'drift'].map((name) =>
		path.join(root, `test/bench/${name}.ts`),
	),
	outdir: out,
	outExtension: { '.js': '.cjs' },
	bundle: true,
	platform: 'node',
	format: 'cjs',
	target: 'node20',
	mainFields: ['module', 'main'],
});
const { benchmark } = await import(pathToFileURL(path.join(out, 'main.cjs')).href);
await benchmark(root, out, process.argv.slice(2));
