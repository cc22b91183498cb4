import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { layFetched } from '../../scripts/vscode/fetched.mjs';
import { openWindow, webview } from '../host/window.mjs';
import { browserFor } from '../support/page.ts';

const root = path.resolve(import.meta.dirname, '../..');
const LONG = 90_000;
const temp = mkdtempSync(path.join(os.tmpdir(), 'drift-window-'));
const browser = await browserFor('how hosts differ in a window of VS Code');
await browser?.close(); // a window has its own
afterAll(() => rmSync(temp, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));

test.runIf(browser !== undefined)(
	'the comparison with hosts comes back when the window is loaded anew',
	{ timeout: 4 * LONG },
	async () => {
		if (!existsSync(path.join(root, 'dist/extension.js')))
			throw new Error('dist/extension.js is missing: run "npm run build" first');
		const folder = path.join(temp, 'three-servers');
		cpSync(path.join(root, 'examples/three-servers'), folder, { recursive: true });
		await layFetched(folder);
		const keybindings = [{ key: 'ctrl+alt+4', command: 'dolphindbCluster.compareWithHosts' }];
		const openFiles = ['10.20.0.1/dolphindb_1/config/cluster.nodes'];
		const window = await openWindow({ folder, extension: root, keybindings, openFiles });
		try {
			await window.page.locator('.codelens-decoration a').first().waitFor({ timeout: LONG }); // the server has read all
			await window.page.keyboard.press('Control+Alt+4');
			const page = webview(window.page);
			const differs = page.locator('table').getByText('maxMemSize').first();
			await differs.waitFor({ timeout: LONG });
			await page.locator('#all').check();
			const alike = page.locator('table').getByText('maxConnections').first();
			await alike.waitFor({ timeout: LONG });
			await window.loadAnew(/dolphindbCluster\.drift.*"all":true/s);
			await alike.waitFor({ timeout: LONG });
			expect(await page.locator('#all').isChecked()).toBe(true);
			expect(await page.locator('h1').innerText()).toContain('three-servers');
		} finally {
			await window.close();
		}
	},
);
