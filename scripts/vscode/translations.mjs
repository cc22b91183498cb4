// The texts of VS Code in Simplified Chinese, for pictures: translations of Microsoft from an npm package. Texts that are
// newer than the package are taken from others with the same English words, else they stay English.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { install } from '../../test/host/install.mjs';

const PACKAGE = 'monaco-editor-nls';
const VERSION = '3.1.0';

/** The file with the translations, made where it is not there. */
export function chineseTranslations() {
	const { vscode } = install();
	const folder = path.join(import.meta.dirname, '../../.vscode-test', `${PACKAGE}-${VERSION}`);
	const file = path.join(folder, 'zh-cn.i18n.json');
	if (existsSync(file)) return file;
	mkdirSync(folder, { recursive: true });
	const npm = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--prefix', folder, `${PACKAGE}@${VERSION}`];
	const { status, stderr } = spawnSync('npm', npm, { encoding: 'utf8', shell: process.platform === 'win32' });
	if (status !== 0) throw new Error(`npm ${npm.join(' ')}\n${stderr}`);
	const known = JSON.parse(readFileSync(path.join(folder, 'node_modules', PACKAGE, 'locale/zh-hans.json'), 'utf8'));
	writeFileSync(file, JSON.stringify({ contents: translated(known, messagesOf(vscode)) }));
	return file;
}

/** The English texts of VS Code as [module, key, text]. */
function messagesOf(vscode) {
	const read = (name) => JSON.parse(readFileSync(path.join(vscode, 'out', name), 'utf8'));
	const texts = read('nls.messages.json').values();
	return read('nls.keys.json').flatMap(([module, keys]) => keys.map((key) => [module, key, texts.next().value]));
}

function translated(known, messages) {
	const byWords = new Map();
	for (const [module, key, text] of messages) {
		const chinese = known[module]?.[key];
		if (chinese) byWords.set(text, chinese);
	}
	const contents = {};
	for (const [module, key, text] of messages) {
		const chinese = known[module]?.[key] ?? byWords.get(text);
		if (!chinese) continue;
		contents[module] ??= {};
		contents[module][key] = chinese;
	}
	return contents;
}
