// Makes the short film of the README in both languages, from the extension as it is built now: somebody changes a port,
// sees what that breaks on the other hosts, has it mended, and looks at the cluster with a server switched off.
// node scripts/vscode/animation.mjs     Needs gifsicle, imagemagick and fonts-noto-cjk of Debian.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { webview } from '../../test/host/window.mjs';
import { screenshot } from './screenshot.mjs';
import { chineseTranslations } from './translations.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const NODES = '10.20.0.2/dolphindb_2/config/cluster.nodes';
const LONG = { timeout: 90_000 };

const keybindings = [
	{ key: 'ctrl+alt+5', command: 'dolphindbCluster.showTopology' },
	{ key: 'ctrl+alt+7', command: 'workbench.action.toggleMaximizeEditorGroup' },
];

/** The film, as deeds with pictures between: `shot` takes one that is shown for so many hundredths of a second. */
const SCENES = [
	async ({ page }, shot) => {
		await page.locator('.codelens-decoration a').first().waitFor(LONG); // the server has read everything
		await page.keyboard.press('Control+B');
		await page.locator('.part.sidebar').waitFor({ state: 'hidden' });
		await page.keyboard.press('Control+Shift+M');
		await page.locator('.markers-panel').waitFor();
		await page.locator('.monaco-editor .view-line').filter({ hasText: '8802' }).first().click();
		await shot(150);
	},
	async ({ page }, shot) => {
		await page.keyboard.press('Home');
		for (let step = 0; step < '10.20.0.2:88'.length; step++) await page.keyboard.press('ArrowRight');
		for (const key of ['Delete', 'Delete', '2', '0']) {
			await page.keyboard.press(key);
			await page.waitForTimeout(100);
			await shot(25);
		}
		await page.locator('.markers-panel .monaco-list-row').filter({ hasText: '8802' }).first().waitFor(LONG);
		await shot(350);
	},
	async ({ page }, shot) => {
		await page.keyboard.press('Control+.');
		const everywhere = page.locator('.action-widget .monaco-list-row.action').filter({ hasText: '8820' }).first();
		await everywhere.waitFor(LONG);
		await everywhere.hover();
		await shot(250);
		await everywhere.click();
		await page
			.locator('.markers-panel .monaco-list-row')
			.first()
			.waitFor({ state: 'hidden', ...LONG });
		await shot(200);
	},
	async ({ page }, shot) => {
		await page.keyboard.press('Control+J');
		await page.keyboard.press('Control+Alt+5');
		const frame = webview(page);
		await frame.locator('[data-id]').first().waitFor(LONG);
		await shot(250);
		await frame.locator('#failure').click();
		const active = page.locator('.editor-group-container.active .tab.active');
		await active.filter({ hasNotText: 'cluster.nodes' }).waitFor(); // the key is for the active group
		await page.keyboard.press('Control+Alt+7');
		await frame.locator('[data-id="host:10.20.0.2"]').click();
		await frame.locator('.head.off').waitFor(LONG);
		await page.mouse.move(500, 590);
		await shot(400);
	},
];

for (const locale of ['en', 'zh-cn']) await film(locale);

async function film(locale) {
	const temp = mkdtempSync(path.join(os.tmpdir(), 'film-'));
	const frames = [];
	try {
		await screenshot({
			folder: path.join(root, 'examples/three-servers'),
			openFiles: [`${NODES}:3:1`],
			viewport: { width: 1000, height: 600 },
			keybindings,
			...(locale === 'en' ? {} : { locale, translations: chineseTranslations() }),
			steps: SCENES.map((scene) => (window) => scene(window, shooter(window, temp, frames))),
			out: path.join(temp, 'last.png'),
		});
		assemble(frames, path.join(root, 'docs/images', locale, 'film.gif'));
		console.log(`docs/images/${locale}/film.gif`);
	} finally {
		rmSync(temp, { recursive: true, force: true });
	}
}

function shooter({ page, settle }, temp, frames) {
	return async (hundredths) => {
		if (hundredths > 50) await settle();
		const file = path.join(temp, `${String(frames.length).padStart(3, '0')}.png`);
		writeFileSync(file, await page.screenshot());
		frames.push({ file, hundredths });
	};
}

/**
 * A GIF, which every gallery shows: one palette for all frames, and of each frame only what differs from the one
 * before. It comes to rest: what moves for ever keeps some people from reading.
 */
function assemble(frames, out) {
	const gifs = frames.map(({ file }) => {
		const gif = file.replace(/png$/, 'gif');
		execFileSync('convert-im6', [file, '+dither', gif]);
		return gif;
	});
	const timed = gifs.flatMap((gif, at) => ['--delay', String(frames[at].hundredths), gif]);
	execFileSync('gifsicle', ['--optimize=3', '--colors=128', '--loopcount=3', ...timed, '--output', out]);
}
