import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const server = path.join(root, 'dist/cli.js');

const nodes =
	'localSite,mode\n10.0.0.1:8900:controller1,controller\n10.0.0.2:8900:controller2,controller\n10.0.0.3:8900:controller10,controller\n10.0.0.1:8801:agent1,agent\n10.0.0.1:8802:node1,datanode\n';
const files: Readonly<Record<string, string>> = {
	'h1/config/cluster.nodes': nodes,
	'h1/config/controller.cfg':
		'mode=controller\nlocalSite=10.0.0.1:8900:controller1\ndfsHAMode=Raft\ndfsReplicationFactor=1\nlanCluster=0\n',
	// The third line names a controller that is not there; the rest is as it should be.
	'h1/config/agent.cfg':
		'mode=agent\nlocalSite=10.0.0.1:8801:agent1\ncontrollerSite=10.0.0.1:8900:controller7\nsites=10.0.0.1:8801:agent1:agent,10.0.0.1:8900:controller1:controller,10.0.0.2:8900:controller2:controller,10.0.0.3:8900:controller10:controller\nlanCluster=0\n',
	'wrong.migration.json': '{ "version": 1, "kind": "migrate", "hosts": {},\n"nodes": { "agent1": 1 } }\n',
	'h2/config/cluster.nodes': nodes,
	'h2/config/controller.cfg':
		'mode=controller\nlocalSite=10.0.0.2:8900:controller2\ndfsHAMode=Raft\ndfsReplicationFactor=1\nlanCluster=0\n',
};

interface Editor {
	readonly program: string;
	/** How it is started without a screen, with a script that works in it. */
	readonly args: readonly string[];
	/** The user's own set-up, where it has to say that those of folders are read. */
	readonly home?: Readonly<Record<string, string>>;
	readonly fileType: string;
	/** Speaks to the language server; else it runs `check`. */
	readonly hasServer: boolean;
	readonly sendsTargets?: boolean;
}

const script = (name: string) => path.join(import.meta.dirname, name);

const editors: Readonly<Record<string, Editor>> = {
	nvim: {
		program: 'nvim',
		// As it is told for versions that do not read the file by themselves, which that of Debian 12 is one of.
		args: ['--headless', '--clean', '-S', '.nvim.lua', '-c', `luafile ${script('nvim.lua')}`],
		fileType: 'dolphindb-cfg',
		hasServer: true,
		sendsTargets: true,
	},
	vim: {
		program: 'vim',
		args: ['-T', 'dumb', '--not-a-term', '-S', script('vim.vim')],
		home: { '.vimrc': 'set nocompatible exrc\npackadd! ale\n' },
		fileType: 'dolphindb-cfg',
		hasServer: true,
	},
	emacs: {
		program: 'emacs',
		args: ['-q', '--batch', '-l', script('emacs.el')],
		fileType: 'dolphindb-cfg-mode',
		hasServer: true,
	},
	kakoune: {
		program: 'kak',
		args: ['-ui', 'dummy', '-e', `source ${script('kakoune.kak')}`],
		home: { '.config/kak/kakrc': 'try %{ source .dolphindb-cluster.kak }\n' },
		fileType: 'dolphindb-cfg',
		hasServer: false,
	},
};

interface Line {
	readonly kind: string;
	readonly value: unknown;
}

/** Makes a folder with these files. */
function folderWith(texts: Readonly<Record<string, string>>): string {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'editors-'));
	for (const [file, text] of Object.entries(texts)) {
		mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
		writeFileSync(path.join(folder, file), text);
	}
	return folder;
}

describe.each(Object.entries(editors))('in a real %s, with what "init" writes', (name, editor) => {
	let folder = '';
	let home = '';
	let seen: ReadonlyMap<string, unknown> = new Map();

	beforeAll(async () => {
		if (!existsSync(server)) throw new Error('dist/cli.js is missing: run "npm run build" first');
		folder = folderWith(files);
		home = folderWith(editor.home ?? {});
		const program = path.join(home, "it's our 程序");
		symlinkSync(server, program);
		const { status, stderr } = spawnSync(program, ['init', '--editor', name, '--command', program], { cwd: folder });
		expect(status, String(stderr)).toBe(0);
		seen = new Map((await run(editor, folder, home)).map(({ kind, value }) => [kind, value]));
	}, 90_000);
	afterAll(() => {
		for (const one of [folder, home]) rmSync(one, { recursive: true, force: true });
	});

	test('the file has a type of its own', () => {
		expect(seen.get('filetype')).toBe(editor.fileType);
	});

	test('a finding that needs the other files is shown, and goes when the line is right', () => {
		expect(seen.get('diagnostics')).toEqual([
			expect.objectContaining({ line: 3, message: expect.stringContaining('controller7') }),
		]);
		expect(seen.get('mended')).toEqual([]);
	});

	test('hover tells what a node is, where the server is asked', () => {
		expect(seen.get('hover')).toEqual(editor.hasServer ? expect.stringContaining('agent1') : undefined);
	});

	test('a target file has diagnostics, where the set-up sends it to the server', () => {
		const found = [
			expect.objectContaining({ line: 2, message: expect.stringContaining('nodes.agent1: 1 does not fit') }),
		];
		expect(seen.get('target')).toEqual(editor.sendsTargets ? found : undefined);
	});

	test(`${editor.hasServer ? 'rename changes the node on both hosts' : 'the line is mended'}, and nothing else`, () => {
		expect([seen.get('timeout'), seen.get('saved')]).toEqual([undefined, true]);
		const wanted = (text: string) =>
			editor.hasServer ? text.replaceAll(/controller[17]\b/g, 'ctl-a') : text.replace('controller7', 'controller1');
		for (const [file, text] of Object.entries(files)) {
			expect(readFileSync(path.join(folder, file), 'utf8'), file).toBe(wanted(text));
		}
	});
});

/** Runs an editor to its end; what it prints besides lines of JSON is shown where it prints none. */
async function run({ program, args }: Editor, cwd: string, home: string): Promise<Line[]> {
	const out = path.join(home, 'seen'); // for editors that draw on their standard output
	const env = {
		...process.env,
		HOME: home,
		XDG_CONFIG_HOME: path.join(home, '.config'),
		LC_ALL: 'C.UTF-8',
		EDITORS_NODE: process.execPath,
		EDITORS_OUT: out,
	};
	const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
	const chunks: string[] = [];
	for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => chunks.push(text));
	const timer = setTimeout(() => child.kill('SIGKILL'), 80_000);
	await new Promise((resolve, reject) => {
		child.once('error', () => reject(new Error(`${program} is missing: npm test installs it on Debian`)));
		child.once('close', resolve);
	});
	clearTimeout(timer);
	const text = [...(existsSync(out) ? [readFileSync(out, 'utf8')] : []), ...chunks].join('');
	const lines = text.split('\n').filter((line) => line.startsWith('{"'));
	if (lines.length === 0) throw new Error(`${program} did not get anywhere:\n${text}`);
	return lines.map((line) => JSON.parse(line) as Line); // written by our own script
}
