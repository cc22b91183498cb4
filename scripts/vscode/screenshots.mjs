// Takes the pictures of the documentation in both languages, from the extension as it is built now:
// node scripts/vscode/screenshots.mjs [NAME…]     Needs a font for Chinese, such as fonts-noto-cjk of Debian.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { webview } from '../../test/host/window.mjs';
import { layFetched } from './fetched.mjs';
import { screenshot } from './screenshot.mjs';
import { chineseTranslations } from './translations.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const CONFIG = '10.20.0.1/dolphindb_1/config';
const SINGLE = 'dolphindb_1/config/cluster.nodes';
const NODES = `${CONFIG}/cluster.nodes`;

/** Titles of commands differ from language to language; keys do not. */
const keybindings = [
	{ key: 'ctrl+alt+1', command: 'dolphindbCluster.clusters.focus' },
	{ key: 'ctrl+alt+3', command: 'toggleSuggestionDetails' },
	{
		key: 'ctrl+alt+2',
		command: 'workbench.action.openWalkthrough',
		args: 'dolphindb-cluster.dolphindb-cluster#start',
	},
	{ key: 'ctrl+alt+4', command: 'dolphindbCluster.compareWithHosts' },
	{ key: 'ctrl+alt+5', command: 'dolphindbCluster.showTopology' },
	{ key: 'ctrl+alt+6', command: 'dolphindbCluster.showPlanTopology' },
	{ key: 'ctrl+alt+7', command: 'workbench.action.toggleMaximizeEditorGroup' },
];

/** The drawing of a cluster, in one of the themes of VS Code. */
const topology = (theme) => ({
	theme,
	openFiles: [`${NODES}:4:20`],
	steps: [closeSideBar, lenses, ({ page }) => draw(page, '5')],
	viewport: { width: 1200, height: 520 },
});

const PICTURES = {
	completion: {
		openFiles: [`${CONFIG}/controller.cfg:99`],
		steps: [closeSideBar, ({ page }) => complete(page, '\ndfsRec')],
	},
	hover: {
		openFiles: [`${NODES}:4:18`],
		steps: [closeSideBar, lenses, ({ page }) => press(page, ['Control+K', 'Control+I'], '.markdown-hover')],
	},
	'rename-preview': {
		openFiles: [`${NODES}:3:18`],
		steps: [closeSideBar, lenses, ({ page }) => previewRename(page, 'ctl2')],
		viewport: { width: 1100, height: 760 },
	},
	'code-lens': {
		openFiles: [`${NODES}:1:1`],
		steps: [({ page }) => press(page, ['Control+Alt+1'], '.pane-body .monaco-list-row:has-text("node3")'), lenses],
	},
	wizard: {
		example: 'single-server',
		openFiles: [`${SINGLE}:1:1`],
		steps: [closeSideBar, lenses, ({ page }) => askForHosts(page)],
	},
	'migration-plan': {
		example: 'single-server',
		openFiles: [`${SINGLE}:1:1`],
		steps: [lenses, ({ page }) => askForHosts(page), ({ page }) => writeScripts(page)],
		viewport: { width: 1280, height: 820 },
	},
	walkthrough: {
		steps: [
			closeSideBar,
			({ page }) => press(page, ['Control+Alt+2'], '.getting-started-step.expanded'),
			({ page }) => page.locator('.getting-started-step').nth(1).click(),
			({ page }) => page.mouse.move(900, 700),
		],
		viewport: { width: 1280, height: 820 },
	},
	drift: {
		prepare: layFetched,
		openFiles: [`${NODES}:1:1`],
		steps: [closeSideBar, lenses, ({ page }) => compareWithHosts(page)],
		viewport: { width: 1000, height: 520 },
	},
	topology: topology('light'),
	'topology-dark': topology('dark'),
	'topology-high-contrast': topology('high-contrast'),
	failure: {
		openFiles: [`${NODES}:1:1`],
		steps: [closeSideBar, lenses, ({ page }) => draw(page, '5'), ({ page }) => switchOff(page, '10.20.0.2')],
		viewport: { width: 1200, height: 520 },
	},
	'before-and-after': {
		example: 'single-server',
		openFiles: ['to-three-servers.migration.json:1:1'],
		steps: [closeSideBar, ({ page }) => draw(page, '6'), ({ page }) => goBack(page, 3)],
		viewport: { width: 1100, height: 620 },
	},
	'diagnostic-across-hosts': {
		example: 'with-mistakes',
		openFiles: ['10.20.0.12/dolphindb_2/config/cluster.nodes:3:1'],
		steps: [closeSideBar, (window) => window.showProblems('10.20.0.11'), ({ page }) => filterProblems(page)],
	},
};

