import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { render } from '../../server/src/base/message.ts';
import { reportSchema } from '../../server/src/cli/formats/report-schema.ts';
import { nodeFiles, toId } from '../../server/src/node/file-access.ts';
import { cli, folderWith } from '../support/cli.ts';

const clean = 'localSite,mode\n10.0.0.1:8801:agent1,agent\n10.0.0.1:8802:node1,datanode\n';
const twice = `${clean}10.0.0.1:8803:node1,datanode\n`;

describe('check', () => {
	test('prints findings as compilers do, with line and column from 1, and exits with 1', async () => {
		const { code, stdout, stderr } = await cli(
			folderWith({ 'config/cluster.nodes': twice }),
			'check',
			'.',
			'--locale',
			'en',
		);
		expect(stdout).toContain(
			'config/cluster.nodes:4:15: error: Alias node1 is used on lines 3 and 4. [nodes-duplicate-alias]',
		);
		expect(stdout).toContain('    config/cluster.nodes:3:15: First used here.');
		expect(stdout).toMatch(/1 files checked: 1 errors/);
		expect([code, stderr]).toEqual([1, '']);
	});

	test('exits with 0 where nothing reaches the severity', async () => {
		const folder = folderWith({ 'cluster.nodes': clean.trimEnd() });
		expect((await cli(folder, 'check')).code).toBe(0);
		expect((await cli(folder, 'check', '--max-severity', 'hint')).code).toBe(1);
	});

	test('JSON has a version, places from 0 and paths with slashes', async () => {
		const { stdout } = await cli(
			folderWith({ 'a b/配置/cluster.nodes': twice }),
			'check',
			'--format',
			'json',
			'--locale',
			'en',
		);
		const report = JSON.parse(stdout);
		expect(reportSchema.parse(report)).toMatchObject({ version: 1, files: 1 });
		expect(report.findings.find(({ code }: { code: string }) => code === 'nodes-duplicate-alias')).toEqual({
			file: 'a b/配置/cluster.nodes',
			range: { start: { line: 3, character: 14 }, end: { line: 3, character: 19 } },
			severity: 'error',
			code: 'nodes-duplicate-alias',
			message: 'Alias node1 is used on lines 3 and 4.',
			related: [
				{
					file: 'a b/配置/cluster.nodes',
					range: { start: { line: 2, character: 14 }, end: { line: 2, character: 19 } },
					message: 'First used here.',
				},
			],
			fixable: true,
		});
	});

	test('speaks Chinese', async () => {
		const { stdout } = await cli(folderWith({ 'cluster.nodes': twice }), 'check', '--locale', 'zh-cn');
		expect(stdout).toContain('别名 node1 在第 3 行和第 4 行重复。');
	});

	test('a single file is checked beside its neighbours, and only its findings are printed', async () => {
		const folder = folderWith({ 'cluster.nodes': twice, 'agent.cfg': 'mode=agent\nnonsense\n' });
		const { stdout } = await cli(folder, 'check', 'agent.cfg', '--format', 'json');
		const files = JSON.parse(stdout).findings.map(({ file }: { file: string }) => file);
		expect(new Set(files)).toEqual(new Set(['agent.cfg']));
	});
});

describe('what cannot be done ends with 2 and says why', () => {
	const refused = async (folder: string, ...args: string[]) => {
		const { code, stdout, stderr } = await cli(folder, ...args);
		expect([code, stdout]).toEqual([2, '']);
		return stderr;
	};

	test('a path that does not exist', async () => {
		expect(await refused(folderWith({}), 'check', 'nowhere')).toContain('nowhere: no such file or folder');
	});

	test('a folder without any of our files', async () => {
		expect(await refused(folderWith({ 'setup.cfg': '[x]\n' }), 'check', '.')).toContain(
			'no DolphinDB configuration files',
		);
	});

	test('unknown commands, options and words', async () => {
		const folder = folderWith({ 'cluster.nodes': clean });
		expect(await refused(folder, 'chekc')).toContain('"chekc"');
		expect(await refused(folder, 'check', '--colour')).toContain('--colour');
		expect(await refused(folder, 'check', '--format', 'xml')).toContain('--format "xml": must be one of text, json');
		expect(await refused(folder, 'explain', 'dfsHaMod')).toContain('dfsHAMode');
	});

	test('a binary and a very large file are named, and the other files are checked', async () => {
		const folder = folderWith({
			'cluster.nodes': twice,
			'agent.cfg': Buffer.from([1, 0, 2]),
			'cluster.cfg': Buffer.alloc(50 * 1024 * 1024, 'x=1\n'),
		});
		const { code, stdout, stderr } = await cli(folder, 'check', '--locale', 'en');
		expect(code).toBe(2);
		expect(stderr).toContain('agent.cfg: this is a binary file');
		expect(stderr).toContain('cluster.cfg: 50 MB is too large');
		expect(stdout).toContain('nodes-duplicate-alias');
	});

	test('a folder that cannot be read', async () => {
		const folder = folderWith({ 'cluster.nodes': clean });
		const { problems } = await nodeFiles.list(toId(path.join(folder, 'cluster.nodes'))); // reading it as a folder fails, for root too
		expect(problems.map((problem) => render(problem, 'en'))).toEqual([
			expect.stringMatching(/cluster\.nodes: the folder cannot be read \(ENOTDIR\)/),
		]);
	});
});

test('what cannot be done is said in Chinese to who asks for it', async () => {
	const folder = folderWith({ 'cluster.nodes': clean, 'agent.cfg': Buffer.from([1, 0, 2]) });
	const said = async (...args: string[]) => (await cli(folder, ...args)).stderr;
	expect(await said('check', 'nowhere', '--locale', 'zh-cn')).toContain('nowhere：没有该文件或目录');
	expect(await said('chekc', '--locale=zh-cn')).toContain('没有命令 "chekc"');
	expect(await said('check', '--colour', '--locale', 'zh-cn')).toContain('没有选项 --colour');
	expect(await said('check', '--locale', 'zh-cn', '--format')).toContain('选项 --format <value> 的值有误');
	expect(await said('check', '--format', 'xml', '--locale', 'zh-cn')).toContain(
		'只能是 text, json, sarif, junit, github, gitlab, checkstyle 之一',
	);
	expect(await said('check', '--locale', 'zh-cn')).toContain('agent.cfg：这是二进制文件');
	expect(await said('plan', '--locale', 'zh-cn')).toContain('请指定一个存放集群配置的目录');
	expect(await said('explain', 'dfsHaMod', '--locale', 'zh-cn')).toContain('既不是规则也不是参数；相近的有：dfsHAMode');
	expect((await cli('/', '--help', '--locale', 'zh-cn')).stdout).toContain('退出码');
});

describe('explain', () => {
	test('a rule, a parameter, in both languages', async () => {
		const folder = folderWith({});
		expect((await cli(folder, 'explain', 'nodes-duplicate-alias', '--locale', 'en')).stdout).toContain(
			'Two rows share an alias',
		);
		expect((await cli(folder, 'explain', 'dfsHAMode', '--locale', 'zh-cn')).stdout).toContain('Raft 组');
	});
});

test('help says what there is and what the exit codes mean', async () => {
	const { code, stdout } = await cli('/', '--help');
	expect(code).toBe(0);
	for (const word of ['check', 'plan', 'migrate', 'explain', 'lsp', 'Exit codes']) expect(stdout).toContain(word);
});
