// Takes the pictures of the documentation, from the extension as it is built now: node scripts/vscode/screenshots.mjs
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { screenshot } from './screenshot.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const images = path.join(root, 'docs/images');

await screenshot({
	folder: path.join(root, 'examples/with-mistakes'),
	openFiles: ['10.20.0.12/dolphindb_2/config/cluster.nodes:3:1'],
	steps: [
		(window) => window.showProblems('differ'),
		({ page }) => filterProblems(page, '**/10.20.0.12/**/cluster.nodes'),
	],
	out: path.join(images, 'diagnostic-across-hosts.png'),
});

/** Leaves only the findings of some files in the Problems panel. */
async function filterProblems(page, pattern) {
	await page.locator('.part.panel input[placeholder^="Filter"]').fill(pattern);
	await page.locator('.markers-panel').getByText('maxConections').first().waitFor({ state: 'hidden' });
}
