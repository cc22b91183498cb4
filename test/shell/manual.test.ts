import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../../server/src/cli/commands.ts';
import { shownOptions } from '../../server/src/cli/options.ts';
import { optionShape } from '../../server/src/cli/usage.ts';

const page = path.resolve(import.meta.dirname, '../../docs/dolphindb-cluster.1');

function mandoc(...args: string[]): string {
	const { stdout, stderr, error } = spawnSync('mandoc', [...args, page], { encoding: 'utf8' });
	if (error) throw new Error('mandoc cannot be run; npm test installs it on Debian', { cause: error });
	expect(stderr).toBe('');
	return stdout;
}

test('the manual page has no fault that mandoc knows', () => {
	const faults = mandoc('-Tlint', '-Wstyle').split('\n').filter(Boolean);
	// The day is that of the release; as long as there is none, this is the one thing that is missing.
	expect(faults.filter((fault) => !fault.endsWith('WARNING: missing date, using "": TH'))).toEqual([]);
});

test('the manual page shows every command with every option, ready to be copied', () => {
	const shown = mandoc('-Tutf8', '-Owidth=400')
		.split('\b')
		.map((part, at, all) => (at < all.length - 1 ? part.slice(0, -1) : part))
		.join(''); // bold is a letter twice
	for (const { name, options } of commands) {
		const at = shown.indexOf(`\n   ${name}\n`);
		expect([name, at > 0]).toEqual([name, true]);
		const part = shown.slice(at);
		const lines = shownOptions(options).map(([option, what]) => optionShape(option, what));
		expect(lines.filter((line) => !part.includes(`\n       ${line}`))).toEqual([]);
	}
});
