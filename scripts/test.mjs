// npm test: everything, the fast first. Installs and builds what is missing by itself.
// With CI=true a component that cannot be had is a failure; else it is skipped with a visible line.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureModules, ensurePrograms, root, testPrograms } from './setup.mjs';
import { mochaSummary } from './vscode/mocha-summary.mjs';

const results = path.join(root, 'test-results');
const totals = { passed: 0, failed: 0, skipped: 0 };

async function main() {
	ensureModules();
	const missing = ensurePrograms(testPrograms);
	if (missing.length > 0) skipOrFail(`programs that are missing: ${missing.join(', ')}`);
	rmSync(results, { recursive: true, force: true });
	mkdirSync(results, { recursive: true });
	step('types', 'npx', ['tsc', '-b']);
	step('format and lint', 'npx', ['biome', 'check', '.']);
	step('build', process.execPath, ['scripts/build.mjs', '--minify']);
	await vitest(['tidy', 'unit', 'mocked', 'fixtures', 'lsp', 'cli', 'golden']);
	await vitest(['property']);
	// Hosts wait for one another most of the time, so the tests on toy hosts and on real ones run side by side.
	await Promise.all([vitest(['editors', 'publishing', 'shell']), vitest(['hosts'], 'afterwards')]);
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

/** Runs tests of these projects; what they print comes at once, or in one piece when they are done. */
async function vitest(projects, shown = 'at once') {
	const report = path.join(results, `${projects[0]}.json`);
	const args = ['vitest', 'run', ...projects.flatMap((project) => ['--project', project])];
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
	if (shown === 'at once') console.log(`\n== ${projects.join(', ')}`);
	const { status, output } = await run('npx', [...args, ...reporters], shown === 'at once' ? 'inherit' : 'pipe');
	if (shown !== 'at once') console.log(`\n== ${projects.join(', ')}\n${output}`);
	if (!existsSync(report)) return count({ failed: 1 });
	const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
	count({ passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests });
	// An error outside a test (a file that does not load, say) counts no test, but is a failure all the same.
	if (status !== 0 && numFailedTests === 0) count({ failed: 1 });
	if (numPassedTests === 0) count({ failed: 1 });
}

function run(program, args, stdio) {
	const child = spawn(program, args, { cwd: root, stdio: ['inherit', stdio, stdio] });
	const parts = [];
	for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => parts.push(part));
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (status) => resolve({ status, output: Buffer.concat(parts).toString() }));
	});
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

await main();
