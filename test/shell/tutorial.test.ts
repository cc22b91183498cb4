import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { abilityOf } from '../../server/src/cli/rehearsal/machine.ts';
import { matchesShown, shownCommands } from '../support/console.ts';
import { loneCli } from '../support/lone-cli.ts';
import { available } from '../support/toy-hosts.ts';

const root = path.resolve(import.meta.dirname, '../..');
const LANGUAGES = [
	['en', 'en_US.UTF-8'],
	['zh-cn', 'zh_CN.UTF-8'], // it need not be installed: nothing but our own words follows it
] as const;
const ability = await abilityOf([]);
const isAvailable = available('the tutorial', 'reason' in ability ? ability.reason.template.en : undefined);

describe.runIf(isAvailable)('every command of the tutorial prints what the tutorial shows', () => {
	let cli: Awaited<ReturnType<typeof loneCli>>;
	beforeAll(async () => {
		cli = await loneCli();
	});
	afterAll(() => cli.remove());

	const pages = LANGUAGES.flatMap(([folder, locale]) =>
		readdirSync(path.join(root, 'docs/tutorial', folder)).map((name) => [`${folder}/${name}`, locale] as const),
	);

	test('in both languages with the same commands', () => {
		const commandsOf = (folder: string) =>
			readdirSync(path.join(root, 'docs/tutorial', folder)).map((name) => [
				name,
				shownCommands(readFileSync(path.join(root, 'docs/tutorial', folder, name), 'utf8')).map(
					({ command }) => command.replace('.zh-CN.md', '.md').replace(/(rehearse .* grep -E) .*/, '$1'), // words of the language
				),
			]);
		expect(commandsOf('zh-cn')).toEqual(commandsOf('en'));
		expect(commandsOf('en').flatMap(([, commands]) => commands).length).toBeGreaterThan(30);
	});

	test.for(pages)('%s', ([name, locale]) => {
		const file = path.join(root, 'docs/tutorial', name);
		let page = readFileSync(file, 'utf8');
		const folder = mkdtempSync(path.join(os.tmpdir(), 'ddb-tutorial-'));
		try {
			cpSync(path.join(root, 'examples'), path.join(folder, 'examples'), { recursive: true });
			for (const at of shownCommands(page).keys()) {
				const { command, output, from, to } = shownCommands(page)[at] ?? expect.fail();
				const actual = run(command, folder, locale);
				if (process.env['UPDATE'] && !matchesShown(actual, output))
					page = page.slice(0, from) + actual + page.slice(to);
				else if (!matchesShown(actual, output)) expect(actual, command).toBe(output);
			}
			if (process.env['UPDATE']) writeFileSync(file, page);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});

	/** What a person sees who types a command into bash: both outputs, with the command line under its name. */
	function run(command: string, cwd: string, locale: string): string {
		const name = `dolphindb-cluster() { ${process.execPath} ${cli.program} "$@"; }`;
		const env = { ...process.env, LC_ALL: undefined, LC_MESSAGES: undefined, LANG: locale, LC_COLLATE: 'C' };
		const { stdout, error } = spawnSync('bash', ['-c', `exec 2>&1; set -o pipefail; ${name}\n${command}`], {
			cwd,
			env,
			encoding: 'utf8',
		});
		if (error) throw error;
		return stdout;
	}
});
