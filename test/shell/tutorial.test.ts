import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { abilityOf } from '../../server/src/cli/rehearsal/machine.ts';
import { comparePage, shownCommands, typed } from '../support/console.ts';
import { loneCli } from '../support/lone-cli.ts';
import { available } from '../support/toy-hosts.ts';

const root = path.resolve(import.meta.dirname, '../..');
const LANGUAGES = [
	['en', 'en_US.UTF-8'],
	['zh-cn', 'zh_CN.UTF-8'],
] as const;
const ability = await abilityOf([]);
const isAvailable = available('the tutorial', 'reason' in ability ? ability.reason.template.en : undefined);

describe.runIf(isAvailable)('every command of the tutorial prints what the tutorial shows', () => {
	let cli: Awaited<ReturnType<typeof loneCli>>;
	beforeAll(async () => {
		cli = await loneCli();
	});
	afterAll(() => cli.remove());

	const pages = LANGUAGES.flatMap(([folder, language]) =>
		readdirSync(path.join(root, 'docs/tutorial', folder)).map((name) => [`${folder}/${name}`, language] as const),
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

	test.for(pages)('%s', ([name, language]) => {
		const cwd = mkdtempSync(path.join(os.tmpdir(), 'ddb-tutorial-'));
		const alias = `dolphindb-cluster() { ${process.execPath} ${cli.program} "$@"; }`;
		try {
			cpSync(path.join(root, 'examples'), path.join(cwd, 'examples'), { recursive: true });
			comparePage(path.join(root, 'docs/tutorial', name), (command) =>
				typed(`${alias}\n${command}`, { cwd, language }),
			);
		} finally {
			rmSync(cwd, { recursive: true, force: true });
		}
	});
});
