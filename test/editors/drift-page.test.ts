import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { pageMessage, pageState } from '../../client/src/drift/page-messages.ts';
import { driftReport } from '../../server/src/features/drift/report.ts';
import type { DriftGrid } from '../../server/src/protocol/drift.ts';
import type { PageWords } from '../../server/src/protocol/drift-page.ts';
import { comparedWith, twoHosts } from '../support/drift.ts';
import { axeFindings, browserFor, looks, openPage, unreached } from '../support/page.ts';

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

const browser = await browserFor('the page that shows how hosts differ');
const isThere = browser !== undefined;

const state = { cluster: 'file:///w', folder: 'file:///w/drift', all: false };

let page: Page;
const sent = () => page.evaluate<unknown[]>('sent.splice(0)');
const show = (shown: DriftGrid) =>
	page.evaluate(`postMessage(${JSON.stringify({ type: 'show', grid: shown, words, all: false, state })}, '*')`);
const isFocused = (id: string) => page.evaluate<string>('document.activeElement.id').then((focused) => focused === id);

afterAll(() => browser?.close());
afterEach(() => page?.close());
beforeEach(async ({ task }) => {
	if (!browser || task.mode === 'skip') return;
	page = await openPage(browser, 'drift');
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

test.runIf(isThere)('keeps which comparison it shows, and says why where there is none any more', async () => {
	const kept = await page.evaluate<unknown>('kept');
	expect([pageState.safeParse(kept).success, kept]).toEqual([true, state]);
	await page.evaluate(`postMessage(${JSON.stringify({ type: 'gone', text: HOSTILE })}, '*')`);
	await expect.poll(() => page.getByRole('status').innerText()).toBe(HOSTILE);
	expect(await page.locator('table, main img').count()).toBe(0);
	await show(grid);
	await page.locator('table').waitFor();
});

test.runIf(isThere)(
	'lets every control be reached by keyboard, and shows in each look where one is',
	async () => {
		for (const [name, look] of looks) {
			await page.close();
			page = await openPage(browser ?? expect.fail(), 'drift', look);
			await show(grid);
			await page.locator('table').waitFor();
			expect(await unreached(page), name).toEqual([]);
		}
	},
	90_000,
);

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

test.runIf(isThere)('says when something was fetched, by the clock of its reader', async () => {
	const fetched = ['2026-01-02T03:04:05Z', 'once'].map((time, at) => ({
		...(grid.columns[at] ?? expect.fail()),
		time,
	}));
	await show({ ...grid, columns: fetched.map((column) => ({ ...column, words: '' })) });
	await page.getByText('fetched once').waitFor();
	const said = await page.locator('thead small').allInnerTexts();
	expect(said.map((text) => text.replaceAll(/\s/g, ' '))).toEqual(['fetched Jan 2, 2026, 11:04 AM', 'fetched once']);
});

test.runIf(isThere).each(looks)('has nothing that axe objects to in %s', async (_, look) => {
	await page.close();
	page = await openPage(browser ?? expect.fail(), 'drift', look);
	await show(grid);
	await page.locator('table').waitFor();
	expect(await axeFindings(page, 'Hosts')).toEqual([]);
	expect(await page.evaluate<number>('document.body.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
});
