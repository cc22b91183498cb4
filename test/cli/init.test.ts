import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Editor, filesFor, setUps } from '../../server/src/cli/init/set-ups.ts';
import { editorTexts } from '../../server/src/cli/init/texts.generated.ts';
import { cli, folderWith } from '../support/cli.ts';

const root = path.resolve(import.meta.dirname, '../..');
const editors = Object.keys(setUps) as Editor[];
const withProgram = editors.filter((editor) => editor !== 'vscode');

/** All files of a folder by path. */
function filesIn(folder: string): Record<string, string> {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const files = entries.map(({ parentPath, name }) => path.join(parentPath, name));
	return Object.fromEntries(files.map((file) => [path.relative(folder, file), readFileSync(file, 'utf8')]));
}

describe('init', () => {
	test.for(editors)('writes the set-up of editors/ for %s, and nothing a second time', async (editor) => {
		const folder = folderWith({});
		const first = await cli(folder, 'init', '--editor', editor);
		const texts = Object.fromEntries(
			Object.entries(setUps[editor].files).map(([name, source]) => [
				name,
				readFileSync(path.join(root, 'editors', source), 'utf8'),
			]),
		);
		const marker = editor === 'vscode' ? {} : { 'dolphindb-cluster.json': '{}\n' };
		expect(filesIn(folder)).toEqual({ ...texts, ...marker });
		expect([first.code, first.stdout.split('\n').sort()]).toEqual([0, Object.keys({ ...texts, ...marker }).sort()]);
		expect(first.stderr).not.toBe('');
		const second = await cli(folder, 'init', '--editor', editor);
		expect([second.code, second.stdout]).toEqual([0, '']);
		expect(filesIn(folder)).toEqual({ ...texts, ...marker });
	});

	test.for(editors)(
		'leaves a file of the user as it is, prints what to add, and writes the others: %s',
		async (editor) => {
			const [mine = '', ...others] = Object.keys(setUps[editor].files);
			const folder = folderWith({ [mine]: 'mine\n' });
			const { code, stdout, stderr } = await cli(folder, 'init', '--editor', editor);
			expect([code, readFileSync(path.join(folder, mine), 'utf8')]).toEqual([2, 'mine\n']);
			expect(stdout).toContain(`==> ${mine} <==\n${filesFor(editor, undefined)?.[0]?.text}`);
			expect(stderr).toContain(`${mine} is there already and stays as it is`);
			for (const other of others) expect(existsSync(path.join(folder, other)), other).toBe(true);
		},
	);

	test('writes through no link, be it one that leads nowhere', async () => {
		const folder = folderWith({});
		symlinkSync(path.join(folder, 'elsewhere'), path.join(folder, '.vimrc'));
		const { code } = await cli(folder, 'init', '--editor', 'vim');
		expect([code, existsSync(path.join(folder, 'elsewhere'))]).toEqual([2, false]);
	});

	test('says why it cannot write', async () => {
		const folder = folderWith({ '.helix': '' });
		const { code, stderr } = await cli(folder, 'init', '--editor', 'helix');
		expect([code, stderr]).toEqual([2, expect.stringContaining('cannot be written to')]);
	});

	test.for(editors)('prints all and writes nothing with --dry-run: %s', async (editor) => {
		const folder = folderWith({});
		const { code, stdout } = await cli(folder, 'init', '--editor', editor, '--dry-run');
		expect([code, readdirSync(folder)]).toEqual([0, []]);
		for (const { path: name, text } of filesFor(editor, undefined) ?? [])
			expect(stdout).toContain(`==> ${name} <==\n${text}`);
	});

	test('keeps to the settings that are there, in the folder or above it', async () => {
		const folder = folderWith({ 'dolphindb-cluster.json': '{ "language": "en" }\n' });
		mkdirSync(path.join(folder, 'hosts'));
		expect((await cli(folder, 'init', 'hosts', '--editor', 'nvim')).stdout).toBe(path.join('hosts', '.nvim.lua'));
		expect((await cli(folder, 'init', '--editor', 'nvim')).code).toBe(0);
		expect(readFileSync(path.join(folder, 'dolphindb-cluster.json'), 'utf8')).toBe('{ "language": "en" }\n');
	});

	test('says in the language that is asked for what remains to be done', async () => {
		const { stderr } = await cli(folderWith({}), 'init', '--editor', 'helix', '--locale', 'zh-cn');
		expect(stderr).toBe('Helix 在该目录中启动时会读取 .helix/languages.toml。');
	});

	test.for([
		[[], '--editor NAME is missing: one of nvim, vim, emacs, helix, kakoune, vscode'],
		[['--editor', 'ed'], 'must be one of nvim'],
		[['a', 'b', '--editor', 'vim'], 'init takes one folder'],
		[['nowhere', '--editor', 'vim'], 'nowhere: no such folder'],
		[['--editor', 'vscode', '--command', 'x'], '--command does not go with vscode'],
		[['--editor', 'vim', '--command', ''], 'no name of a program'],
		[['--editor', 'vim', '--command', 'a\nb'], 'no name of a program'],
		[['file', '--editor', 'helix'], 'file: no such folder'],
	] as const)('refuses %j', async ([args, reason]) => {
		const folder = folderWith({ file: '' });
		const { code, stderr } = await cli(folder, 'init', ...args);
		expect([code, readdirSync(folder)]).toEqual([2, ['file']]);
		expect(stderr).toContain(reason);
	});
});

