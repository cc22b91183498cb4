#!/usr/bin/env node
// Stands in for the desktop `code` executable in extension tests: takes the same --extensionDevelopmentPath,
// --extensionTestsPath and folder (or .code-workspace) arguments, runs the tests in a headless VS Code and ends with
// their exit code. --extensionDevelopmentKind says where: node (a server; the default), web (the same, but the extension and
// its tests in the web worker extension host), static (VS Code for the Web without a server, of the oldest version; no
// folder, as the workspace is in memory).
import { appendFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import { startStaticWeb } from './static-web.mjs';
import { developmentOptions, launchBrowser, serveFolder, startServer } from './workbench.mjs';

const TAG = '[test] '; // see test/vscode/tag-output.ts
const WITH_VALUE = new Set([
	...['extensionDevelopmentPath', 'extensionTestsPath', 'extensionDevelopmentKind'],
	...['user-data-dir', 'extensions-dir', 'log'],
]);

const { flags, positional } = readArguments(process.argv.slice(2));
const last = (name) => flags[name]?.at(-1);
const devPaths = flags['extensionDevelopmentPath'] ?? [];
const testsPath = existingScript(last('extensionTestsPath'));
if (!testsPath || !devPaths.length) {
	console.error(
		'this stand-in for `code` only runs tests: --extensionDevelopmentPath=… --extensionTestsPath=… [folder]',
	);
	process.exit(2);
}
const kind = last('extensionDevelopmentKind') ?? 'node';
const seconds = Number(process.env.VSCODE_TEST_TIMEOUT ?? 300);
const results = path.resolve(process.env.VSCODE_TEST_RESULTS ?? 'test-results');
const windowLog = path.join(results, `vscode-${kind}-window.log`);
const serverLog = path.join(results, `vscode-${kind}-server.log`);
mkdirSync(results, { recursive: true });
for (const file of [windowLog, serverLog]) writeFileSync(file, '');

let server;
let files;
let browser;
let page;
let printed = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
	process.once(signal, async () => {
		await stop();
		process.exit(130);
	});
}
const code = await run().catch((error) => {
	console.error(String(error?.message ?? error));
	return 1;
});
if (code !== 0) await explain();
await stop();
process.exit(code);

async function run() {
	browser = await launchBrowser();
	page = await browser.newPage({ viewport: { width: 1280, height: 800 }, bypassCSP: kind !== 'node' });
	const address = kind === 'static' ? await staticAddress() : await serverAddress();
	const { ended } = await watchPage();
	ended.catch(() => {}); // it is awaited below, after the page has been loaded
	await page.goto(address, { timeout: 120_000 });
	return ended;
}

/** Starts what serves a window without a server, and returns its address. */
async function staticAddress() {
	files = await startStaticWeb({ extension: devPaths[0], tests: testsPath });
	return files.url;
}

/** Starts a server and returns the address of its window, with what the arguments say. */
async function serverAddress() {
	const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('VSCODE_TEST_')));
	server = await startServer({
		userDataDir: last('user-data-dir'),
		extensionsDir: last('extensions-dir'),
		logLevel: last('log'),
		logFile: serverLog,
		env: { ...env, VSCODE_TEST_TAG: TAG },
	});
	const payload = kind === 'web' ? await serveWebExtension() : developmentPayload();
	const place = positional.map((name) => path.resolve(name)).find((name) => existsSync(name));
	return server.url({
		[place && !statSync(place).isDirectory() ? 'workspace' : 'folder']: place,
		payload: [...payload, ...(flags['enable-proposed-api'] ? [['enableProposedApi', '']] : [])],
	});
}

/** A web extension has to come over http: an extension in a remote folder may not create workers. */
async function serveWebExtension() {
	files = await serveFolder(devPaths[0]);
	const tests = files.uri(path.relative(devPaths[0], testsPath));
	await developmentOptions(page, { extensions: [files.uri()], extensionTestsPath: tests });
	return [];
}

function developmentPayload() {
	return [
		...devPaths.map((name) => ['extensionDevelopmentPath', server.remote(name)]),
		['extensionTestsPath', server.remote(testsPath)],
	];
}

/** Prints what the tests print and keeps the rest of the window's log. `ended` promises the exit code. */
async function watchPage() {
	let resolve;
	let reject;
	const ended = new Promise((...functions) => {
		[resolve, reject] = functions;
	});
	// The two functions that a workbench under test looks for in its window, as VS Code's own integration tests have it.
	await page.exposeFunction('codeAutomationLog', (type, args) => {
		if (typeof args[0] === 'string' && args[0].startsWith(TAG)) {
			printed = true;
			process.stdout.write(`${format(args[0].slice(TAG.length), ...args.slice(1))}\n`);
		} else {
			appendFileSync(windowLog, `[${type}] ${format(...args)}\n`);
		}
	});
	await page.exposeFunction('codeAutomationExit', (status) => resolve(status));
	page.on('crash', () => reject(new Error('the window crashed')));
	page.on('pageerror', (e) => appendFileSync(windowLog, `[pageerror] ${e.message}\n${e.stack ?? ''}\n`));
	page.on('console', (message) => {
		if (process.env.VSCODE_TEST_CONSOLE) console.error('[console]', message.text().slice(0, 400));
		if (message.text().startsWith('No extension host found that can launch')) reject(new Error(message.text()));
	});
	void server?.exited.then((status) => reject(new Error(`the VS Code server ended (${status})`)));
	setTimeout(() => reject(new Error(`no result after ${seconds} s (VSCODE_TEST_TIMEOUT)`)), seconds * 1000).unref();
	return { ended };
}

async function explain() {
	await page?.screenshot({ path: path.join(results, `vscode-${kind}-failure.png`) }).catch(() => {});
	if (!printed) console.error(readFileSync(windowLog, 'utf8').split('\n').slice(-60).join('\n'));
	console.error(
		`logs and a screenshot of the window: ${path.relative(process.cwd(), results) || '.'}/vscode-${kind}-*`,
	);
}

async function stop() {
	await browser?.close().catch(() => {});
	files?.close();
	await server?.stop();
}

function existingScript(name) {
	return name && !existsSync(name) && existsSync(`${name}.js`) ? `${name}.js` : name;
}

function readArguments(argv) {
	const flags = {};
	const positional = [];
	while (argv.length) {
		const argument = argv.shift();
		const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
		if (!name) {
			positional.push(argument);
			continue;
		}
		flags[name] ??= [];
		flags[name].push(value ?? (WITH_VALUE.has(name) ? argv.shift() : 'true'));
	}
	return { flags, positional };
}
