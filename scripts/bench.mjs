// Measures the language server against the floor, and plans with their scripts, drift and the doctor by the number of hosts; see docs/benchmarks.md for what the numbers mean.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const out = path.join(root, 'out/bench');
execFileSync(process.execPath, [path.join(root, 'scripts/build.mjs'), '--minify'], { stdio: 'inherit' });
await build({
	entryPoints: ['floor-server', 'keystroke', 'plan', 'drift'].map((name) => path.join(root, `test/bench/${name}.ts`)),
	outdir: out,
	outExtension: { '.js': '.cjs' },
	bundle: true,
	platform: 'node',
	format: 'cjs',
	target: 'node20',
	mainFields: ['module', 'main'],
});
const { keystrokeBenchmark } = await import(pathToFileURL(path.join(out, 'keystroke.cjs')).href);
const node = process.execPath;
await keystrokeBenchmark(
	[node, path.join(root, 'dist/cli.js'), 'lsp', '--stdio'],
	[node, path.join(out, 'floor-server.cjs'), '--stdio'],
);
console.log();
// In a process of its own, started as the command line tool and the language server are.
const plans = `require(${JSON.stringify(path.join(out, 'plan.cjs'))}).planBenchmark()`;
execFileSync(node, ['--max-semi-space-size=64', '-e', plans], { stdio: 'inherit' });
console.log();
const drift = `require(${JSON.stringify(path.join(out, 'drift.cjs'))}).driftBenchmark()`;
execFileSync(node, ['--max-semi-space-size=64', '-e', drift], { stdio: 'inherit' });
