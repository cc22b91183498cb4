import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const server = path.join(root, 'dist/cli.js');

const nodes =
	'localSite,mode\n10.0.0.1:8900:controller1,controller\n10.0.0.2:8900:controller2,controller\n10.0.0.3:8900:controller10,controller\n10.0.0.1:8801:agent1,agent\n10.0.0.1:8802:node1,datanode\n';
const files: Readonly<Record<string, string>> = {
	'dolphindb-cluster.json': '{}\n',
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

/** How each editor is started without a screen, with a script that works in it. */
const editors: Readonly<Record<string, { program: string; args: readonly string[]; setup: string; fileType: string }>> =
	{
		Neovim: {
			program: 'nvim',
			args: ['--headless', '--clean', '-c', `luafile ${path.join(import.meta.dirname, 'nvim.lua')}`],
			setup: 'editors/nvim/dolphindb-cluster.lua',
			fileType: 'dolphindb-cfg',
		},
		Emacs: {
			program: 'emacs',
			args: ['-q', '--batch', '-l', path.join(import.meta.dirname, 'emacs.el')],
			setup: 'editors/emacs/dolphindb-cluster.el',
			fileType: 'dolphindb-cfg-mode',
		},
	};

interface Line {
	readonly kind: string;
	readonly value: unknown;
}

describe.each(Object.keys(editors))('in a real %s, with the set-up of editors/', (name) => {
	const { program, args, setup, fileType } = editors[name] as (typeof editors)[string]; // the names are its keys
	let folder = '';
	let seen: ReadonlyMap<string, unknown> = new Map();

	beforeAll(async () => {
		if (!existsSync(server)) throw new Error('dist/cli.js is missing: run "npm run build" first');
		folder = mkdtempSync(path.join(os.tmpdir(), 'editors-'));
		for (const [file, text] of Object.entries(files)) {
			mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
			writeFileSync(path.join(folder, file), text);
		}
		seen = new Map((await run(program, args, setup, folder)).map(({ kind, value }) => [kind, value]));
	}, 90_000);
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	test('the file has a type of its own', () => {
		expect(seen.get('filetype')).toBe(fileType);
	});

	test('a finding that needs the other files is shown, and goes when the line is right', () => {
		expect(seen.get('diagnostics')).toEqual([
			expect.objectContaining({ line: 3, message: expect.stringContaining('controller7') }),
		]);
		expect(seen.get('mended')).toEqual([]);
	});

	test('hover tells what a node is', () => {
		expect(seen.get('hover')).toContain('agent1');
	});

	test('a target file has diagnostics, where the set-up sends it to the server', () => {
		const found = [
			expect.objectContaining({ line: 2, message: expect.stringContaining('nodes.agent1: 1 does not fit') }),
		];
		expect(seen.get('target')).toEqual(name === 'Neovim' ? found : undefined);
	});

	test('rename changes the node on both hosts, and nothing else', () => {
		expect([seen.get('timeout'), seen.get('saved')]).toEqual([undefined, true]);
		const renamed = (text: string) => text.replaceAll(/controller[17]\b/g, 'ctl-a');
		for (const [file, text] of Object.entries(files)) {
			expect(readFileSync(path.join(folder, file), 'utf8'), file).toBe(renamed(text));
		}
	});
});

/** Runs an editor to its end; what it prints besides lines of JSON is shown where it prints none. */
async function run(program: string, args: readonly string[], setup: string, cwd: string): Promise<Line[]> {
	const env = {
		...process.env,
		HOME: cwd,
		LC_ALL: 'C.UTF-8',
		EDITORS_NODE: process.execPath,
		EDITORS_SERVER: server,
		EDITORS_SETUP: path.join(root, setup),
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
	const text = chunks.join('');
	const lines = text.split('\n').filter((line) => line.startsWith('{"'));
	if (lines.length === 0) throw new Error(`${program} did not get anywhere:\n${text}`);
	return lines.map((line) => JSON.parse(line) as Line); // written by our own script
}
