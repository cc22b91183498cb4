// A real VS Code workbench and extension host, headless: the code-server build of VS Code, opened in Chromium by Playwright.
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
	createReadStream,
	createWriteStream,
	existsSync,
	mkdirSync,
	mkdtempSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { install } from './install.mjs';

/** Quiet defaults for a window; a caller may override any of them. */
export const SETTINGS = {
	'chat.disableAIFeatures': true,
	'extensions.autoCheckUpdates': false,
	'extensions.autoUpdate': false,
	'extensions.ignoreRecommendations': true,
	'git.enabled': false,
	'security.workspace.trust.enabled': false,
	'telemetry.telemetryLevel': 'off',
	'update.mode': 'none',
	'window.restoreWindows': 'none',
	'workbench.editor.restoreViewState': false,
	'workbench.enableExperiments': false,
	'workbench.reduceMotion': 'on', // nothing caught half-faded in a screenshot
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'workbench.startupEditor': 'none',
	'workbench.tips.enabled': false,
};

/**
 * Starts one server with a fresh profile on 127.0.0.1. Only who has the address, which holds a random token, gets in.
 * @param {{ userDataDir?: string, extensionsDir?: string, vsix?: string[], settings?: object, env?: object, logFile?: string,
 *   logLevel?: string, port?: number, keepAlive?: boolean, locale?: string, translations?: string,
 *   keybindings?: { key: string, command: string, args?: unknown }[] }} options
 *   keepAlive: do not end by itself when no window is open; locale: display language, for which the file `translations`
 *   has the texts of VS Code, as `{ contents: { [module]: { [key]: text } } }`
 */
export async function startServer(options = {}) {
	const { node, vscode, version } = install();
	const profile = makeProfile(options);
	const env = serverEnvironment(profile.temp, options.env);
	const main = path.join(vscode, 'out', 'server-main.js');
	for (const file of options.vsix ?? []) installExtension(node, [main, ...profile.args], file, env);

	const token = randomUUID();
	const args = [main, ...profile.args, ...serverArguments(token, options)];
	const windows = process.platform === 'win32';
	const child = spawn(node, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: !windows });
	const exited = new Promise((resolve) => {
		child.once('exit', (code, signal) => resolve(code ?? signal));
		child.once('error', (error) => resolve(error.message));
	});
	const kill = (signal) => {
		try {
			if (windows) child.kill(signal);
			else process.kill(-child.pid, signal);
		} catch {
			// It is gone.
		}
	};
	const killNow = () => kill('SIGKILL');
	process.once('exit', killNow);
	const log = options.logFile ? createWriteStream(options.logFile, { flags: 'a' }) : undefined;
	const stop = async () => {
		process.off('exit', killNow);
		kill('SIGTERM');
		const timer = setTimeout(killNow, 3000);
		await exited;
		clearTimeout(timer);
		killNow(); // whatever is left of its process group: extension host, language servers
		log?.end();
		if (!process.env.VSCODE_TEST_KEEP) {
			rmSync(profile.temp, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
		}
	};
	try {
		const authority = `127.0.0.1:${await listeningPort(child, log)}`;
		return { version, authority, ...profile, pid: child.pid, exited, stop, ...addresses(authority, token) };
	} catch (error) {
		await stop();
		throw error;
	}
}

function makeProfile(options) {
	const temp = mkdtempSync(path.join(os.tmpdir(), 'vscode-test-'));
	const userDataDir = options.userDataDir ?? path.join(temp, 'user-data');
	const extensionsDir = options.extensionsDir ?? path.join(temp, 'extensions');
	const settingsFile = path.join(userDataDir, 'User', 'settings.json');
	mkdirSync(path.dirname(settingsFile), { recursive: true });
	if (options.settings || !existsSync(settingsFile)) {
		writeFileSync(settingsFile, JSON.stringify({ ...SETTINGS, ...options.settings }, null, '\t'));
	}
	if (options.keybindings) {
		writeFileSync(path.join(userDataDir, 'User', 'keybindings.json'), JSON.stringify(options.keybindings));
	}
	if (options.translations) writeLanguagePack(userDataDir, options);
	const args = ['--server-data-dir', temp, '--user-data-dir', userDataDir, '--extensions-dir', extensionsDir];
	return { temp, userDataDir, extensionsDir, settingsFile, args };
}

/** Tells the server of translations of VS Code, as an installed language pack would. */
function writeLanguagePack(userDataDir, { locale, translations }) {
	const extensions = [{ extensionIdentifier: { id: 'test.language-pack' }, version: '1.0.0' }];
	const pack = { hash: 'test', extensions, translations: { vscode: path.resolve(translations) }, label: locale };
	writeFileSync(path.join(userDataDir, 'languagepacks.json'), JSON.stringify({ [locale]: pack }));
}

