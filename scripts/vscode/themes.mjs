// Writes the colours that VS Code gives to pages of extensions into test/fixtures/themes, a file for each theme:
// node scripts/vscode/themes.mjs [NAME…]
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openWindow, THEMES, webview } from '../../test/host/window.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const FOLDER = path.join(root, 'test/fixtures/themes');
const keybindings = [{ key: 'ctrl+alt+1', command: 'dolphindbCluster.showTopology' }];

/** What pages use of the colours; one that a theme has not is null. */
function usedVariables() {
	const built = path.join(root, 'dist/webview');
	const styles = readdirSync(built).filter((name) => name.endsWith('.css'));
	const texts = [
		...styles.map((name) => readFileSync(path.join(built, name), 'utf8')),
		readFileSync(path.join(root, 'test/fixtures/topology/three-to-five.svg'), 'utf8'),
	];
	return [...new Set(texts.flatMap((text) => text.match(/--vscode-[\w-]+/g) ?? []))].sort();
}

/** The values of variables in a page in a theme, with the class of its body and the style that VS Code puts before ours. */
async function capture(theme) {
	const window = await openWindow({
		folder: path.join(root, 'examples/three-servers'),
		extension: root,
		theme,
		keybindings,
	});
	try {
		const page = webview(window.page);
		for (let times = 0; times < 60 && !(await page.locator('svg').isVisible()); times++) {
			await window.page.keyboard.press('Control+Alt+1'); // nothing happens before the command is there
			await window.page.waitForTimeout(1000);
		}
		return await page.locator('html').evaluate(read, usedVariables());
	} finally {
		await window.close();
	}
}

function read(html, names) {
	const values = getComputedStyle(html);
	const style = document.getElementById('_defaultStyles')?.textContent ?? '';
	const all = [...new Set([...names, ...(style.match(/--vscode-[\w-]+/g) ?? [])])].sort();
	const variables = Object.fromEntries(all.map((name) => [name, values.getPropertyValue(name).trim() || null]));
	return { className: document.body.className, variables, style };
}

mkdirSync(FOLDER, { recursive: true });
const wanted = process.argv.slice(2);
for (const theme of Object.keys(THEMES).filter((name) => wanted.length === 0 || wanted.includes(name))) {
	writeFileSync(path.join(FOLDER, `${theme}.json`), `${JSON.stringify(await capture(theme), null, '\t')}\n`);
	console.log(`test/fixtures/themes/${theme}.json`);
}
