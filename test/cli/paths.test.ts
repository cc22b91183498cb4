import { Readable } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import { type CliResult, cli, folderWith } from '../support/cli.ts';

const good = 'localSite,mode\n10.0.0.1:8801:agent1,agent\n10.0.0.1:8802:node1,datanode\n';
const bad = good.replace('node1', 'a.b');
const checked = async (folder: string, ...args: string[]) => {
	const result = await cli(folder, 'check', '--format', 'json', ...args);
	const report = result.stdout === '' ? undefined : JSON.parse(result.stdout);
	const findings: { file: string; code: string }[] = report?.findings ?? [];
	return { ...result, count: report?.files, files: [...new Set(findings.map(({ file }) => file))].sort() };
};

describe('patterns', () => {
	const files = { 'h1/config/cluster.nodes': bad, 'h2/config/cluster.nodes': bad, 'old/h1/cluster.nodes': bad };

	test('name files, or folders with all that is in them', async () => {
		const folder = folderWith(files);
		expect((await checked(folder, 'h*/**/cluster.nodes')).files).toEqual([
			'h1/config/cluster.nodes',
			'h2/config/cluster.nodes',
		]);
		expect((await checked(folder, 'h[12]')).files).toEqual(['h1/config/cluster.nodes', 'h2/config/cluster.nodes']);
		expect((await checked(folder, '{old,h2}/**')).files).toEqual(['h2/config/cluster.nodes', 'old/h1/cluster.nodes']);
		expect((await checked(`${folder}/old`, '../h?/config')).files).toEqual([
			'../h1/config/cluster.nodes',
			'../h2/config/cluster.nodes',
		]);
		expect((await checked(folder, `${folder}/o*`)).files).toEqual(['old/h1/cluster.nodes']);
	});

	test('are names where something is called so', async () => {
		expect((await checked(folderWith({ '[a]/cluster.nodes': bad, 'a/cluster.nodes': bad }), '[a]')).files).toEqual([
			'[a]/cluster.nodes',
		]);
	});

	test('that mean nothing are refused', async () => {
		const folder = folderWith(files);
		expect(await checked(folder, '*.nodes')).toMatchObject({ code: 2, stderr: expect.stringContaining('*.nodes: ') });
		expect(await checked(folder, 'nowhere/*')).toMatchObject({ code: 2, stderr: expect.stringContaining('nowhere/*') });
	});

	test('bring the other files of their folder along as context', async () => {
		const site = 'mode=agent\nlocalSite=10.0.0.1:8805:agent1\ncontrollerSite=10.0.0.1:8900:c1\n';
		const folder = folderWith({ 'cluster.nodes': `${good}10.0.0.1:8900:c1,controller\n`, 'agent.cfg': site });
		const { files: found, stdout } = await checked(folder, '*.cfg');
		expect(found).toEqual(['agent.cfg']);
		expect(JSON.parse(stdout).findings.some(({ related }: { related: unknown[] }) => related.length > 0)).toBe(true);
	});

	test('leave out what --exclude names, as if it were not there', async () => {
		const folder = folderWith(files);
		expect((await checked(folder, '--exclude', 'old')).files).toEqual([
			'h1/config/cluster.nodes',
			'h2/config/cluster.nodes',
		]);
		expect((await checked(folder, '--exclude', 'h1')).files).toEqual(['h2/config/cluster.nodes']);
		expect((await checked(folder, '--exclude', './h1/**', '--exclude', 'old/')).files).toEqual([
			'h2/config/cluster.nodes',
		]);
		expect((await checked(folder, '--exclude', 'h*/*')).files).toEqual(['old/h1/cluster.nodes']);
		expect((await checked(folder, '--exclude', '*.nodes')).code).toBe(2);
		expect((await cli(folder, 'format', '--check', '--exclude', 'old', '--locale', 'en')).stdout).toContain(
			'of 2 files',
		);
	});
});

describe('a text from standard input', () => {
	async function piped(text: string | Buffer, folder: string, ...args: string[]) {
		const stdin = vi.spyOn(process, 'stdin', 'get').mockReturnValue(Readable.from([text]) as typeof process.stdin);
		try {
			return await checked(folder, ...args);
		} finally {
			stdin.mockRestore();
		}
	}

	test('stands for a file, saved or not, and nothing else is reported', async () => {
		const folder = folderWith({ 'h1/cluster.nodes': good, 'h2/cluster.nodes': bad });
		expect(await piped(bad, folder, '--stdin-path', 'h1/cluster.nodes')).toMatchObject({
			files: ['h1/cluster.nodes'],
			count: 1,
		});
		expect(await piped(good, folder, '--stdin-path', 'h2/cluster.nodes')).toMatchObject({
			files: [],
			count: 1,
			code: 0,
		});
		expect(await piped(bad, folder, '--stdin-path', 'h3/cluster.nodes')).toMatchObject({ files: ['h3/cluster.nodes'] });
	});

	test('is seen beside the files on disk', async () => {
		const folder = folderWith({ 'h1/cluster.nodes': `${good}10.0.0.1:8900:c1,controller\n` });
		const agent = (port: number) => `mode=agent\nlocalSite=10.0.0.1:${port}:agent1\ncontrollerSite=10.0.0.1:8900:c1\n`;
		const rules = ({ stdout }: CliResult) => JSON.parse(stdout).findings.map(({ code }: { code: string }) => code);
		const right = rules(await piped(agent(8801), folder, '--stdin-path', 'h1/agent.cfg'));
		const wrong = rules(await piped(agent(8809), folder, '--stdin-path', 'h1/agent.cfg'));
		expect(wrong.filter((code: string) => !right.includes(code))).not.toEqual([]);
	});

	test('that is no text, and with --fix, is refused', async () => {
		const folder = folderWith({ 'cluster.nodes': good });
		const binary = await piped(Buffer.from([1, 0, 2]), folder, '--stdin-path', 'cluster.nodes', '--locale', 'en');
		expect(binary).toMatchObject({
			code: 2,
			stdout: '',
			stderr: expect.stringContaining('cluster.nodes: this is a binary file'),
		});
		const fixed = await piped(bad, folder, '--stdin-path', 'cluster.nodes', '--fix');
		expect(fixed).toMatchObject({ code: 2, stdout: '' });
	});
});

test('a settings file that is no JSON is refused with the line where it ends to be', async () => {
	const folder = folderWith({ 'cluster.nodes': good, 'dolphindb-cluster.json': '{\n\t"started": tru\n}\n' });
	const { code, stderr } = await cli(folder, 'check', '--locale', 'en');
	expect([code, stderr]).toEqual([2, expect.stringContaining('dolphindb-cluster.json:2: no valid JSON')]);
});
