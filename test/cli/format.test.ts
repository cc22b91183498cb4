import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, folderWith } from '../support/cli.ts';

const agent = 'mode = agent\r\nlocalSite=10.0.0.1:8801:agent1 \r\n# controller\r\ncontrollerSite=10.0.0.1:8900:c1';
const tidy = 'mode=agent\r\nlocalSite=10.0.0.1:8801:agent1\r\n# controller\r\ncontrollerSite=10.0.0.1:8900:c1\r\n';
const nodes = 'localSite,mode\n10.0.0.1:8900:c1,controller\n10.0.0.1:8801:agent1,agent\n';
const read = (folder: string, file: string) => readFileSync(path.join(folder, file), 'utf8');

describe('format', () => {
	test('writes the files that are not in shape, and says which lines', async () => {
		const folder = folderWith({ 'h1/agent.cfg': agent, 'h1/cluster.nodes': nodes });
		chmodSync(path.join(folder, 'h1/agent.cfg'), 0o640);
		const { stdout, stderr, code } = await cli(folder, 'format', '--locale', 'en');
		expect(stdout.split('\n')).toEqual(['h1/agent.cfg: lines 1, 2, 4', '1 of 2 files formatted.']);
		expect([stderr, code]).toEqual(['', 0]);
		expect(read(folder, 'h1/agent.cfg')).toBe(tidy);
		expect(read(folder, 'h1/cluster.nodes')).toBe(nodes);
		expect(statSync(path.join(folder, 'h1/agent.cfg')).mode & 0o777).toBe(0o640);
	});

	test('has nothing to do the second time', async () => {
		const folder = folderWith({ 'h1/agent.cfg': agent });
		await cli(folder, 'format');
		const { stdout, code } = await cli(folder, 'format', '--locale', 'en');
		expect([stdout, code]).toEqual(['0 of 1 files formatted.', 0]);
	});

	test('touches only what was asked for', async () => {
		const folder = folderWith({ 'h1/agent.cfg': agent, 'h2/agent.cfg': agent, 'h2/cluster.nodes': ` ${nodes}  \n` });
		await cli(folder, 'format', 'h2/agent.cfg');
		expect(read(folder, 'h1/agent.cfg')).toBe(agent);
		expect(read(folder, 'h2/agent.cfg')).toBe(tidy);
		expect(read(folder, 'h2/cluster.nodes')).toBe(` ${nodes}  \n`);
	});

	test('speaks Chinese', async () => {
		const folder = folderWith({ 'h1/agent.cfg': agent });
		const { stdout } = await cli(folder, 'format', '--check', '--locale', 'zh-cn');
		expect(stdout.split('\n')).toEqual(['h1/agent.cfg: 第 1、2、4 行', '1 个文件中有 1 个未格式化。']);
	});

	test('leaves a file that is not UTF-8 alone, names it, and goes on', async () => {
		const bytes = Buffer.concat([Buffer.from('# '), Buffer.from([0xb4, 0xfa]), Buffer.from(`\r\n${agent}`)]);
		const folder = folderWith({ 'h1/agent.cfg': bytes, 'h2/agent.cfg': agent });
		const { stdout, stderr, code } = await cli(folder, 'format', '--locale', 'en');
		expect(stderr).toContain('h1/agent.cfg: this file is not in UTF-8');
		expect([stdout, code]).toEqual(['h2/agent.cfg: lines 1, 2, 4\n1 of 2 files formatted.', 2]);
		expect(readFileSync(path.join(folder, 'h1/agent.cfg')).equals(bytes)).toBe(true);
	});

	test('leaves files of other programs alone', async () => {
		const other = '[section]\nmode = agent \n';
		const folder = folderWith({ 'agent.cfg': other });
		const { stderr, code } = await cli(folder, 'format', '--locale', 'en');
		expect([stderr, code]).toEqual([expect.stringContaining('no DolphinDB configuration files'), 2]);
		expect(read(folder, 'agent.cfg')).toBe(other);
	});

	test('refuses a path that does not exist, and an option that it does not know', async () => {
		const folder = folderWith({ 'h1/agent.cfg': agent });
		expect((await cli(folder, 'format', 'h3')).code).toBe(2);
		expect((await cli(folder, 'format', '--fix')).code).toBe(2);
		expect(read(folder, 'h1/agent.cfg')).toBe(agent);
	});
});

describe('format --check', () => {
	test('names the files, writes nothing, and fails', async () => {
		const folder = folderWith({ 'h1/agent.cfg': agent, 'h1/cluster.nodes': nodes });
		const { stdout, code } = await cli(folder, 'format', '--check', '--locale', 'en');
		expect(stdout.split('\n')).toEqual(['h1/agent.cfg: lines 1, 2, 4', '1 of 2 files are not formatted.']);
		expect(code).toBe(1);
		expect(read(folder, 'h1/agent.cfg')).toBe(agent);
	});

	test('passes where all is in shape', async () => {
		const folder = folderWith({ 'h1/agent.cfg': agent, 'h1/cluster.nodes': nodes });
		writeFileSync(path.join(folder, 'h1/agent.cfg'), tidy);
		expect((await cli(folder, 'format', '--check')).code).toBe(0);
	});
});
