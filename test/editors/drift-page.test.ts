import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { pageMessage } from '../../client/src/drift/page-messages.ts';
import { pageHtml } from '../../client/src/page.ts';
import { driftReport } from '../../server/src/features/drift/report.ts';
import type { DriftGrid } from '../../server/src/protocol/drift.ts';
import type { PageWords } from '../../server/src/protocol/drift-page.ts';
import { launchBrowser } from '../host/workbench.mjs';
import { comparedWith, twoHosts } from '../support/drift.ts';
import { available } from '../support/toy-hosts.ts';
import { bundleOf } from '../support/web-server.ts';

const HOSTILE = '<img src=x onerror="document.title=`pwned`"><script>document.title="pwned"</script>';
const SECOND = '10.0.0.2';

/** Words of the page, most of them by their names. */
const words: PageWords = {
	...Object.fromEntries(
		['thing', 'workspace', 'take', 'open', 'all', 'refresh', 'nothing', 'absent', 'missing'].map((name) => [
			name,
			name,
		]),
	),
	...{ takeOf: 'take {0} of {1}', openOf: 'open {0} of {1}', alike: 'alike {0}' },
	...{ here: 'here {0}', lines: 'lines {0}', fetched: 'fetched {0}' },
} as PageWords; // every name is there, in one of the two lists

function gridOf(change: Parameters<typeof comparedWith>[1]): DriftGrid {
	const { grid } = comparedWith(twoHosts, change);
	return driftReport('w', grid, { locale: 'en', all: false, show: (file) => file, times: new Map() });
}

const grid = gridOf((place, text) => {
	if (place.host !== SECOND) return place.kind === 'agent' ? undefined : text;
	return place.kind === 'cluster' ? `${text}${HOSTILE.replaceAll('=', '')}=1\nmaxMemSize=${HOSTILE}\n` : text;
});

let browser: Browser | undefined;
let why: string | undefined;
try {
	browser = await launchBrowser();
} catch (error) {
	why = `there is no Chromium: ${String(error).split('\n')[0]}`;
}
const isThere = available('the page that shows how hosts differ', why);

let page: Page;
let script = '';
const sent = () => page.evaluate<unknown[]>('sent.splice(0)');
const show = (shown: DriftGrid) =>
	page.evaluate(`postMessage(${JSON.stringify({ type: 'show', grid: shown, words, all: false })}, '*')`);
const isFocused = (id: string) => page.evaluate<string>('document.activeElement.id').then((focused) => focused === id);

beforeAll(async () => {
	script = (await bundleOf('dist/webview/drift.js')).text;
});
afterAll(() => browser?.close());
beforeEach(async () => {
	if (!browser) return;
	page = await browser.newPage();
	await page.addInitScript(
		'globalThis.sent = []; globalThis.acquireVsCodeApi = () => ({ postMessage: (m) => sent.push(m) });',
	);
	const { text: style } = await bundleOf('dist/webview/drift.css');
	const base = 'http://127.0.0.1:9';
	const html = pageHtml({ script: `${base}/drift.js`, style: `${base}/drift.css`, cspSource: base, language: 'en' });
	const bodies: Readonly<Record<string, [string, string]>> = {
		'/': ['text/html', html],
		'/drift.js': ['text/javascript', script],
		'/drift.css': ['text/css', style],
	};
	await page.route('**/*', (route) => {
		const [contentType, body] = bodies[new URL(route.request().url()).pathname] ?? [];
		return body === undefined ? route.abort() : route.fulfill({ contentType: contentType ?? '', body });
	});
	await page.goto(base);
	await expect.poll(sent).toEqual([{ type: 'ready' }]);
	await show(grid);
	await page.locator('table').waitFor();
});

test.runIf(isThere)(
	'is a table with a head for every row and column, whose buttons say what they are for',
	async () => {
		expect(await page.locator('thead th[scope=col]').allInnerTexts()).toEqual([
			'thing',
			'workspace',
			'10.0.0.1',
			SECOND,
		]);
		expect(await page.locator('th[scope=rowgroup]').allInnerTexts()).toEqual(['agent.cfg', 'cluster.cfg']);
		const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'maxMemSize' }) });
		expect(await row.locator('td').allInnerTexts()).toEqual(['8', '8', `${HOSTILE}\nlines 2\ntake\nopen`]);
		const names = await row.getByRole('button').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
		expect(names).toEqual([`take maxMemSize of ${SECOND}`, `open maxMemSize of ${SECOND}`]);
		expect(await page.locator('td.missing').innerText()).toContain('missing');
		expect(await page.locator('td.missing').getByRole('button').allInnerTexts()).toEqual(['open']);
	},
);

test.runIf(isThere)(
	'shows what hosts say as text and runs nothing of it, not even when it is put there as markup',
	async () => {
		expect(await page.locator('main img, main script').count()).toBe(0);
		await page.evaluate(`document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(HOSTILE)})`);
		await page.waitForTimeout(200);
		expect(await page.title()).toBe('');
	},
);

test.runIf(isThere)('says by keyboard what is to be taken, and stays there when the grid follows', async () => {
	const button = `take cluster setting maxMemSize ${SECOND}:/home/dolphindb_1`;
	for (let tabs = 0; tabs < 20 && !(await isFocused(button)); tabs++) await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	const [message] = await sent();
	expect(pageMessage.safeParse(message)).toEqual({
		success: true,
		data: { type: 'take', row: 'cluster setting maxMemSize', column: `${SECOND}:/home/dolphindb_1` },
	});
	await show(grid);
	await expect.poll(() => isFocused(button)).toBe(true);
	const after = gridOf((_, text) => text?.replace('maxMemSize=8', 'maxMemSize=9'));
	await show({ ...after, rows: after.rows.filter(({ name }) => name !== 'maxMemSize') });
	await expect.poll(() => isFocused('grid')).toBe(true);
});

test.runIf(isThere)('asks for everything, and says when nothing differs', async () => {
	await page.getByLabel('all').check();
	await page.getByRole('button', { name: 'refresh' }).click();
	const messages = await sent();
	expect(messages).toEqual([{ type: 'all', all: true }, { type: 'refresh' }]);
	for (const message of messages) expect(pageMessage.safeParse(message).success).toBe(true);
	await show(gridOf((_, text) => text));
	await expect.poll(() => page.getByRole('status').innerText()).toBe('nothing');
	expect(await page.locator('table').count()).toBe(0);
});
