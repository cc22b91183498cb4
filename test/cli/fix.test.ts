import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, folderWith } from '../support/cli.ts';

const agent = 'mode=agent\r\nlocalSite=10.0.0.1:8801:agent1\r\ncontrollerSite=10.0.0.1:8900:c1\r\n';
const read = (folder: string, file: string) => readFileSync(path.join(folder, file), 'utf8');

describe('check --fix', () => {
	test('writes the files, says which, and reports what is left', async () => {
		const folder = folderWith({
			'h1/agent.cfg': agent,
			'h1/cluster.nodes': 'localSite,mode\n10.0.0.1:8900:c1,controller\n10.0.0.1:8801:agent1,agent\n',
		});
		const { stdout, code } = await cli(folder, 'check', '--fix', '--locale', 'en');
		expect(stdout).toContain('Fixed: h1/agent.cfg');
		expect(read(folder, 'h1/agent.cfg')).toBe(agent.replaceAll('\r\n', '\n'));
		expect(stdout).not.toContain('file-crlf');
		expect(code).toBe(stdout.includes(' error: ') ? 1 : 0);
		expect((await cli(folder, 'check', '--fix', '--locale', 'en')).stdout).toContain('Nothing to fix.');
	});

	test('changes only what was asked for', async () => {
		const folder = folderWith({ 'h1/agent.cfg': agent, 'h2/agent.cfg': agent.replaceAll('agent1', 'agent2') });
		await cli(folder, 'check', 'h2', '--fix');
		expect(read(folder, 'h1/agent.cfg')).toContain('\r\n');
		expect(read(folder, 'h2/agent.cfg')).not.toContain('\r\n');
	});

	test('keeps mode and links', async () => {
		const folder = folderWith({ 'real/one.txt': agent });
		mkdirSync(path.join(folder, 'h1'));
		chmodSync(path.join(folder, 'real/one.txt'), 0o640);
		symlinkSync('../real/one.txt', path.join(folder, 'h1/agent.cfg'));
		await cli(folder, 'check', 'h1', '--fix');
		expect(read(folder, 'real/one.txt')).not.toContain('\r\n');
		expect(statSync(path.join(folder, 'real/one.txt')).mode & 0o777).toBe(0o640);
	});

	test('leaves a file that is not UTF-8 as it is', async () => {
		const bytes = Buffer.concat([
			Buffer.from(`# `),
			Buffer.from([0xb4, 0xfa, 0xc0, 0xed]),
			Buffer.from(`\r\n${agent}`),
		]);
		const folder = folderWith({ 'h1/agent.cfg': bytes });
		await cli(folder, 'check', '--fix');
		expect(readFileSync(path.join(folder, 'h1/agent.cfg')).equals(bytes)).toBe(true);
	});

	test('JSON names the changed files', async () => {
		const folder = folderWith({ 'h1/agent.cfg': agent });
		const { stdout } = await cli(folder, 'check', '--fix', '--format', 'json');
		expect(JSON.parse(stdout).changed).toEqual(['h1/agent.cfg']);
	});
});

describe('dolphindb-cluster.json', () => {
	test('is found above the folder and decides severities', async () => {
		const folder = folderWith({
			'dolphindb-cluster.json': '{ "severity": { "file-crlf": "error" } }',
			'a/b/agent.cfg': agent,
		});
		const { stdout, code } = await cli(folder, 'check', 'a/b', '--locale', 'en');
		expect(stdout).toMatch(/error: .*\[file-crlf\]/);
		expect(code).toBe(1);
	});

	test('a bad entry is named with file, line and value, and falls back alone', async () => {
		const folder = folderWith({
			'dolphindb-cluster.json':
				'{\n  "severity": {\n    "file-crlf": "fatal",\n    "file": "off"\n  },\n  "serverVersion": "three",\n  "nonsense": 1,\n  "disabledRules": ["no-such-rule", "cfg"]\n}\n',
			'agent.cfg': `${agent}nonsense\r\n`,
		});
		const { stdout, stderr } = await cli(folder, 'check', '--locale', 'en');
		expect(stderr).toContain('dolphindb-cluster.json:3: severity.file-crlf: found "fatal"; allowed are off, hint');
		expect(stderr).toContain('dolphindb-cluster.json:6: serverVersion: found "three"');
		expect(stderr).toContain('dolphindb-cluster.json:7: nonsense: unknown setting');
		expect(stderr).toContain(
			'dolphindb-cluster.json:8: disabledRules: there is no rule or group of rules "no-such-rule"',
		);
		expect(stdout).not.toContain('file-crlf');
		expect(stdout).not.toContain('cfg-missing-equals');
	});

	test('one that is no JSON, or is named and not there, is refused', async () => {
		const folder = folderWith({ 'dolphindb-cluster.json': '{ "severity": ', 'agent.cfg': agent });
		const broken = await cli(folder, 'check');
		expect([broken.code, broken.stderr]).toEqual([2, expect.stringContaining('dolphindb-cluster.json')]);
		expect((await cli(folder, 'check', '--config', 'none.json')).code).toBe(2);
		writeFileSync(path.join(folder, 'other.json'), '{}');
		expect((await cli(folder, 'check', '--config', 'other.json', '--max-severity', 'error')).code).not.toBe(2);
		expect(existsSync(path.join(folder, 'agent.cfg'))).toBe(true);
	});
});
