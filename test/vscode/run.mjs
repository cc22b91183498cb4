// Runs test/vscode inside a real VS Code.   VSCODE_TEST_HOST=auto|desktop|headless   (default: auto)
//   desktop   desktop VS Code, downloaded by @vscode/test-electron (VSCODE_TEST_VERSION: stable, insiders, 1.91.0, …)
//   headless  the code-server build of VS Code from npm, in headless Chromium: needs the npm registry only
//   auto      desktop where there is a display and the download works, else headless, and says so
// node test/vscode/run.mjs [web] [--extension=DIR] [--tests=FILE] [--folder=DIR]
//   web       the tests named *.web.test.ts, in the web worker extension host (always headless)
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildTests, TESTS } from '../../scripts/vscode/build-tests.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Builds the tests, runs them on a copy of the folder and returns the exit code.
 * @param {{ host?: 'auto' | 'desktop' | 'headless', web?: boolean, extension?: string, tests?: string, folder?: string }} options
 */
export async function runVscodeTests({
	host = process.env.VSCODE_TEST_HOST ?? 'auto',
	web = false,
	extension = root,
	tests,
	folder = path.join(root, 'test/vscode/workspace'),
} = {}) {
	const entry = path.join(extension, web ? 'dist/web/extension.js' : 'dist/extension.js');
	if (extension === root && !existsSync(entry)) {
		console.error(`${path.relative(process.cwd(), entry)} is missing: run "npm run build" first`);
		return 1;
	}
	if (!tests) await buildTests();
	const temp = mkdtempSync(path.join(os.tmpdir(), 'vsc-')); // short: VS Code makes a socket below it
	const run = {
		extension,
		tests: tests ?? (web ? TESTS.web : TESTS.node),
		folder: path.join(temp, path.basename(folder)),
		temp,
	};
	try {
		cpSync(folder, run.folder, { recursive: true });
		return web || host === 'headless' ? headless(run, web) : await desktopOrHeadless(run, host);
	} finally {
		rmSync(temp, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	}
}

function headless({ extension, tests, folder }, web = false) {
	const args = [`--extensionDevelopmentPath=${extension}`, `--extensionTestsPath=${tests}`, folder];
	if (web) args.push('--extensionDevelopmentKind=web');
	const code = path.join(root, 'test/host/code.mjs');
	return spawnSync(process.execPath, [code, ...args], { stdio: 'inherit' }).status ?? 1;
}

async function desktopOrHeadless(run, host) {
	const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
	if (host === 'auto' && !display) {
		console.log('no display: running headless');
		return headless(run);
	}
	const { downloadAndUnzipVSCode, runTests } = await import('@vscode/test-electron');
	let vscodeExecutablePath;
	try {
		vscodeExecutablePath = await downloadAndUnzipVSCode({ version: process.env.VSCODE_TEST_VERSION });
	} catch (error) {
		if (host === 'desktop') throw error;
		console.log(`no desktop VS Code to be had (${error.message}): running headless`);
		return headless(run);
	}
	const profile = [`--user-data-dir=${run.temp}/data`, `--extensions-dir=${run.temp}/extensions`];
	try {
		return await runTests({
			vscodeExecutablePath,
			extensionDevelopmentPath: run.extension,
			extensionTestsPath: run.tests,
			launchArgs: [run.folder, '--disable-extensions', '--disable-workspace-trust', ...profile],
		});
	} catch (error) {
		console.error(error.message);
		return 1;
	}
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
	const { values, positionals } = parseArgs({
		options: { extension: { type: 'string' }, tests: { type: 'string' }, folder: { type: 'string' } },
		allowPositionals: true,
	});
	const paths = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, path.resolve(value)]));
	process.exit(await runVscodeTests({ ...paths, web: positionals.includes('web') }));
}
