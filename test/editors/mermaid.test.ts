import path from 'node:path';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Locale } from '../../server/src/base/message.ts';
import { topologyMermaid } from '../../server/src/features/failure/mermaid.ts';
import { overviewOf } from '../../server/src/features/failure/overview.ts';
import { exportOf } from '../../server/src/features/topology/export.ts';
import { processesOf } from '../../server/src/model/processes.ts';
import { renderAll } from '../../server/src/render/registry.ts';
import { topologyLines } from '../../server/src/render/runbook/mermaid.ts';
import { visible } from '../../server/src/render/shell-quote.ts';
import { installMermaid } from '../host/install.mjs';
import { shellText } from '../support/awkward.ts';
import { browserFor } from '../support/page.ts';
import { planOfScenario, scenario } from '../support/plans.ts';
import { ours, scenariosOf } from '../support/scenarios.ts';
import { english, snapshotOf } from '../support/topology.ts';
import { readTree } from '../support/tree.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Names that mean something to Mermaid, to Markdown or to a browser. */
const HOSTILE = [
	'<script>document.title="pwned"</script>',
	'<img src=x onerror=document.title="pwned">',
	'"]',
	'a"] --> b["c',
	'%%',
	'%%{init: {"securityLevel":"loose"}}%%',
	'end',
	'subgraph',
	'click h0n0 href "javascript:document.title=1"',
	'x:::off',
	'`**bold**`',
	'#quot;',
	'&lt;b&gt;',
	'\\n',
	'a;b',
	'$$x^2$$',
	'fa:fa-home',
	'1. one',
	'- one',
	'节点一',
	'😀',
];

/** What real Mermaid makes of a diagram. */
interface Drawn {
	/** The lines in the box of each node. */
	readonly nodes: readonly string[];
	readonly boxes: readonly string[];
	readonly strangers: number;
}

const browser = await browserFor('diagrams in real Mermaid');
let page: Page;

beforeAll(async () => {
	if (!browser) return;
	page = await browser.newPage();
	await page.setContent('<main></main>');
	await page.addScriptTag({ path: installMermaid().script });
	await page.evaluate("mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' })");
});
afterAll(() => browser?.close());

async function draw(text: string): Promise<Drawn> {
	const drawn = await page.evaluate<Drawn>(`(async () => {
		const { svg } = await mermaid.render('drawn', ${JSON.stringify(text)});
		const main = document.querySelector('main');
		main.innerHTML = svg;
		const texts = (selector) => [...main.querySelectorAll(selector)].map((one) => {
			for (const br of one.querySelectorAll('br')) br.replaceWith('\\n');
			return one.textContent.replaceAll('\\u2060', '').trim();
		});
		return {
			nodes: texts('.node .label'),
			boxes: texts('.cluster .cluster-label'),
			strangers: main.querySelectorAll('script, img, a, iframe, b, strong, em, li, i, .katex').length,
		};
	})()`);
	expect(drawn.strangers).toBe(0);
	expect(await page.title()).toBe('');
	return drawn;
}

/** The diagrams in the runbooks of a plan, in both languages. */
function inRunbooks(name: Parameters<typeof scenario>[0]): string[] {
	const runbooks = renderAll(planOfScenario(scenario(name)), ['runbook']);
	return runbooks.flatMap(({ text }) =>
		[...text.matchAll(/^```mermaid\n([\s\S]*?)^```$/gm)].map(([, one = '']) => one),
	);
}

const locales: readonly Locale[] = ['en', 'zh'];

describe.runIf(browser !== undefined)('real Mermaid', () => {
	test.each(scenariosOf(ours).map(({ name, expected }) => [name, expected] as const))(
		'draws the layout after %s, and what its runbook shows',
		async (name, files) => {
			const snapshot = snapshotOf([...files].map(([file, text]) => [`w/${file}`, text]));
			const [cluster = expect.fail()] = snapshot.clusters;
			const [host = ''] = cluster.hosts;
			for (const locale of locales)
				for (const off of [[], [`host:${host}`]]) {
					const { boxes, nodes } = await draw(exportOf(snapshot, cluster, 'mermaid', { ...english, locale, off }));
					expect(boxes).toEqual(expect.arrayContaining([...cluster.hosts]));
					expect(nodes.length).toBeGreaterThanOrEqual(processesOf(cluster).length);
				}
			const texts = inRunbooks(name);
			expect(texts.length).toBeGreaterThanOrEqual(2);
			for (const text of texts) expect((await draw(text)).nodes.length).toBe(text.match(/n\d+\["/g)?.length);
		},
	);

	test('draws several clusters, each in a box', async () => {
		const clusters = ['three-servers', 'with-mistakes'].flatMap((name) => {
			const files = [...readTree(path.join(root, 'examples', name))].map(
				([file, text]) => [`w/${file}`, text] as const,
			);
			return snapshotOf(files).clusters;
		});
		for (const locale of locales) {
			const { boxes } = await draw(
				topologyMermaid(
					clusters.map((cluster) => overviewOf(cluster, locale)),
					locale,
				),
			);
			expect(boxes).toEqual(expect.arrayContaining(clusters.flatMap(({ name, hosts }) => [name, ...hosts])));
		}
	});

	test.each(HOSTILE)('takes %s as a name, wherever it stands', async (name) => {
		const placement = { alias: name, mode: 'datanode', host: name, port: 1, package: name, registered: false } as const;
		const { nodes, boxes } = await draw(topologyLines([placement], () => true, 'zh').join('\n'));
		expect(boxes).toEqual([name]);
		expect(nodes.map((text) => text.split('\n'))).toEqual([[name, expect.any(String), name, expect.any(String)]]);
	});

	test('takes aliases out of files as names', async () => {
		const names = HOSTILE.filter((name) => !/[,:"]/.test(name));
		const rows = names.map((name, at) => `10.0.0.1:${9000 + at}:${name},datanode`);
		const text = ['localSite,mode', '10.0.0.1:8900:c,controller', '10.0.0.1:8901:a,agent', ...rows, ''].join('\n');
		const snapshot = snapshotOf([['w/<b>%%"]end/config/cluster.nodes', text]]);
		const [cluster = expect.fail()] = snapshot.clusters;
		const { nodes } = await draw(exportOf(snapshot, cluster, 'mermaid', english));
		expect(nodes.map((one) => one.split('\n')[0])).toEqual(expect.arrayContaining(names));
	});

	test('takes any text as a name', async () => {
		const names = fc.sample(shellText, { numRuns: 300, seed: 9 }).filter((name) => name.trim() !== '');
		const placements = names.map((name, at) => ({
			...({
				alias: name,
				mode: 'datanode',
				host: `h${at % 7}`,
				port: at + 1,
				package: '/p',
				registered: true,
			} as const),
		}));
		const { nodes } = await draw(topologyLines(placements, () => false, 'en').join('\n'));
		const drawn = nodes.map((text) => text.split('\n')[0]?.trim()).sort(); // an end of line is written as letters
		expect(drawn).toEqual(names.map((name) => visible(name).trim()).sort());
	});
});
