import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, folderWith } from '../support/cli.ts';

const target = JSON.stringify({
	version: 1,
	kind: 'migrate',
	hosts: {
		'10.0.0.9': { was: '10.0.0.1', user: 'ddb', sudo: true },
		'10.0.0.2': { sshAddress: 'two.example', port: 2222 },
	},
});
const files = {
	'hosts.txt': '# controllers\n10.0.0.1\nops@10.0.0.2:2200   # the second\n\n10.0.0.3,10.0.0.4\n',
	'target.migration.json': target,
	'foreign/notes.txt': 'mine',
	'broken.migration.json': '{',
};

/** The lines of the script that say how hosts are reached, and what the command line said. */
async function reached(...args: string[]) {
	const folder = folderWith(files);
	const out = path.join(folder, 'out');
	const { code, stdout, stderr } = await cli(folder, 'collect', '--out', out, ...args);
	const script = existsSync(`${out}/collect.sh`) ? readFileSync(`${out}/collect.sh`, 'utf8') : '';
	return {
		code,
		stdout,
		stderr,
		folder,
		reach: script.match(/^\t\t.*\) reach_by .*$/gm)?.map((line) => line.trim()) ?? [],
	};
}

describe('collect', () => {
	test('writes a script for hosts that are named, without any workspace', async () => {
		const { code, stderr, reach, folder } = await reached('--host', '10.0.0.1,ddb@10.0.0.2:2222', '--host', 'three');
		expect({ code, stderr, reach }).toEqual({
			code: 0,
			stderr: '',
			reach: [
				"'10.0.0.1') reach_by root 10.0.0.1 22 '' '' 10.0.0.1 1 no ;;",
				"'10.0.0.2') reach_by ddb 10.0.0.2 2222 '' '' 10.0.0.2 2 no ;;",
				"'three') reach_by root three 22 '' '' three 3 no ;;",
			],
		});
		expect(statSync(`${folder}/out/collect.sh`).mode & 0o100).toBe(0o100);
	});

	test('takes hosts from a file, with what holds for all that say nothing else', async () => {
		const { reach, folder } = await reached(
			...['--hosts', 'hosts.txt', '--user', 'ddb', '--port', '22022', '--key', "it's $key", '--jump', 'me@bastion:22'],
			'--sudo',
		);
		const key = `'${folder}/it'\\''s $key'`;
		expect(reach).toEqual([
			`'10.0.0.1') reach_by ddb 10.0.0.1 22022 ${key} me@bastion:22 10.0.0.1 1 yes ;;`,
			`'10.0.0.2') reach_by ops 10.0.0.2 2200 ${key} me@bastion:22 10.0.0.2 2 yes ;;`,
			`'10.0.0.3') reach_by ddb 10.0.0.3 22022 ${key} me@bastion:22 10.0.0.3 3 yes ;;`,
			`'10.0.0.4') reach_by ddb 10.0.0.4 22022 ${key} me@bastion:22 10.0.0.4 4 yes ;;`,
		]);
	});

	test('takes hosts from a target file, under their addresses of today', async () => {
		expect((await reached('--target', 'target.migration.json')).reach).toEqual([
			"'10.0.0.1') reach_by ddb 10.0.0.9 22 '' '' 10.0.0.1 1 yes ;;",
			"'10.0.0.2') reach_by root two.example 2222 '' '' 10.0.0.2 2 no ;;",
		]);
	});

	test('refuses what it cannot take, in words', async () => {
		const said = async (...args: string[]) => {
			const { code, stderr, reach } = await reached(...args);
			expect([code, reach]).toEqual([2, []]);
			return stderr;
		};
		expect(await said()).toContain('name the hosts');
		expect(await said('--host', 'a', '--target', 'target.migration.json')).toContain('name the hosts');
		expect(await said('--host=-oProxyCommand=x')).toContain('"-oProxyCommand=x" does not fit');
		expect(await said('--host', 'a:b:c')).toContain('a:b:c: write a host as [user@]address[:port]');
		expect(await said('--host', 'a,b@a')).toContain('a is named twice');
		expect(await said('--host', ' , ')).toContain('no host is named');
		expect(await said('--host', 'a:99999')).toContain('hosts.a.port');
		expect(await said('--host', 'a', '--port', 'x')).toContain('hosts.a.port');
		expect(await said('--host', 'a', '--user', '$(x)')).toContain('write a user name');
		expect(await said('--host', 'a', '--jump=-x')).toContain('write jump hosts as after ssh -J');
		expect(await said('--hosts', 'none.txt')).toContain('none.txt: no such file');
		expect(await said('--target', 'broken.migration.json')).toContain('Line 1');
		expect(await said('--host', 'a', '--out', 'foreign')).toContain('foreign: the folder is not empty');
		expect(await said('--host', 'a', 'more')).toContain('--out DIR');
	});

	test('speaks Chinese', async () => {
		expect((await reached('--host', 'a,a', '--locale', 'zh-cn')).stderr).toContain('a 重复出现');
	});
});
