// Bundles test/vscode for VS Code's extension hosts: suite/*.test.ts one by one for Node.js, suite/*.web.test.ts once
// more, with web/*.test.ts all in one file, for the web worker, which has no file system to find them in.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Where the bundles lie: what `--extensionTestsPath` names in the two kinds of host. */
export const TESTS = {
	node: path.join(root, 'out/test/vscode/suite/index.js'),
	web: path.join(root, 'out/test/vscode/web/index.js'),
};

/** Builds the tests that run inside VS Code. */
export async function buildTests() {
	rmSync(path.join(root, 'out/test/vscode'), { recursive: true, force: true });
	const suite = readdirSync(path.join(root, 'test/vscode/suite')).filter((name) => name.endsWith('.test.ts'));
	const common = { absWorkingDir: root, bundle: true, sourcemap: 'inline', logLevel: 'warning', plugins: [folders] };
	await Promise.all([
		build({
			...common,
			entryPoints: ['index.ts', ...suite].map((name) => `test/vscode/suite/${name}`),
			outdir: path.dirname(TESTS.node),
			platform: 'node',
			format: 'cjs',
			target: 'node20',
			mainFields: ['module', 'main'],
			external: ['vscode', 'mocha'],
		}),
		build({
			...common,
			stdin: { contents: webEntry(suite), resolveDir: path.join(root, 'test/vscode'), loader: 'ts' },
			outfile: TESTS.web,
			platform: 'browser',
			target: 'es2023',
			mainFields: ['browser', 'module', 'main'],
			external: ['vscode'],
			define: { 'process.env': JSON.stringify({ VSCODE_TEST_TAG: '[test] ' }) },
			// mocha's browser build assigns module.exports to itself where there is one: ours have to be set after it.
			format: 'iife',
			globalName: 'tests',
			footer: { js: 'module.exports = tests;' },
		}),
	]);
}

/** `import files from 'folder:examples/single-server'`: the texts of a folder by path, for hosts that cannot read it. */
const folders = {
	name: 'folders',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^folder:/ }, ({ path: name }) => ({
			path: name.slice('folder:'.length),
			namespace: 'folder',
		}));
		onLoad({ filter: /.*/, namespace: 'folder' }, ({ path: name }) => {
			const folder = path.join(root, name);
			const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
			const texts = files.map(({ parentPath, name: file }) => {
				const whole = path.join(parentPath, file);
				return [path.relative(folder, whole).split(path.sep).join('/'), readFileSync(whole, 'utf8')];
			});
			return { contents: JSON.stringify(Object.fromEntries(texts)), loader: 'json' };
		});
	},
};

/** The setup comes first: it defines describe and it. */
function webEntry(suite) {
	const shared = suite.filter((name) => name.endsWith('.web.test.ts'));
	const own = readdirSync(path.join(root, 'test/vscode/web')).filter((name) => name.endsWith('.test.ts'));
	const imports = ['./web/setup.ts', ...shared.map((name) => `./suite/${name}`), ...own.map((name) => `./web/${name}`)];
	return [...imports.map((name) => `import '${name}';`), `export { run } from './web/run.ts';`].join('\n');
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await buildTests();