describe('the program that an editor starts', () => {
	test.for(withProgram)('stands in one place of the set-up for %s', (editor) => {
		const plain = filesFor(editor, undefined) ?? [];
		const other = filesFor(editor, '/opt/x') ?? [];
		const changed = other.filter(({ text }, at) => text !== plain[at]?.text);
		expect(changed).toHaveLength(1);
		const lines = changed.flatMap(({ text }) => text.split('\n').filter((line) => line.includes('/opt/x')));
		expect(lines).toHaveLength(1);
	});

	test('is a path of this moment, or a name on the PATH', async () => {
		const folder = folderWith({});
		const shown = async (command: string) =>
			(await cli(folder, 'init', '--editor', 'helix', '--dry-run', '--command', command)).stdout;
		expect(await shown('./bin/x')).toContain(`command = "${path.join(folder, 'bin/x')}"`);
		expect(await shown('x')).toContain('command = "x"');
	});

	test('is quoted as TOML wants it, for Helix, which knows every key of the file', async () => {
		const folder = folderWith({});
		const program = String.raw`/opt/it's a "程序"\x`;
		await cli(folder, 'init', '--editor', 'helix', '--command', program);
		const script = 'import json, sys, tomllib; print(json.dumps(tomllib.load(open(sys.argv[1], "rb"))))';
		const file = path.join(folder, '.helix/languages.toml');
		const config = JSON.parse(execFileSync('python3', ['-c', script, file], { encoding: 'utf8' }));
		expect(Object.keys(config).sort()).toEqual(['language', 'language-server']);
		expect(config['language-server']).toEqual({
			'dolphindb-cluster': { command: program, args: ['lsp', '--stdio'], config: { diagnostics: 'push' } },
		});
		const keys = new Set(config.language.flatMap((one: object) => Object.keys(one)));
		expect([...keys].sort()).toEqual(['comment-token', 'file-types', 'language-servers', 'name', 'roots', 'scope']);
		for (const { name, 'file-types': types, 'language-servers': servers } of config.language) {
			expect(name).toMatch(/^dolphindb-(cfg|nodes)$/); // which are the language ids that the server is told
			expect(servers).toEqual(['dolphindb-cluster']);
			for (const type of types)
				expect(type === 'nodes' || typeof type.glob === 'string', JSON.stringify(type)).toBe(true);
		}
	});
});

test('every text of editors/ is used', () => {
	const used = editors.flatMap((editor) => Object.values<string>(setUps[editor].files));
	expect(used.sort()).toEqual(Object.keys(editorTexts).sort());
});

test('VS Code knows the extension and the task that are written for it', async () => {
	const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
	const { recommendations } = JSON.parse(editorTexts['vscode/extensions.json']);
	expect(recommendations).toEqual([`${manifest.publisher}.${manifest.name}`]);
	const { tasks } = JSON.parse(editorTexts['vscode/tasks.json']);
	const [{ type, properties }] = manifest.contributes.taskDefinitions;
	expect(tasks.map(({ type, task, problemMatcher }: Record<string, string>) => [type, task, problemMatcher])).toEqual([
		[type, 'check', `$${manifest.contributes.problemMatchers[0].name}`],
	]);
	expect(properties.task.enum).toContain('check');
});
