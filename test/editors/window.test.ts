import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openWindow, type Window, webview } from '../host/window.mjs';
import { browserFor } from '../support/page.ts';

const root = path.resolve(import.meta.dirname, '../..');
const NODES = '10.20.0.1/dolphindb_1/config/cluster.nodes';
const TARGET = 'move-controller2.migration.json';
const keybindings = [{ key: 'ctrl+alt+5', command: 'dolphindbCluster.showTopology' }];
const LONG = 90_000;

const browser = await browserFor('the topology in a window of VS Code');
await browser?.close(); // a window has its own

let temp = '';
let folder = '';
let window: Window;

beforeAll(async () => {
	if (!browser) return;
	if (!existsSync(path.join(root, 'dist/extension.js')))
		throw new Error('dist/extension.js is missing: run "npm run build" first');
	temp = mkdtempSync(path.join(os.tmpdir(), 'window-'));
	folder = path.join(temp, 'three-servers');
	cpSync(path.join(root, 'examples/three-servers'), folder, { recursive: true });
	const viewport = { width: 1400, height: 900 };
	window = await openWindow({ folder, extension: root, openFiles: [NODES], keybindings, viewport });
	await window.page.locator('.codelens-decoration a').first().waitFor({ timeout: LONG }); // the server has read all
});
/** What the window looked like is the first thing that somebody asks who reads of a failure. */
afterEach(async ({ task }) => {
	if (task.result?.state !== 'fail') return;
	const name = `window-${task.name.replaceAll(/\W+/g, '-')}.png`;
	await window?.page.screenshot({ path: path.join(root, 'test-results', name) });
});
afterAll(async () => {
	await window?.close();
	if (temp !== '') rmSync(temp, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

const drawn = (selector: string): Locator => webview(window.page).locator(selector);
const item = (id: string) => drawn(`[data-id="${id}"]`);
const verdict = () => drawn('#verdict').innerText({ timeout: LONG });
const seen = (locator: Locator) => locator.first().waitFor({ timeout: LONG });

/** Where a target on the disk puts its nodes. */
function placesIn(file: string): unknown {
	if (!existsSync(file)) return undefined;
	const { nodes } = JSON.parse(readFileSync(file, 'utf8')) as { nodes?: unknown }; // the extension has written it
	return nodes;
}

async function save(name: string): Promise<void> {
	await window.page.locator('.tab', { hasText: name }).first().click({ timeout: LONG });
	await window.page.locator('.editor-group-container.active .tab.active', { hasText: name }).waitFor({ timeout: LONG });
	await window.page.keyboard.press('Control+S');
}

/** With the mouse, from one frame of the page to another place of it. */
async function drag(id: string, host: string): Promise<void> {
	const { mouse } = window.page;
	await item(id).hover();
	await mouse.down();
	await drawn(`[data-of="${host}"]`).hover({ position: { x: 10, y: 12 }, force: true });
	await seen(drawn('.host-box.target'));
	await mouse.up();
}

describe.runIf(browser !== undefined)('a cluster drawn in a window of VS Code', () => {
	test('says what it means when servers are clicked off', { timeout: 2 * LONG }, async () => {
		await window.page.keyboard.press('Control+Alt+5');
		await seen(item('host:10.20.0.1'));
		expect(await verdict()).toContain('Survives any 1 of 3 hosts.');
		await drawn('#failure').click();
		await item('host:10.20.0.2').click();
		await expect.poll(verdict, { timeout: LONG }).toContain('2 of 3 up, 2 needed');
		await item('host:10.20.0.3').click();
		await expect.poll(verdict, { timeout: LONG }).toContain('The cluster stops: 1 of 3 controllers up, 2 needed.');
		expect(await drawn('.head.off').count()).toBe(2);
	});

	test('is drawn again, with the servers off, when the window is loaded anew', { timeout: 3 * LONG }, async () => {
		const before = await verdict();
		await window.loadAnew(/"off":\[[^\]]*10\.20\.0\.2[^\]]*10\.20\.0\.3/);
		await seen(item('host:10.20.0.1'));
		await expect.poll(() => drawn('.head.off').count(), { timeout: LONG }).toBe(2);
		expect(await verdict()).toBe(before);
		await drawn('#allOn').click();
		await expect.poll(() => drawn('.head.off').count(), { timeout: LONG }).toBe(0);
		expect(await verdict()).toContain('Survives any 1 of 3 hosts.');
	});

	test('has a controller dragged to another host, and the target file changes', { timeout: 3 * LONG }, async () => {
		await drag('node:controller2', 'host:10.20.0.3');
		await save(TARGET);
		const file = path.join(folder, TARGET);
		await expect.poll(() => placesIn(file), { timeout: LONG }).toEqual({ controller2: { host: '10.20.0.3' } });
		await seen(drawn('.move'));
		await drag('node:controller1', 'host:10.20.0.2');
		await expect.poll(() => drawn('.move').count(), { timeout: LONG }).toBe(2);
		await save(TARGET);
		await expect
			.poll(() => placesIn(file), { timeout: LONG })
			.toEqual({ controller2: { host: '10.20.0.3' }, controller1: { host: '10.20.0.2' } });
	});

	test('before and after is drawn again when the window is loaded anew', { timeout: 3 * LONG }, async () => {
		await window.loadAnew(/"target":"[^"]*move-controller2/);
		await expect.poll(() => drawn('.move').count(), { timeout: LONG }).toBe(2);
		expect(await drawn('#moment').isVisible()).toBe(true);
	});
});
