import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { pageHtml } from '../../client/src/page.ts';
import { launchBrowser } from '../host/workbench.mjs';
import { available } from './toy-hosts.ts';
import { bundleOf } from './web-server.ts';

const themes = path.join(import.meta.dirname, '../fixtures/themes');
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const BASE = 'http://127.0.0.1:9';

/** What VS Code gives to a page in a theme: scripts/vscode/themes.mjs has written it down. */
interface Theme {
	readonly className: string;
	/** Colours by the names that styles know them by; null for one that the theme does not have. */
	readonly variables: Readonly<Record<string, string | null>>;
	/** The style sheet that comes before ours. */
	readonly style: string;
}

/** How a page looks: a theme of VS Code, colours that the operating system forces on everything, and how near one is. */
export interface Look {
	readonly theme?: 'light' | 'dark' | 'high-contrast' | 'high-contrast-light' | undefined;
	readonly forced?: boolean | undefined;
	/** 2 is twice as large: half as much has room. */
	readonly zoom?: number | undefined;
}

const appearances: readonly (readonly [string, Look])[] = [
	['light', { theme: 'light' }],
	['dark', { theme: 'dark' }],
	['high contrast', { theme: 'high-contrast' }],
	['high contrast on white', { theme: 'high-contrast-light' }],
	['forced colours', { theme: 'high-contrast', forced: true }],
	['forced colours on white', { theme: 'high-contrast-light', forced: true }],
];

/** All looks that a page has to be readable in, with a name each. */
export const looks: readonly (readonly [string, Look])[] = appearances.flatMap(([name, look]) => [
	[name, look] as const,
	[`${name} at 200 %`, { ...look, zoom: 2 }] as const,
]);

/** What the theme of a name gives to pages. */
export function themeOf(name: NonNullable<Look['theme']>): Theme {
	const file = path.join(themes, `${name}.json`);
	if (!existsSync(file)) throw new Error(`node scripts/vscode/themes.mjs ${name} writes ${file}`);
	return JSON.parse(readFileSync(file, 'utf8')) as Theme; // our script has written it
}

/** A browser for a page, or nothing where there is none, which is said. */
export async function browserFor(what: string): Promise<Browser | undefined> {
	try {
		return await launchBrowser();
	} catch (error) {
		available(what, `there is no Chromium: ${String(error).split('\n')[0]}`);
		return undefined;
	}
}

/**
 * Opens a page of ours as VS Code would, in a window of 900 by 600 dots. What it says is in `sent`; what it keeps is in
 * `kept`.
 */
export async function openPage(
	browser: Browser,
	name: 'drift' | 'topology',
	{ theme, forced = false, zoom = 1, kept }: Look & { readonly kept?: unknown } = {},
): Promise<Page> {
	const page = await browser.newPage({
		viewport: { width: 900 / zoom, height: 600 / zoom },
		deviceScaleFactor: zoom,
		colorScheme: theme === 'dark' || theme === 'high-contrast' ? 'dark' : 'light',
		forcedColors: forced ? 'active' : 'none',
		timezoneId: 'Asia/Shanghai',
	});
	await page.addInitScript(
		`globalThis.sent = []; globalThis.kept = ${JSON.stringify(kept) ?? 'undefined'};
		globalThis.acquireVsCodeApi = () => ({ postMessage: (m) => sent.push(m), getState: () => kept, setState: (s) => { kept = s; } });`,
	);
	const { script, style, html } = await partsOf(name);
	const bodies: Readonly<Record<string, [string, string]>> = {
		'/': ['text/html', theme ? inTheme(html, themeOf(theme)) : html],
		[`/${name}.js`]: ['text/javascript', script],
		[`/${name}.css`]: ['text/css', style],
	};
	await page.route('http://**/*', (route) => {
		const [contentType, body] = bodies[new URL(route.request().url()).pathname] ?? [];
		return body === undefined ? route.abort() : route.fulfill({ contentType: contentType ?? '', body });
	});
	await page.goto(BASE);
	await expect.poll(() => page.evaluate<unknown[]>('sent.splice(0)')).toEqual([{ type: 'ready' }]);
	return page;
}

const built = new Map<string, Promise<readonly [script: string, style: string]>>();

