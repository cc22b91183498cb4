// One window of the headless VS Code, for UI tests and pictures: opened on a folder, with a few things to do in it.
import { launchBrowser, startServer } from './workbench.mjs';

/**
 * Opens a folder with an extension of the working tree, or with a packaged one.
 * @param {{ folder: string, extension?: string, vsix?: string, openFiles?: string[], settings?: object,
 *   viewport?: { width: number, height: number }, theme?: keyof typeof THEMES, logFile?: string, locale?: string,
 *   translations?: string, keybindings?: { key: string, command: string, args?: unknown }[] }} options
 *   extension: folder of an extension under development; openFiles: relative to the folder
 */
export async function openWindow({
	folder,
	extension,
	vsix,
	openFiles = [],
	settings = {},
	viewport,
	theme = 'light',
	...serverOptions
}) {
	const { name, shown } = THEMES[theme];
	const colours = { 'window.autoDetectColorScheme': false, 'workbench.colorTheme': name };
	const server = await startServer({
		vsix: vsix ? [vsix] : [],
		settings: { ...colours, ...settings },
		...serverOptions,
	});
	let browser;
	try {
		browser = await launchBrowser();
		const page = await browser.newPage({
			viewport: viewport ?? { width: 1280, height: 800 },
			colorScheme: 'light',
			reducedMotion: 'reduce',
		});
		const payload = extension ? [['extensionDevelopmentPath', server.remote(extension)]] : [];
		await page.goto(server.url({ folder, payload }), { timeout: 120_000 });
		await page
			.locator('.monaco-workbench .explorer-folders-view .monaco-list-row')
			.first()
			.waitFor({ timeout: 60_000 });
		await page.locator(`.monaco-workbench.${shown}`).waitFor({ timeout: 60_000 }); // it comes after the window
		const window = { page, ...actions(page) };
		for (const file of openFiles) await window.open(file);
		const close = async () => {
			await browser.close();
			await server.stop();
		};
		return { ...window, close };
	} catch (error) {
		await browser?.close();
		await server.stop();
		throw error;
	}
}

/** Themes that VS Code has: what the settings call them, and the class of the window that is drawn in one. */
export const THEMES = {
	light: { name: 'Light 2026', shown: 'vs' },
	dark: { name: 'Dark 2026', shown: 'vs-dark' },
	'high-contrast': { name: 'Default High Contrast', shown: 'hc-black' },
	'high-contrast-light': { name: 'Default High Contrast Light', shown: 'hc-light' },
};

/** A page of an extension is drawn in a frame within a frame: this is the inner one of the first that is open. */
export function webview(page) {
	return page.frameLocator('iframe.webview').frameLocator('iframe');
}

function actions(page) {
	const input = page.locator('.quick-input-widget input[type="text"], .quick-input-widget .input').first();
	/** Types into the quick input and takes what stands first, once that is the row wanted. */
	const pick = async (key, text, ...expected) => {
		await page.keyboard.press(key);
		await input.waitFor();
		await input.fill(text);
		let first = page.locator('.quick-input-list .monaco-list-row.focused');
		for (const part of expected) first = first.filter({ hasText: part });
		await first.waitFor({ timeout: 30_000 });
		await page.keyboard.press('Enter');
		await input.waitFor({ state: 'hidden' });
	};
	return {
		/** Runs a command by its title in the command palette: `command('View: Toggle Problems')`. */
		command: (title) => pick('F1', `>${title}`, title),
		/** Opens a file: `open('172.0.0.1/config/agent.cfg')`, or at a place: `open('cluster.nodes:3:1')`. */
		async open(file) {
			const [name] = file.split(':');
			const folders = name.split('/');
			const base = folders.pop();
			await pick('Control+P', file, base, folders.join('/'));
			const editor = page.locator('.editor-group-container.active');
			await editor.locator('.tab.active').filter({ hasText: base }).waitFor();
			await editor.locator('.monaco-editor .view-line').first().waitFor({ timeout: 30_000 });
		},
		/** Opens the Problems panel and waits for a text in it, or for any problem. */
		async showProblems(text) {
			const panel = page.locator('.markers-panel');
			if (!(await panel.isVisible())) await page.keyboard.press('Control+Shift+M'); // it would close an open one
			const marker = panel.locator('.monaco-list-row');
			await (text ? marker.filter({ hasText: text }) : marker).first().waitFor({ timeout: 30_000 });
		},
		/**
		 * Loads the window anew, once what VS Code keeps of its editors has something in it. A browser that leaves a page does
		 * not wait: VS Code keeps what it knows every few seconds, when it has nothing else to do.
		 */
		async loadAnew(kept) {
			const end = Date.now() + 120_000;
			while (!kept.test(await keptEditors(page))) {
				if (Date.now() > end) throw new Error(`VS Code keeps no ${kept} of its editors: ${await keptEditors(page)}`);
				await page.waitForTimeout(500);
			}
			await page.reload({ timeout: 90_000 });
		},
		/** Waits until nothing moves any more: two pictures in a row are the same. */
		async settle() {
			let last = await page.screenshot();
			for (let times = 0; times < 20; times++) {
				await page.waitForTimeout(300);
				const next = await page.screenshot();
				if (next.equals(last)) return;
				last = next;
			}
		},
	};
}

/** What VS Code in a browser keeps of the editors of a window, as text; JSON in JSON without the marks that it has there. */
async function keptEditors(page) {
	const kept = await page.evaluate(async () => {
		const answer = (request) =>
			new Promise((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		const texts = [];
		for (const { name } of await indexedDB.databases()) {
			const database = await answer(indexedDB.open(name));
			if (database.objectStoreNames.contains('ItemTable')) {
				const table = database.transaction('ItemTable').objectStore('ItemTable');
				texts.push((await answer(table.get('memento/workbench.parts.editor'))) ?? '');
			}
			database.close();
		}
		return texts.join('\n');
	});
	return kept.replaceAll('\\', '');
}
