import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fromPage, type Shown, toPage } from '../../client/src/topology/page-messages.ts';
import { shownDrawing } from '../../client/src/topology/shown.ts';
import { allAtOnce } from '../../server/src/base/pieces.ts';
import { planDrawing } from '../../server/src/features/topology/plan-drawing.ts';
import { axeFindings, browserFor, contrast, type Look, looks, openPage, unreached } from '../support/page.ts';
import { snapshotOf as planSnapshot, scenario } from '../support/plans.ts';
import { targetTextOf } from '../support/scenarios.ts';
import { drawings, snapshotOf } from '../support/topology.ts';
import { readTree } from '../support/tree.ts';

const root = path.resolve(import.meta.dirname, '../..');
const names = ['fit', 'larger', 'smaller', 'failure', 'allOn', 'export', 'keys', 'moment'];
const words = Object.fromEntries(names.map((name) => [name, name])) as Shown['words']; // every name is there
const HOSTILE = `<img src=x onerror="document.title='pwned'"><script>document.title='pwned'</script>`;

/** What the editor would show of the example, with some of it off, and with an alias in place of another. */
function shown(off: readonly string[] = [], alias = 'node2'): Shown {
	const files = [...readTree(path.join(root, 'examples/three-servers'))].filter(([name]) =>
		/\.(cfg|nodes)$/.test(name),
	);
	const texts = files.map(([name, text]) => [`w/${name}`, text.replaceAll(/\bnode2\b/g, alias)] as const);
	const [{ scene, svg } = expect.fail()] = drawings(snapshotOf(texts), { off });
	const verdicts = off.length > 0 ? scene.verdicts : [];
	return { ...shownDrawing({ scene, svg }, '', words), verdicts: [...verdicts] };
}

/** What the editor would show of a plan: one server becomes three. */
function shownPlan(): Shown {
	const one = scenario('single-to-three');
	const made = allAtOnce(planDrawing(planSnapshot(one.source), targetTextOf(one), undefined, 'en'));
	if ('problems' in made) throw new Error('there is a plan');
	return shownDrawing(made, 'file:///w/a.migration.json', words);
}

const browser = await browserFor('the page with the topology');
let page: Page;
const sent = async () => {
	const all = await page.evaluate<unknown[]>('sent.splice(0)');
	for (const message of all) expect(fromPage.safeParse(message).error).toBeUndefined();
	return all;
};
const post = (message: unknown) => page.evaluate(`postMessage(${JSON.stringify(message)}, '*')`);
const focused = () => page.evaluate<string | null>("document.activeElement.getAttribute('data-id')");
const item = (id: string) => page.locator(`[data-id="${id}"]`);
const widthOf = (id: string) => item(id).evaluate((one) => one.getBoundingClientRect().width);
const state = () => page.evaluate<Record<string, unknown>>('kept');

const someBrowser = () => browser ?? expect.fail('there is no browser');

async function load(kept?: unknown, look: Look = {}): Promise<void> {
	await page?.close();
	page = await openPage(someBrowser(), 'topology', { ...look, kept });
}

