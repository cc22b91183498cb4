// Writes what fetch.sh would leave beside itself for an example whose hosts have been changed by hand.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Lays copies of hosts beside the cluster of a folder: the second has other values, the last has no agent.cfg.
 * @param {string} folder a copy of the example three-servers
 */
export async function layFetched(folder) {
	const outfile = path.join(root, 'out/vscode/fetched.cjs');
	await build({
		entryPoints: [path.join(root, 'test/support/drift.ts')],
		outfile,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		mainFields: ['module', 'main'],
		logLevel: 'warning',
	});
	const { fetchedFrom } = (await import(pathToFileURL(outfile).href)).default;
	const names = readdirSync(folder, { recursive: true }).filter((name) => /\.(cfg|nodes)$/.test(name));
	const files = Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
	const fetched = fetchedFrom(files, ({ host, kind }, text) => {
		if (host === '10.20.0.3' && kind === 'agent') return undefined;
		if (host !== '10.20.0.2' || kind !== 'cluster') return text;
		return text?.replace('maxMemSize=32', 'maxMemSize=64').replace('workerNum=8', 'workerNum=16');
	});
	for (const [name, text] of Object.entries(fetched)) {
		const file = path.join(folder, 'drift', name);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
}
