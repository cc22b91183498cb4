import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allParameters } from '../../server/src/catalog/catalog.ts';
import { rules } from '../../server/src/rules/registry.generated.ts';
import { axeFindings, browserFor } from '../support/page.ts';

const root = path.resolve(import.meta.dirname, '../..');
const site = mkdtempSync(path.join(os.tmpdir(), 'ddb-site-'));
const browser = await browserFor('the documentation in a browser');
let pages: readonly string[] = [];

beforeAll(() => {
	execFileSync(process.execPath, ['scripts/site.mjs', `--out=${site}`], { cwd: root });
	pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
});
afterAll(async () => {
	await browser?.close();
	rmSync(site, { recursive: true, force: true });
});

const read = (page: string) => readFileSync(path.join(site, page), 'utf8');
const decoded = (text: string) => text.replaceAll('&amp;', '&');

describe('the documentation as a site', () => {
	test('has a page for every rule and a section for every parameter, in both languages', () => {
		for (const folder of ['en', 'zh-cn']) {
			const missing = rules.filter(({ code }) => !pages.includes(`docs/rules/${folder}/${code}.html`));
			expect(missing.map(({ code }) => code)).toEqual([]);
			const parameters = pages
				.filter((page) => page.startsWith(`docs/parameters/${folder}/`))
				.map(read)
				.join('\n');
			const without = allParameters().filter(({ name }) => !parameters.includes(`<h2 id="${name.toLowerCase()}">`));
			expect(without.map(({ name }) => name)).toEqual([]);
		}
	});

	test('every link and picture leads to a file that is there, and to an anchor that is there', () => {
		const ids = new Map(
			pages.map((page) => [page, new Set([...read(page).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))]),
		);
		let followed = 0;
		const broken = pages.flatMap((page) =>
			[...read(page).matchAll(/ (?:href|src)="([^"]+)"/g)].flatMap(([, address = '']) => {
				if (/^https?:/.test(address)) return [];
				const [name = '', anchor] = decoded(address).split('#');
				const found = path.posix.join(path.posix.dirname(page), decodeURIComponent(name));
				const place = name === '' ? page : path.posix.normalize(found);
				followed++;
				const isThere = existsSync(path.join(site, place));
				return isThere && (!anchor || ids.get(place)?.has(decodeURIComponent(anchor))) ? [] : [`${page}: ${address}`];
			}),
		);
		expect(broken).toEqual([]);
		expect(followed).toBeGreaterThan(5000);
	});
});

describe.runIf(browser !== undefined)('in Chromium, from files', () => {
	const open = async (page: string, dark = false, width = 1200) => {
		const context = await (browser as Browser).newContext({
			viewport: { width, height: 800 },
			colorScheme: dark ? 'dark' : 'light',
		});
		const opened = await context.newPage();
		const failed: string[] = [];
		opened.on('requestfailed', (request) => failed.push(request.url()));
		opened.on('pageerror', (error) => failed.push(String(error)));
		await opened.goto(String(pathToFileURL(path.join(site, page))));
		return { opened, failed };
	};

	test('the search leads from a word to the section of a parameter', async () => {
		const { opened, failed } = await open('docs/tutorial/en/index.html');
		await opened.getByLabel('Search').fill('dfsreplicationfactor');
		await opened
			.getByRole('link', { name: /^dfsReplicationFactor/ })
			.first()
			.click();
		await opened.waitForURL(/parameters\/en\/.*#dfsreplicationfactor$/);
		expect(await opened.locator('#dfsreplicationfactor').textContent()).toBe('dfsReplicationFactor');
		expect(failed).toEqual([]);
		await opened.context().close();
	});

	test.for([
		['index.html', false],
		['index.zh-CN.html', true],
		['docs/tutorial/en/single-to-three.html', true],
		['docs/rules/zh-cn/index.html', false],
		['docs/parameters/en/storage.html', false],
		['docs/cli.html', true],
	] as const)('%s is clean for axe, and fits a narrow window', async ([page, dark]) => {
		const { opened, failed } = await open(page, dark);
		expect(failed).toEqual([]);
		expect(await axeFindings(opened, await opened.title(), [])).toEqual([]);
		await opened.setViewportSize({ width: 320, height: 600 });
		const wider = await opened.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
		expect(wider).toBeLessThanOrEqual(0);
		await opened.context().close();
	});
});
