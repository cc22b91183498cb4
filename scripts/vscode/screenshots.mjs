// Takes the pictures of the documentation, from the extension as it is built now: node scripts/vscode/screenshots.mjs
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { screenshot } from './screenshot.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const images = path.join(root, 'docs/images');

await screenshot({
	folder: path.join(root, 'test/vscode/fixtures/two-hosts'),
	openFiles: ['10.0.0.2/config/cluster.nodes:3:1'],
	steps: [(window) => window.showProblems('differ')],
	out: path.join(images, 'diagnostic-across-hosts.png'),
});