const wanted = process.argv.slice(2);
for (const [name, { example = 'three-servers', ...picture }] of Object.entries(PICTURES)) {
	if (wanted.length > 0 && !wanted.includes(name)) continue;
	for (const locale of ['en', 'zh-cn']) {
		await screenshot({
			viewport: { width: 1100, height: 640 },
			settings: { 'editor.hover.above': false },
			...picture,
			folder: path.join(root, 'examples', example),
			keybindings,
			...(locale === 'en' ? {} : { locale, translations: chineseTranslations() }),
			out: path.join(root, 'docs/images', locale, `${name}.png`),
		});
		console.log(`docs/images/${locale}/${name}.png`);
	}
}

/** Presses keys until something is to be seen. */
async function press(page, keys, selector) {
	for (const key of keys) await page.keyboard.press(key);
	await page.locator(selector).first().waitFor({ timeout: 90_000 });
}

/** The server has read everything once its lenses are there. */
async function lenses({ page }) {
	await page.locator('.codelens-decoration a').first().waitFor({ timeout: 90_000 });
}

async function closeSideBar({ page }) {
	await page.locator('.squiggly-error, .explorer-folders-view .monaco-list-row').first().waitFor();
	await page.keyboard.press('Control+B');
	await page.locator('.part.sidebar').waitFor({ state: 'hidden' });
}

async function complete(page, text) {
	await page.keyboard.press('End');
	await page.keyboard.type(text, { delay: 60 });
	await page.locator('.suggest-widget .monaco-list-row.focused').first().waitFor({ timeout: 90_000 });
	const details = page.locator('.suggest-details .body');
	for (let times = 0; times < 30 && !(await details.isVisible()); times++) {
		await page.keyboard.press('Control+Alt+3'); // nothing happens before the text is there
		await page.waitForTimeout(1000);
	}
}

async function previewRename(page, name) {
	await press(page, ['F2'], '.rename-box input:focus'); // before that, what is typed goes into the text
	await page.keyboard.press('Control+A');
	await page.keyboard.type(name);
	await press(page, ['Control+Enter'], '.part.panel .monaco-list-row');
	await page.locator('.part.panel').getByText(name).first().waitFor();
}

/** Leaves only the findings of one file in the Problems panel. */
async function filterProblems(page) {
	await page.locator('.part.panel .viewpane-filter input').fill('**/10.20.0.12/**/cluster.nodes');
	await page.locator('.markers-panel').getByText('maxConections').first().waitFor({ state: 'hidden' });
}

async function compareWithHosts(page) {
	await page.keyboard.press('Control+Alt+4');
	await webview(page).locator('table').getByText('maxMemSize').first().waitFor({ timeout: 90_000 });
}

/** Draws what a key is bound to: a cluster, or a plan. */
async function draw(page, digit) {
	const first = webview(page).locator('[data-id]').first();
	for (let times = 0; times < 30 && !(await first.isVisible()); times++) {
		await page.keyboard.press(`Control+Alt+${digit}`); // nothing happens before the command is there
		await first.waitFor({ timeout: 3000 }).catch(() => {});
	}
	await first.waitFor();
}

async function switchOff(page, host) {
	const frame = webview(page);
	await frame.locator('#failure').click();
	await frame.locator(`[data-id="host:${host}"]`).click();
	await frame.locator('.head.off').waitFor({ timeout: 30_000 });
}

/** From the end of a plan back to a moment before, with nothing but the drawing in the window. */
async function goBack(page, steps) {
	const slider = webview(page).locator('#moment');
	await slider.click();
	const active = page.locator('.editor-group-container.active .tab.active');
	await active.filter({ hasText: /before and after|前后对比/ }).waitFor(); // the key is for the active group
	await page.keyboard.press('Control+Alt+7');
	await slider.press('End');
	for (let step = 0; step < steps; step++) await slider.press('ArrowLeft');
}

async function askForHosts(page) {
	await page
		.locator('.codelens-decoration a')
		.filter({ hasText: /over three|扩展到三台/ })
		.first()
		.click();
	await page.locator('.quick-input-widget .quick-input-box input').waitFor();
	await page
		.locator('.quick-input-widget')
		.getByText(/new server 1|第 1 台新服务器/)
		.first()
		.waitFor();
}

/** From the first question to the scripts and the view of the plan. */
async function writeScripts(page) {
	await page.keyboard.press('Enter');
	await page
		.locator('.quick-input-widget')
		.getByText(/new server 2|第 2 台新服务器/)
		.first()
		.waitFor();
	await page.keyboard.press('Enter');
	await page.locator('.quick-input-widget .monaco-list-row').first().waitFor({ timeout: 90_000 });
	await page.keyboard.press('Enter');
	await page
		.locator('.explorer-folders-view .monaco-list-row')
		.getByText('single-to-three-scripts')
		.waitFor({ timeout: 90_000 });
	await page.locator('.activitybar .action-label[aria-label*="DolphinDB"]').first().click(); // keys go to the preview
	await page
		.locator('.pane-body .monaco-list-row .codicon-flame, .pane-body .monaco-list-row .codicon-eye')
		.first()
		.waitFor();
	await page.mouse.move(700, 10); // away from what says its name when somebody points at it
	await page.waitForTimeout(1500); // the preview of the runbook is drawn in a frame of its own
}
