// npm test: everything, the fast first. Installs and builds what is missing by itself.
// With CI=true a component that cannot be had is a failure; else it is skipped with a visible line.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureModules, ensurePrograms, root, testPrograms } from './setup.mjs';
import { mochaSummary } from './vscode/mocha-summary.mjs';

const results = path.join(root, 'test-results');
const totals = { passed: 0, failed: 0, skipped: 0 };

function main() {
	ensureModules();
	const missing = ensurePrograms(testPrograms);
	if (missing.length > 0) skipOrFail(`programs that are missing: ${missing.join(', ')}`);
	rmSync(results, { recursive: true, force: true });
	mkdirSync(results, { recursive: true });
	step('types', 'npx', ['tsc', '-b']);
	step('format and lint', 'npx', ['biome', 'check', '.']);
	step('build', process.execPath, ['scripts/build.mjs', '--minify']);
	vitest(['tidy', 'unit', 'fixtures', 'lsp', 'cli', 'golden'], 'fast');
	vitest(['property'], 'property');
	vitest(['editors', 'shell', 'hosts'], 'hosts');
	vscode(missing);
	console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
	process.exitCode = totals.failed > 0 ? 1 : 0;
}

/** A check that is one test: it passes or fails as a whole. */
function step(name, program, args) {
	console.log(`\n== ${name}`);
	const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit' });
	count(status === 0 ? { passed: 1 } : { failed: 1 });
}

function vitest(projects, name) {
	console.log(`\n== ${projects.join(', ')}`);
	const report = path.join(results, `${name}.json`);
	const args = ['vitest', 'run', ...projects.flatMap((project) => ['--project', project])];
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
	const { status } = spawnSync('npx', [...args, ...reporters], { cwd: root, stdio: 'inherit' });
	if (!existsSync(report)) return count({ failed: 1 });
	const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
	count({ passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests });
	// An error outside a test (a file that does not load, say) counts no test, but is a failure all the same.
	if (status !== 0 && numFailedTests === 0) count({ failed: 1 });
	if (numPassedTests === 0) count({ failed: 1 });
}

/** The hosts in which the extension is tested: see test/vscode/run.mjs. */
const HOSTS = {
	node: 'VS Code',
	web: 'VS Code, with the extension in the web worker',
	static: 'VS Code for the Web without a server, in the oldest version that is supported',
};

/** The tests in a real VS Code. A run that fails without a failing test, or tests nothing, is a failure. */
function vscode(missing) {
	for (const [kind, title] of Object.entries(HOSTS)) {
		console.log(`\n== ${title}`);
		const needsChromium = kind !== 'node' || !process.env.DISPLAY;
		if (missing.includes('chromium') && needsChromium) {
			skipOrFail('VS Code needs a display or Chromium');
			continue;
		}
		const { status, stdout } = spawnSync(process.execPath, ['test/vscode/run.mjs', kind], {
			cwd: root,
			stdio: ['ignore', 'pipe', 'inherit'],
			encoding: 'utf8',
		});
		process.stdout.write(stdout);
		const summary = mochaSummary(stdout) ?? { passed: 0, failed: 0, skipped: 0 };
		count(summary);
		if (summary.passed === 0 || (status !== 0 && summary.failed === 0)) count({ failed: 1 });
	}
}

function skipOrFail(what) {
	console.log(`SKIPPED: ${what}`);
	count(process.env.CI === 'true' ? { failed: 1 } : { skipped: 1 });
}

function count({ passed = 0, failed = 0, skipped = 0 }) {
	totals.passed += passed;
	totals.failed += failed;
	totals.skipped += skipped;
}

main();
