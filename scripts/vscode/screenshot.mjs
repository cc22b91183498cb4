// Takes a picture of the real extension in a real VS Code, for the documentation.
// node scripts/vscode/screenshot.mjs --folder=DIR --out=FILE.png [--open=FILE …] [--command=TITLE …] [--problems=TEXT] [--vsix=FILE]
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openWindow } from '../../test/host/window.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Opens a copy of a folder with the extension of the working tree (or a packaged one), opens files, takes the steps one
 * after the other and saves a picture of the window, 1280 by 800 in the light theme.
 * @param {{ folder: string, prepare?: (copy: string) => Promise<void>, openFiles?: string[], steps?: ((window: Awaited<ReturnType<typeof openWindow>>) => Promise<unknown>)[],
 *   out: string, vsix?: string, settings?: object }} options and those of `openWindow`
 */
export async function screenshot({
	folder,
	prepare,
	openFiles = [],
	steps = [],
	out,
	vsix,
	settings,
	...windowOptions
}) {
	const temp = mkdtempSync(path.join(os.tmpdir(), 'shot-'));
	const copy = path.join(temp, path.basename(path.resolve(folder)));
	let window;
	try {
		cpSync(folder, copy, { recursive: true });
		await prepare?.(copy);
		window = await openWindow({
			folder: copy,
			openFiles,
			settings: { ...PICTURE, ...settings },
			...windowOptions,
			...(vsix ? { vsix } : { extension: root }),
		});
		for (const step of steps) await step(window);
		await window.settle();
		mkdirSync(path.dirname(path.resolve(out)), { recursive: true });
		await window.page.screenshot({ path: out });
	} catch (error) {
		const failed = path.join(root, 'test-results', `failed-${path.basename(out)}`);
		await window?.page.screenshot({ path: failed }).catch(() => {}); // the reason comes first
		throw error;
	} finally {
		await window?.close();
		rmSync(temp, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	}
}

const PICTURE = { 'editor.cursorBlinking': 'solid', 'editor.minimap.enabled': false };

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
	const { values } = parseArgs({
		options: {
			folder: { type: 'string' },
			out: { type: 'string' },
			vsix: { type: 'string' },
			problems: { type: 'string' },
			open: { type: 'string', multiple: true },
			command: { type: 'string', multiple: true },
		},
	});
	if (!values.folder || !values.out) throw new Error('--folder and --out are needed');
	const steps = (values.command ?? []).map((title) => (window) => window.command(title));
	if (values.problems !== undefined) steps.unshift((window) => window.showProblems(values.problems));
	await screenshot({ ...values, openFiles: values.open ?? [], steps });
}
