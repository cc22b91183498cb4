import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { BUNDLES, bundleOptions } from '../../scripts/build.mjs';

/** The command line in one file, as released, in a folder where nothing else lies; `remove` takes the folder away. */
export async function loneCli(): Promise<{ readonly program: string; readonly remove: () => void }> {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'ddb-lone-'));
	const program = path.join(folder, 'cli.js');
	const entry = BUNDLES.find(({ outfile }) => outfile === 'dist/cli.js');
	if (!entry) throw new Error('there is no bundle for the command line');
	await build({ ...bundleOptions(entry, true), outfile: program });
	return { program, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
