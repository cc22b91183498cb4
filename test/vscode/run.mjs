// Runs test/vscode inside a real VS Code.   VSCODE_TEST_HOST=auto|desktop|headless   (default: auto)
//   desktop   desktop VS Code, downloaded by @vscode/test-electron (VSCODE_TEST_VERSION: stable, insiders, 1.91.0, …)
//   headless  the code-server build of VS Code from npm, in headless Chromium: needs the npm registry only
//   auto      desktop where there is a display and the download works, else headless, and says so
// node test/vscode/run.mjs [node|web|static] [--extension=DIR] [--tests=FILE] [--folder=DIR]
//   node      all tests, in the Node.js extension host (the default)
//   web       the tests named *.web.test.ts, in the web worker extension host beside a server (always headless)
//   static    the same tests in VS Code for the Web without a server, in the oldest VS Code that is supported
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildTests, TESTS } from '../../scripts/vscode/build-tests.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Builds the tests, runs them on a copy of the folder and returns the exit code.
 * @param {{ host?: 'auto' | 'desktop' | 'headless', kind?: 'node' | 'web' | 'static', extension?: string, tests?: string,
 *   folder?: string }} options
 */
export async function runVscodeTests({
	host = process.env.VSCODE_TEST_HOST ?? 'auto',
	kind = 'node',
	extension = root,
	tests,
	folder = path.join(root, 'test/vscode/workspace'),
} = {}) {
	const entry = path.join(extension, 'dist/extension.js');
	if (extension === root && !existsSync(entry)) {
		console.error(`${path.relative(process.cwd(), entry)} is missing: run "npm run build" first`);
		return 1;
	}
	if (!tests) await buildTests();
	const temp = mkdtempSync(path.join(os.tmpdir(), 'vsc-')); // short: VS Code makes a socket below it
	const run = {
		kind,
		extension,
		tests: tests ?? (kind === 'node' ? TESTS.node : TESTS.web),
		place: path.join(temp, path.basename(folder)),
		temp,
	};
	try {
		cpSync(folder, run.place, { recursive: true });
		// With a workspace file, a test can add a folder: without, VS Code would start the tests anew then.
		if (kind === 'node') run.place = workspaceFile(temp, path.basename(folder));
		return kind !== 'node' || host === 'headless' ? headless(run) : await desktopOrHeadless(run, host);
	} finally {
		rmSync(temp, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	}
}

function workspaceFile(temp, folder) {
	const file = path.join(temp, 'test.code-workspace');
	writeFileSync(file, JSON.stringify({ folders: [{ path: folder }], settings: {} }));
	return file;
}

function headless({ kind, extension, tests, place }) {
	const args = [`--extensionDevelopmentPath=${extension}`, `--extensionTestsPath=${tests}`];
	const code = path.join(root, 'test/host/code.mjs');
	const all = [code, ...args, `--extensionDevelopmentKind=${kind}`, place];
	return spawnSync(process.execPath, all, { stdio: 'inherit' }).status ?? 1;
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
			launchArgs: [run.place, '--disable-extensions', '--disable-workspace-trust', ...profile],
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
	process.exit(await runVscodeTests({ ...paths, kind: positionals[0] ?? 'node' }));
}
