import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { packageExtension } from '../../scripts/publish/package.mjs';
import { installPublishing } from '../host/install.mjs';
import { openWindow, webview } from '../host/window.mjs';
import { browserFor } from '../support/page.ts';

const root = path.resolve(import.meta.dirname, '../..');
const temp = mkdtempSync(path.join(os.tmpdir(), 'ddb-installed-'));
const browser = await browserFor('the packaged extension in VS Code');
await browser?.close(); // a window has its own
afterAll(() => rmSync(temp, { recursive: true, force: true }));

test.runIf(browser !== undefined)(
	'the package finds a mistake and draws the cluster where it is installed',
	async () => {
		installPublishing();
		const vsix = path.join(temp, 'extension.vsix');
		await packageExtension({ out: vsix });
		const folder = path.join(temp, 'with-mistakes');
		cpSync(path.join(root, 'examples/with-mistakes'), folder, { recursive: true });
		const keybindings = [{ key: 'ctrl+alt+5', command: 'dolphindbCluster.showTopology' }];
		const openFiles = ['10.20.0.12/dolphindb_2/config/cluster.nodes'];
		const window = await openWindow({ folder, vsix, openFiles, keybindings });
		try {
			await window.page.keyboard.press('Control+Shift+M');
			const problem = window.page.locator('.markers-panel .monaco-list-row').filter({ hasText: '10.20.0.11' });
			await problem.first().waitFor({ timeout: 90_000 });
			await window.page.keyboard.press('Control+Alt+5');
			await webview(window.page).locator('[data-id]').first().waitFor({ timeout: 60_000 });
			expect(await problem.count()).toBeGreaterThan(0);
		} finally {
			await window.close();
		}
	},
);