afterAll(() => browser?.close());
afterEach(() => page?.close());
describe.runIf(browser !== undefined)('the page with the topology', () => {
	beforeEach(async () => {
		await load();
		expect(toPage.safeParse(shown()).error).toBeUndefined();
		await post(shown());
		await item('node:controller1').waitFor();
	});

	test('has the colours of its style, and fits into the view', async () => {
		const stripes = await page.evaluate<string[]>(
			"[...document.querySelectorAll('.node.controller .stripe')].map((one) => getComputedStyle(one).fill)",
		);
		expect(new Set(stripes)).toEqual(new Set(['rgb(9, 105, 218)']));
		const view = await page
			.locator('#view')
			.evaluate((one) => [one.scrollWidth <= one.clientWidth, one.scrollHeight <= one.clientHeight]);
		expect(view).toEqual([true, true]);
		await page.setViewportSize({ width: 500, height: 400 });
		await expect
			.poll(() =>
				page
					.locator('#view')
					.evaluate((one) => one.scrollWidth <= one.clientWidth && one.scrollHeight <= one.clientHeight),
			)
			.toBe(true);
	});

	test('goes by keyboard from node to node and to the line that defines one', async () => {
		for (let tabs = 0; tabs < 12 && (await focused()) === null; tabs++) await page.keyboard.press('Tab');
		expect(await focused()).toBe('host:10.20.0.1');
		const path: (string | null)[] = [];
		for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'End', 'Home', 'ArrowLeft']) {
			await page.keyboard.press(key);
			path.push(await focused());
		}
		expect(path).toEqual([
			...['node:controller1', 'node:controller2', 'node:agent2', 'node:agent1'],
			...['node:node3', 'host:10.20.0.1', 'host:10.20.0.1'],
		]);
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		expect(await sent()).toEqual([{ type: 'open', id: 'node:controller1', focus: true }]);
		await page.keyboard.press('Shift+Tab');
		await page.keyboard.press('Tab');
		expect(await focused()).toBe('node:controller1');
	});

	test('switches off by key, and by click once that is asked for; the focus stays', async () => {
		await item('node:node2').focus();
		await page.keyboard.press('x');
		expect(await sent()).toEqual([{ type: 'off', ids: ['node:node2'] }]);
		await post(shown(['node:node2']));
		await expect.poll(() => item('node:node2').getAttribute('class')).toContain('off');
		expect(await focused()).toBe('node:node2');
		const sentences = shown(['node:node2']).verdicts.map(({ text }) => text);
		expect(sentences.length).toBeGreaterThan(0);
		expect((await page.getByRole('status').innerText()).split('\n')).toEqual(sentences);
		await page.getByRole('button', { name: 'failure' }).click();
		await page.locator('[data-of="host:10.20.0.3"]').click({ position: { x: 5, y: 200 } });
		await item('node:node2').click();
		await page.getByRole('button', { name: 'allOn' }).click();
		expect(await sent()).toEqual([
			{ type: 'off', ids: ['node:node2', 'host:10.20.0.3'] },
			{ type: 'off', ids: [] },
			{ type: 'off', ids: [] },
		]);
	});

	test('selects what is clicked, and what the editor says; the drawing that follows keeps it', async () => {
		await item('node:agent2').click();
		expect(await sent()).toEqual([{ type: 'open', id: 'node:agent2', focus: false }]);
		await post({ type: 'select', id: 'node:node3' });
		await expect.poll(() => page.locator('.selected').getAttribute('data-id')).toBe('node:node3');
		await post(shown(['host:10.20.0.1']));
		await expect.poll(() => page.locator('.head.off').count()).toBe(1);
		expect(await page.locator('[aria-current=true]').getAttribute('data-id')).toBe('node:node3');
		expect(await sent()).toEqual([]);
	});

	test('zooms by button, key and wheel, about the pointer, and is dragged', async () => {
		const before = await widthOf('node:node1');
		await item('node:node1').focus();
		for (let times = 0; times < 5; times++) await page.keyboard.press('+');
		await page.getByRole('button', { name: 'larger' }).click();
		expect((await widthOf('node:node1')) / before).toBeGreaterThan(3);
		const view = page.locator('#view');
		const [left, widest] = await view.evaluate((one) => [one.scrollLeft, one.scrollWidth - one.clientWidth]);
		expect(Math.abs((left ?? 0) - (widest ?? 0) / 2), 'the middle stays in the middle').toBeLessThan(5);
		const free = await page.evaluate<{ x: number; y: number }>(`(() => {
			for (let y = 590; y > 300; y -= 5)
				for (let x = 500; x > 200; x -= 5)
					if (document.elementFromPoint(x, y).closest('#view') && !document.elementFromPoint(x, y).closest('[data-id]')) return { x, y };
		})()`);
		await page.mouse.move(free.x, free.y);
		await page.mouse.down();
		const start = await view.evaluate((one) => one.scrollLeft);
		await page.mouse.move(free.x - 100, free.y);
		await page.mouse.up();
		expect(await sent(), 'who drags does not click').toEqual([]);
		expect(await view.evaluate((one) => one.scrollLeft)).toBe(start + 100);
		await item('node:controller2').hover();
		const place = await item('node:controller2').boundingBox();
		await page.keyboard.down('Control');
		await page.mouse.wheel(0, 100);
		await page.keyboard.up('Control');
		await expect
			.poll(async () => (await item('node:controller2').boundingBox())?.width)
			.toBeLessThan((place?.width ?? 0) * 0.8);
		const now = await item('node:controller2').boundingBox();
		const middle = (box: typeof now) => (box ? box.x + box.width / 2 : 0);
		expect(Math.abs(middle(now) - middle(place))).toBeLessThan(8);
		await item('node:node1').focus();
		await page.keyboard.press('0');
		expect(await widthOf('node:node1')).toBeCloseTo(before, 0);
	});

	test('shows every moment of a plan on a slider, the end first', async () => {
		const plan = shownPlan();
		await post(plan);
		const slider = page.getByRole('slider', { name: 'moment' });
		await expect.poll(() => slider.inputValue()).toBe(String(plan.moments.length - 1));
		const marked = (name: string) =>
			page.locator(`[data-id].${name}`).evaluateAll((all) => all.map((one) => one.getAttribute('data-id')).sort());
		const now = async () => ({ absent: await marked('absent'), off: await marked('off') });
		const wanted = (at: number) => ({
			absent: plan.moments.at(at)?.absent.toSorted(),
			off: plan.moments.at(at)?.off.toSorted(),
		});
		expect(await now()).toEqual(wanted(-1));
		expect(await page.locator('.move').count()).toBe(6);
		await slider.press('Home');
		expect(await now()).toEqual(wanted(0));
		const still = plan.moments.findIndex(({ verdicts }) => verdicts.length > 0);
		for (let step = 0; step < still; step++) await slider.press('ArrowRight');
		expect(await now()).toEqual(wanted(still));
		expect((await page.getByRole('status').innerText()).split('\n')).toEqual(plan.moments[still]?.verdicts);
		expect(await page.locator('#moment-text').innerText()).toContain(plan.moments[still]?.title);
		await post({ ...plan, title: 'anew' }); // an edit of the target: who looks at a moment goes on looking at it
		await expect.poll(() => page.locator('h1').innerText()).toBe('anew');
		expect(await slider.inputValue()).toBe(String(still));
		await post({ type: 'problems', lines: ['It cannot be done.'] });
		await expect.poll(() => page.getByRole('status').innerText()).toBe('It cannot be done.');
		expect(await page.locator('.move').count()).toBe(6);
		await post(shown());
		await expect.poll(() => page.locator('.move').count()).toBe(0);
		expect(await slider.isVisible()).toBe(false);
	});

	test('lets a node be dragged onto another host, or moved by key', async () => {
		const host = page.locator('[data-of="host:10.20.0.3"]');
		const drag = async (end: () => Promise<void>) => {
			await item('node:node2').hover();
			await page.mouse.down();
			await host.hover({ position: { x: 8, y: 60 }, force: true });
			await end();
			await page.mouse.up();
		};
		await drag(async () => {
			expect(await page.locator('.host-box.target').count()).toBe(1);
		});
		expect(await page.locator('.host-box.target').count()).toBe(0);
		expect(await sent()).toEqual([{ type: 'move', id: 'node:node2', host: 'host:10.20.0.3' }]);
		await drag(() => page.keyboard.press('Escape'));
		await item('node:node2').focus();
		await page.keyboard.press('m');
		const after = (await sent()) as { type: string }[];
		expect(after.filter(({ type }) => type === 'move')).toEqual([{ type: 'move', id: 'node:node2', host: '' }]);
	});

	test('comes back as it was when the window is opened again', async () => {
		await item('node:node1').click();
		for (let times = 0; times < 6; times++) await page.getByRole('button', { name: 'larger' }).click();
		await page.locator('#view').evaluate((one) => one.scrollTo(120, 80));
		await expect.poll(async () => (await state())['left']).toBe(120);
		const kept = await state();
		expect(kept).toMatchObject({ cluster: shown().cluster, off: [], selected: 'node:node1', top: 80 });
		await load(kept);
		await post(shown());
		await expect.poll(() => page.locator('.selected').getAttribute('data-id')).toBe('node:node1');
		expect(await page.locator('#view').evaluate((one) => [one.scrollLeft, one.scrollTop])).toEqual([120, 80]);
	});

	test('paints what it shows, in the colours of the editor', async () => {
		await page.evaluate("document.documentElement.style.setProperty('--vscode-editor-background', 'rgb(1, 2, 3)')");
		await post({ type: 'paint' });
		await expect.poll(() => page.evaluate<number>('sent.length')).toBe(1);
		const [message] = (await sent()) as [{ type: string; data: string }];
		const png = Buffer.from(message.data, 'base64');
		expect([message.type, png.subarray(1, 4).toString('latin1')]).toEqual(['picture', 'PNG']);
		const blank = await someBrowser().newPage();
		const pixel = await blank.evaluate<number[]>(`(async () => {
			const image = new Image();
			image.src = 'data:image/png;base64,${message.data}';
			await image.decode();
			const canvas = document.createElement('canvas');
			[canvas.width, canvas.height] = [image.width, image.height];
			const context = canvas.getContext('2d');
			context.drawImage(image, 0, 0);
			return [image.width, ...context.getImageData(1, 1, 1, 1).data];
		})()`);
		expect(pixel).toEqual([2 * Number(/ width="(\d+)/.exec(shown().svg)?.[1]), 1, 2, 3, 255]);
		await blank.close();
	});

	test('paints also what was asked for before it came', async () => {
		await load();
		await post({ type: 'paint' });
		await post(shown());
		await expect.poll(() => page.evaluate<number>('sent.length'), { timeout: 20_000 }).toBe(1);
		expect(await sent()).toEqual([{ type: 'picture', data: expect.stringMatching(/^iVBOR/) }]);
	});

	test('shows what users write as text, runs nothing of it, and hears no message that is none', async () => {
		await post(shown([], HOSTILE));
		await expect.poll(() => page.locator('#view').textContent()).toContain('onerror=');
		expect(await page.locator('main img, main script').count()).toBe(0);
		await page.evaluate(`document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(HOSTILE)})`);
		const { svg, ...others } = shown();
		for (const message of [{ ...shown(), more: 1 }, others, { ...shown(), svg: 1 }, 'paint', { type: 'run' }, null])
			await post(message);
		await post({ ...shown(), svg: '<svg xmlns="http://www.w3.org/2000/svg"><g></svg>' });
		await page.waitForTimeout(200);
		expect([await page.title(), await sent()]).toEqual(['', []]);
		expect(await page.locator('#view').textContent()).toContain('onerror=');
	});

	test('says when the cluster is gone, and draws it again when it is back', async () => {
		await post({ type: 'gone', text: 'It is gone.' });
		await expect.poll(() => page.getByRole('status').innerText()).toBe('It is gone.');
		expect(await page.locator('svg').count()).toBe(0);
		await post(shown());
		await item('node:controller1').waitFor();
	});
});

describe.runIf(browser !== undefined)('the page with the topology', () => {
	test.each(looks)('is for everybody in %s', async (_, look) => {
		await load(undefined, look);
		for (const drawn of [shownPlan(), shown(['node:node2'])]) {
			await post(drawn);
			await expect.poll(() => page.locator('h1').innerText()).toBe(drawn.title);
			expect(await axeFindings(page, 'Topology')).toEqual([]);
			const [across, view] = await page.evaluate<[number, { width: number; height: number }]>(ROOM);
			expect([across <= 0, view.width > 400, view.height > 190]).toEqual([true, true, true]);
			expect(await unreached(page)).toEqual([]);
		}
		await post({ type: 'select', id: 'node:node2' });
		await page.locator('.node.selected[data-id="node:node2"]').waitFor();
		const [stroke, width, ground, plain] = await page.evaluate<[string, string, string, string]>(SELECTED);
		expect(contrast(stroke, ground)).toBeGreaterThan(4.5);
		expect(Number.parseFloat(width)).toBeGreaterThan(Number.parseFloat(plain) + 1);
		const texts = await page.evaluate<readonly (readonly [text: string, colour: string, ground: string])[]>(TEXTS);
		expect(texts.length).toBeGreaterThan(20);
		expect(texts.filter(([, colour, ground]) => contrast(colour, ground) < 4.5)).toEqual([]);
		const lines = await page.evaluate<readonly (readonly [name: string, colour: string, ground: string])[]>(LINES);
		expect(new Set(lines.map(([name]) => name)).size).toBe(4);
		expect(lines.filter(([, colour, ground]) => contrast(colour, ground) < 3)).toEqual([]);
	});
});

/** How far the page goes beyond the window, and how large the drawing may be. */
const ROOM = `(() => {
	const { width, height } = document.querySelector('#view').getBoundingClientRect();
	return [document.body.scrollWidth - innerWidth, { width, height }];
})()`;

/** The texts of the drawing with their colours, and those of the boxes behind them. */
const TEXTS = `[...document.querySelectorAll('#view text')].flatMap((text) => {
	const fill = (one) => getComputedStyle(one).fill;
	const head = text.closest('.head');
	const box = head
		? [document.querySelector('[data-of="' + head.dataset.id + '"]')]
		: text.matches('.package-name')
			? document.querySelectorAll('.host-box, .paper')
			: [text.closest('.node').querySelector('.shape')];
	return [...box].map((one) => [text.textContent, fill(text), fill(one)]);
})`;

/** The line around what is selected, what it lies on, and how thick such a line is elsewhere. */
const SELECTED = `(() => {
	const line = getComputedStyle(document.querySelector('#view .node.selected .shape'));
	const plain = getComputedStyle(document.querySelector('#view .node:not(.selected):not(.raft) .shape'));
	const ground = getComputedStyle(document.querySelector('#view .paper'));
	return [line.stroke, line.strokeWidth, ground.fill, plain.strokeWidth];
})()`;

/** What is drawn in lines, and what is behind it. */
const LINES = `['.host-box', '.node .shape', '.raft-lines path', '.cross'].flatMap((name) =>
	[...document.querySelectorAll('#view ' + name)].flatMap((line) =>
		['.paper', '.host-box'].map((behind) => [
			name,
			getComputedStyle(line).stroke,
			getComputedStyle(document.querySelector('#view ' + behind)).fill,
		])))`;