async function partsOf(name: string): Promise<{ script: string; style: string; html: string }> {
	const making =
		built.get(name) ??
		Promise.all(
			(['js', 'css'] as const).map(async (ending) => (await bundleOf(`dist/webview/${name}.${ending}`)).text),
		).then(([script = '', style = '']) => [script, style] as const);
	built.set(name, making);
	const [script, style] = await making;
	const sources = { script: `${BASE}/${name}.js`, style: `${BASE}/${name}.css`, cspSource: BASE };
	return { script, style, html: pageHtml({ ...sources, language: 'en', makesPictures: name === 'topology' }) };
}

/** VS Code puts its colours and styles before everything that the page has, also before its security policy. */
function inTheme(html: string, { className, variables, style }: Theme): string {
	const colours = Object.entries(variables).flatMap(([name, value]) => (value === null ? [] : [`${name}:${value}`]));
	return html
		.replace('<html ', `<html style="${colours.join(';').replaceAll('"', '&quot;')}" `)
		.replace('<head>', `<head><style>${style}</style>`)
		.replace('<body>', `<body class="${className}">`);
}

/** What axe objects to in a page, whatever its weight; throws where axe has not looked at colours and, say, names. */
export async function axeFindings(
	page: Page,
	title: string,
	others: readonly string[] = ['aria-roles', 'button-name'],
): Promise<unknown[]> {
	await page.evaluate(`document.title = ${JSON.stringify(title)}`); // pages in an editor have the title of their tab
	await page.evaluate(readFileSync(axe, 'utf8'));
	const { violations, passes } = await page.evaluate<{
		readonly violations: readonly { id: string; impact: string; nodes: readonly { html: string }[] }[];
		readonly passes: readonly { id: string }[];
	}>('axe.run(document).then(({ violations, passes }) => ({ violations, passes }))');
	const passed = passes.map(({ id }) => id);
	expect(passed).toEqual(expect.arrayContaining([...others, 'color-contrast']));
	return violations.map(({ id, impact, nodes }) => [id, impact, nodes.map(({ html }) => html)]);
}

/**
 * The controls of a page at which nobody arrives by Tab, or where nothing shows that one is there: what changes is an
 * outline, or a line of a drawing.
 */
export async function unreached(page: Page): Promise<string[]> {
	const named = (await page.evaluate<string[]>(`(() => {
		globalThis.looksOf = (one) => { const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
			const shape = one.querySelector?.('.shape'); const line = shape && getComputedStyle(shape);
			return [outlineStyle === 'none' ? '' : outlineStyle + outlineWidth + outlineColor, line?.stroke, line?.strokeWidth].join(); };
		globalThis.controls = [...document.querySelectorAll('button:enabled, input:enabled, a[href], [tabindex="0"]')]
			.filter((one) => one.getClientRects().length > 0);
		globalThis.resting = new Map(controls.map((one) => [one, one === document.activeElement ? '' : looksOf(one)]));
		document.activeElement.blur();
		return controls.map((one) => one.getAttribute('aria-label') ?? one.textContent ?? one.id);
	})()`)) as string[];
	const seen = new Set<number>();
	for (let tabs = 0; tabs < named.length + 3; tabs++) {
		await page.keyboard.press('Tab');
		const at = await page.evaluate<number>(
			'(() => { const one = document.activeElement; return looksOf(one) === resting.get(one) ? -1 : controls.indexOf(one); })()',
		);
		if (at >= 0) seen.add(at);
	}
	return named.filter((_, at) => !seen.has(at));
}

/** How far a colour is from the one that it lies on, as WCAG has it: 1 for the same, 21 for black on white. */
export function contrast(colour: string, ground: string): number {
	const [under, [red = 0, green = 0, blue = 0, alpha = 1]] = [channels(ground), channels(colour)];
	const seen = [red, green, blue].map((value, at) => alpha * value + (1 - alpha) * (under[at] ?? 0));
	const [lighter = 0, darker = 0] = [luminance(seen), luminance(under)].sort((a, b) => b - a);
	return (lighter + 0.05) / (darker + 0.05);
}

function channels(colour: string): number[] {
	return (colour.match(/[\d.]+/g) ?? []).map(Number);
}

function luminance(rgb: readonly number[]): number {
	const [red = 0, green = 0, blue = 0] = rgb.map((part) => {
		const value = part / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
