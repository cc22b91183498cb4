import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../server/src/cli/commands.ts';
import { completedOptions } from '../../server/src/cli/completion/completes.ts';
import { cli, folderWith } from '../support/cli.ts';

const names = commands.map(({ name }) => name);
const flagsOf = (name: string) =>
	commands.flatMap((command) => (command.name === name ? completedOptions(command).map(({ flag }) => flag) : []));

function run(program: string, args: readonly string[], folder: string, env: NodeJS.ProcessEnv = {}): string {
	const { stdout, stderr, status, error } = spawnSync(program, args, {
		cwd: folder,
		env: { ...process.env, ...env },
		encoding: 'utf8',
		timeout: 60_000,
	});
	if (error) throw new Error(`${program} cannot be run; npm test installs it on Debian`, { cause: error });
	expect([status, stderr]).toEqual([0, '']);
	return stdout;
}

const beside = (name: string) => path.join(import.meta.dirname, 'completion', name);

/** How each shell is asked what it offers for a line; the last word of the line is the one that is being written. */
const shells: Readonly<Record<string, (script: string, line: string, folder: string) => readonly string[]>> = {
	bash: (script, line, folder) => {
		const words = line.split(/ |(=)/).filter((word) => word !== undefined);
		return run('bash', ['--norc', beside('ask.bash'), script, ...words], folder)
			.split('\n')
			.filter(Boolean);
	},
	zsh: (script, line, folder) => {
		const answers = path.join(folder, '../answers');
		writeFileSync(answers, '');
		// zsh completes on a terminal only, and "script" has one.
		run('script', ['-qec', 'zsh -i', '/dev/null'], folder, {
			ZDOTDIR: beside(''),
			SCRIPT: script,
			ANSWERS: answers,
			ASKED: line,
		});
		return readFileSync(answers, 'utf8').split('\n').filter(Boolean);
	},
	fish: (script, line, folder) => {
		const ask = 'source $argv[1]; complete -C $argv[2]';
		const answer = run('fish', ['--no-config', '-c', ask, script, line], folder);
		return answer
			.split('\n')
			.filter(Boolean)
			.map((one) => one.split('\t')[0] ?? '');
	},
};

describe.each(Object.keys(shells))('%s', (shell) => {
	/** A folder with some files and the script for the shell; what is returned asks there. */
	async function asking(): Promise<(line: string) => Set<string>> {
		const folder = path.join(folderWith({ 'in/h1/cluster.nodes': '', 'in/x.json': '' }), 'in');
		const script = path.join(folder, '../completion');
		writeFileSync(script, `${(await cli('/', 'completion', shell)).stdout}\n`);
		return (line) => {
			const words = shells[shell]?.(script, `dolphindb-cluster ${line}`, folder) ?? [];
			return new Set(words.map((word) => word.replace(/[/= ]$/, '').replace(/^--\w[\w-]*=/, '')));
		};
	}

	test('offers commands, options, words, files and folders', async () => {
		const offered = await asking();
		expect([...offered('')]).toEqual(expect.arrayContaining(names));
		expect(offered('ch')).toEqual(new Set(['check']));
		expect(offered('--v')).toEqual(new Set(['--version']));
		expect(offered('check --format ')).toEqual(
			new Set(['text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'checkstyle']),
		);
		expect(offered('check --format=js')).toEqual(new Set(['json']));
		expect(offered('topology --format s')).toEqual(new Set(['svg']));
		expect(offered('check . --locale z')).toEqual(new Set(['zh-cn']));
		expect(offered('completion z')).toEqual(new Set(['zsh']));
		expect(offered('explain nodes-duplicate-a')).toEqual(new Set(['nodes-duplicate-alias']));
		expect(offered('check --baseline x')).toEqual(new Set(['x.json']));
		expect([...offered('check h')]).toEqual(['h1']);
		expect(offered('migrate --out ')).toEqual(new Set(['h1']));
		expect(offered('effective --node x')).toEqual(new Set());
	});

	test('offers every option of every command', async () => {
		const offered = await asking();
		for (const name of names) expect([name, offered(`${name} --`)]).toEqual([name, new Set(flagsOf(name))]);
	});
});

test('the script for bash has no fault that ShellCheck knows', async () => {
	const { stdout } = await cli('/', 'completion', 'bash');
	const file = path.join(folderWith({ completion: `${stdout}\n` }), 'completion');
	expect(run('shellcheck', ['--shell=bash', file], '/')).toBe('');
});

test('descriptions come in the language that was asked for', async () => {
	for (const shell of ['zsh', 'fish']) {
		expect((await cli('/', 'completion', shell, '--locale', 'zh-cn')).stdout).toContain('检查文件和目录');
		expect((await cli('/', 'completion', shell, '--locale', 'en')).stdout).not.toMatch(/\p{Script=Han}/u);
	}
});

test('a shell that is not known, or none, is refused', async () => {
	for (const args of [['powershell'], [], ['bash', 'zsh']]) {
		expect(await cli('/', 'completion', ...args)).toMatchObject({
			code: 2,
			stderr: expect.stringContaining('bash, zsh, fish'),
		});
	}
});
