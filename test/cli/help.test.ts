import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../server/src/cli/commands.ts';
import { widthOf } from '../../server/src/cli/formats/columns.ts';
import { shownOptions } from '../../server/src/cli/options.ts';
import { optionShape } from '../../server/src/cli/usage.ts';
import { cli, folderWith } from '../support/cli.ts';

const all = commands.flatMap((command) =>
	shownOptions(command.options).map(([name, option]) => ({ command: command.name, name, option })),
);

describe('help', () => {
	test('names every command with every option', async () => {
		const { code, stdout } = await cli('/', '--help');
		expect(code).toBe(0);
		const usage = stdout.replaceAll(/\n {5,}/g, ' ').split('\n');
		const lineOf = (command: string) => usage.find((line) => line.startsWith(`dolphindb-cluster ${command} `)) ?? '';
		expect(all.filter(({ command, name }) => !lineOf(command).includes(`--${name}`))).toEqual([]);
	});

	test('fits a terminal in both languages, of commands, too', async () => {
		for (const locale of ['en', 'zh-cn']) {
			for (const args of [[], ...commands.map(({ name }) => [name])]) {
				const { stdout } = await cli('/', ...args, '--help', '--locale', locale);
				expect(stdout.split('\n').filter((line) => widthOf(line) > 100)).toEqual([]);
			}
		}
	});

	test('of a command explains its options, in both languages', async () => {
		for (const [locale, word] of [
			['en', 'Default: error.'],
			['zh-cn', '默认为 error。'],
		] as const) {
			const { code, stdout } = await cli('/', 'check', '--help', '--locale', locale);
			expect(code).toBe(0);
			expect(stdout).toContain(word);
			for (const { name, option } of all.filter(({ command }) => command === 'check'))
				expect(stdout).toContain(`\n  ${optionShape(name, option)}`);
		}
	});

	test('is not for what stands behind "--", and does nothing besides', async () => {
		expect((await cli(folderWith({}), 'check', '--', '--help')).stderr).toContain('--help: no such file or folder');
		expect((await cli('/', 'check', 'nowhere', '-h')).code).toBe(0);
	});

	test('does not tell of what is for programs of ours', async () => {
		const { stdout } = await cli('/', 'lsp', '--help');
		expect(stdout).toContain('--stdio');
		expect(stdout).not.toContain('node-ipc');
	});
});

test('docs/cli.md tells of every option of every command', () => {
	const text = readFileSync(path.resolve(import.meta.dirname, '../../docs/cli.md'), 'utf8');
	const untold = all.filter(
		({ command, name }) =>
			!(text.includes(`\`${command}`) || text.includes(` ${command}`)) || !text.includes(`--${name}`),
	);
	expect(untold.map(({ command, name }) => `${command} --${name}`)).toEqual([]);
});

test('nothing counts as a failure where one says "never"', async () => {
	const twice = 'localSite,mode\n10.0.0.1:8802:node1,datanode\n10.0.0.1:8803:node1,datanode\n';
	const folder = folderWith({ 'cluster.nodes': twice });
	expect((await cli(folder, 'check')).code).toBe(1);
	expect((await cli(folder, 'check', '--max-severity', 'never')).code).toBe(0);
});
