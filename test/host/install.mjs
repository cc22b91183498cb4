// Installs the pinned VS Code server (code-server, from npm) into .vscode-test/ without running any install script:
// nothing is compiled and nothing comes from outside the npm registry. Safe to run again, safe to cache in CI.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const manifest = JSON.parse(readFileSync(path.join(here, 'package.json'), 'utf8'));
const version = manifest.dependencies['code-server'];
const cache = path.resolve(process.env.VSCODE_HEADLESS_CACHE ?? path.join(here, '../../.vscode-test'));
const root = path.join(cache, `code-server-${version}`);
const windows = process.platform === 'win32';

/**
 * Installs the server unless it is there.
 * @returns {{ node: string, vscode: string, version: string }} the Node.js to run it with and the folder of the server
 */
export function install() {
	const own = process.env.VSCODE_HEADLESS_SERVER; // another build of the server: the folder with out/server-main.js
	if (own) return { node: process.env.VSCODE_HEADLESS_NODE ?? process.execPath, vscode: own, version: 'own' };
	if (!existsSync(path.join(root, '.complete'))) {
		console.error(
			`Installing code-server ${version} from npm into ${path.relative(process.cwd(), root) || root} (once)…`,
		);
		installInto(`${root}.${process.pid}.tmp`);
	}
	return { node: bundledNode(), vscode: path.join(root, 'node_modules/code-server/lib/vscode'), version };
}

/** Builds the installation beside its place and moves it there, so that an interrupted run leaves nothing half done. */
function installInto(temporary) {
	rmSync(temporary, { recursive: true, force: true });
	mkdirSync(temporary, { recursive: true });
	for (const file of ['package.json', 'package-lock.json']) cpSync(path.join(here, file), path.join(temporary, file));
	npm(['ci'], temporary);
	const vscode = path.join(temporary, 'node_modules/code-server/lib/vscode');
	npm(['install', '--omit=dev', '--no-save'], vscode); // versions: its own npm-shrinkwrap.json
	npm(['install', '--omit=dev', '--no-save'], path.join(vscode, 'extensions')); // typescript, for the built-in extension
	writeFileSync(path.join(vscode, 'node_modules/@vscode/spdlog/index.js'), SPDLOG);
	writeFileSync(path.join(vscode, 'node_modules/@vscode/native-watchdog/index.js'), WATCHDOG);
	for (const folder of LARGE_AND_UNUSED) rmSync(path.join(vscode, folder), { recursive: true, force: true });
	writeFileSync(path.join(temporary, '.complete'), `${version}\n`);
	if (existsSync(path.join(root, '.complete'))) {
		rmSync(temporary, { recursive: true, force: true }); // another process was faster
	} else {
		rmSync(root, { recursive: true, force: true });
		renameSync(temporary, root);
	}
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

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) console.log(install());