function serverEnvironment(temp, own = {}) {
	const env = { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', ...own };
	if (process.platform === 'linux') Object.assign(env, { TMPDIR: temp, XDG_RUNTIME_DIR: temp }); // its sockets go away with it
	for (const name of Object.keys(env)) if (/^(VSCODE_|ELECTRON_)/.test(name) && !own[name]) delete env[name];
	return env;
}

function serverArguments(token, { port = 0, keepAlive = false, logLevel = 'info', locale = 'en' }) {
	return [
		...['--locale', locale],
		...['--host', '127.0.0.1', '--port', String(port), '--connection-token', token],
		...['--accept-server-license-terms', '--telemetry-level', 'off', '--disable-workspace-trust', '--log', logLevel],
		// It ends by itself minutes after a killed run.
		...(keepAlive ? [] : ['--enable-remote-auto-shutdown', '--reconnection-grace-time', '30']),
		// Without this the workbench of a built VS Code ignores extensionDevelopmentPath in the address.
		'--enable-smoke-test-driver',
	];
}

function installExtension(node, args, file, env) {
	const result = spawnSync(node, [...args, '--install-extension', path.resolve(file), '--force'], {
		env,
		encoding: 'utf8',
	});
	const output = result.stdout + result.stderr;
	if (result.status !== 0 || /Failed Installing/i.test(output))
		throw new Error(`could not install ${file}:\n${output}`);
}

/** Waits until the server says which port it listens on. */
function listeningPort(child, log) {
	let text = '';
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error(`the VS Code server did not start within 60 s\n${text}`)), 60_000);
		const seen = (chunk) => {
			log?.write(chunk);
			text = (text + chunk).slice(-20_000);
			const port = /Extension host agent listening on (\d+)/.exec(text)?.[1];
			if (!port) return;
			clearTimeout(timer);
			resolve(Number(port));
		};
		child.stdout.setEncoding('utf8').on('data', seen);
		child.stderr.setEncoding('utf8').on('data', seen);
		child.once('error', reject);
		child.once('exit', (code, signal) => {
			clearTimeout(timer);
			reject(new Error(`the VS Code server ended early (${code ?? signal})\n${text}`));
		});
	});
}

function addresses(authority, token) {
	const slash = (file) => (process.platform === 'win32' ? `/${file.replaceAll('\\', '/')}` : file);
	const remote = (file) => `vscode-remote://${authority}${encodeURI(slash(path.resolve(file)))}`;
	return {
		/** A file of this machine as the window names it. */
		remote,
		/** The address of a window. payload: what desktop VS Code takes on its command line, as [name, value] pairs. */
		url({ folder, workspace, payload = [] } = {}) {
			const query = new URLSearchParams({ tkn: token });
			if (folder) query.set('folder', remote(folder));
			else if (workspace) query.set('workspace', remote(workspace));
			else query.set('ew', 'true');
			query.set('payload', JSON.stringify([['skipWelcome', 'true'], ['skipReleaseNotes', 'true'], ...payload]));
			return `http://${authority}/?${query}`;
		},
	};
}

/**
 * Adds development options to the configuration in the workbench's page: the way in for an extension of the web worker
 * extension host, which the address of a window cannot name. The page must have been made with { bypassCSP: true }, as
 * the workbench may otherwise fetch from its own origin and from https only.
 */
export async function developmentOptions(page, options) {
	await page.addInitScript((added) => {
		const observer = new MutationObserver(() => {
			const meta = document.getElementById('vscode-workbench-web-configuration');
			if (!meta) return;
			observer.disconnect();
			const config = JSON.parse(meta.getAttribute('data-settings'));
			config.developmentOptions = { ...config.developmentOptions, ...added };
			meta.setAttribute('data-settings', JSON.stringify(config));
		});
		observer.observe(document, { childList: true, subtree: true });
	}, options);
}

const MEDIA_TYPES = {
	'.js': 'text/javascript',
	'.mjs': 'text/javascript',
	'.json': 'application/json',
	'.map': 'application/json',
	'.wasm': 'application/wasm',
	'.html': 'text/html',
	'.css': 'text/css',
	'.svg': 'image/svg+xml',
};

/** Serves a folder on 127.0.0.1, for an extension of the web worker extension host. */
export async function serveFolder(folder) {
	const { authority, close } = await serve({ '/': folder });
	const uri = (relative = '') => ({ scheme: 'http', authority, path: `/${relative.split(path.sep).join('/')}` });
	return { uri, close };
}

/**
 * Serves folders on 127.0.0.1, each below a path that ends with a slash; `pages` are texts by their whole path.
 * @param {Record<string, string>} folders
 * @param {Record<string, string>} pages
 */
export async function serve(folders, pages = {}) {
	const prefixes = Object.keys(folders).sort((a, b) => b.length - a.length); // the longest that fits counts
	const listener = http.createServer((request, response) => {
		const pathname = decodeURIComponent(new URL(request.url, 'http://x').pathname);
		response.setHeader('Access-Control-Allow-Origin', '*');
		response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
		if (pages[pathname] !== undefined) {
			response.setHeader('Content-Type', 'text/html; charset=utf-8');
			response.end(pages[pathname]);
			return;
		}
		const prefix = prefixes.find((one) => pathname.startsWith(one));
		const root = prefix && path.resolve(folders[prefix]);
		const file = prefix && path.join(root, pathname.slice(prefix.length));
		if (!file?.startsWith(root + path.sep) || !existsSync(file) || !statSync(file).isFile()) {
			response.statusCode = 404;
			response.end();
			return;
		}
		response.setHeader('Content-Type', MEDIA_TYPES[path.extname(file)] ?? 'application/octet-stream');
		createReadStream(file).pipe(response);
	});
	await new Promise((resolve) => listener.listen(0, '127.0.0.1', resolve));
	const close = () => {
		listener.close();
		listener.closeAllConnections();
	};
	return { authority: `127.0.0.1:${listener.address().port}`, close };
}

/** Headless Chromium: CHROMIUM_PATH, else a system Chromium or Chrome, else the one of `npx playwright-core install chromium`. */
export function launchBrowser(options = {}) {
	const executablePath = [
		process.env.CHROMIUM_PATH,
		'/usr/bin/chromium',
		'/usr/bin/chromium-browser',
		'/usr/bin/google-chrome',
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
		'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	].find((file) => file && existsSync(file));
	return chromium.launch({
		executablePath,
		args: [
			...[
				'--headless',
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--force-color-profile=srgb',
			],
			...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
			'--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1', // nothing but this machine: calls home fail at once
		],
		...options,
	});
}
