import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import Mocha from 'mocha';
import { tagOutput } from '../tag-output.ts';

/** Loaded by the Node.js extension host (--extensionTestsPath). The promise decides the exit code of the whole run. */
export function run(): Promise<void> {
	tagOutput(Mocha, process.env['VSCODE_TEST_TAG']);
	const mocha = new Mocha({
		ui: 'bdd',
		timeout: 60_000,
		color: Boolean(process.env['FORCE_COLOR']),
		forbidOnly: Boolean(process.env['CI']),
		...(process.env['MOCHA_GREP'] ? { grep: process.env['MOCHA_GREP'] } : {}),
	});
	for (const file of readdirSync(__dirname)) {
		if (file.endsWith('.test.js')) mocha.addFile(path.join(__dirname, file));
	}
	return new Promise((resolve, reject) => {
		mocha.run((failures) => (failures ? reject(new Error(`${failures} test(s) failed`)) : resolve()));
	});
}
