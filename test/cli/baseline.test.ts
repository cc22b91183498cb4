import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { baselineSchema } from '../../server/src/cli/baseline.ts';
import { cli, folderWith } from '../support/cli.ts';

const rows = (...names: string[]) =>
	['localSite,mode', ...names.map((name, at) => `10.0.0.1:${8800 + at}:${name}`), ''].join('\n');
const nodes = rows('agent1,agent', 'node1,datanode', 'a.b,datanode');
const found = async (folder: string, ...more: string[]) => {
	const { stdout, stderr, code } = await cli(folder, 'check', '.', '--format', 'json', '--locale', 'en', ...more);
	const { findings } = JSON.parse(stdout) as { findings: { code: string; range: { start: { line: number } } }[] };
	return { codes: findings.map((one) => one.code), findings, stderr, code };
};
const write = (folder: string, name: string, text: string) => writeFileSync(path.join(folder, name), text);

async function known(files: Record<string, string>): Promise<string> {
	const folder = folderWith(files);
	const { code, stdout } = await cli(folder, 'check', '.', '--write-baseline', 'ci/known.json', '--locale', 'en');
	expect([code, stdout]).toEqual([0, expect.stringMatching(/^ci\/known\.json: \d+ findings are known now\.$/)]);
	return folder;
}

describe('a baseline', () => {
	test('hides what is known, and lets new findings through', async () => {
		const folder = await known({ 'h1/cluster.nodes': nodes });
		expect((await found(folder)).codes).toEqual(['site-alias-dot']);
		expect(await found(folder, '--baseline', 'ci/known.json')).toMatchObject({ codes: [], code: 0, stderr: '' });
		write(folder, 'h1/cluster.nodes', nodes.replace('node1', 'c.d'));
		const { findings } = await found(folder, '--baseline', 'ci/known.json');
		expect(findings).toMatchObject([{ code: 'site-alias-dot', range: { start: { line: 2 } } }]);
	});

	test('knows a line again that has moved, or got blanks around it', async () => {
		const folder = await known({ 'h1/cluster.nodes': nodes });
		const moved = nodes
			.replace('10.0.0.1:8801', '10.0.0.1:8807:x1,datanode\n10.0.0.1:8801')
			.replace('a.b,datanode', 'a.b,datanode  ');
		write(folder, 'h1/cluster.nodes', moved);
		expect((await found(folder)).codes).toContain('site-alias-dot');
		expect((await found(folder, '--baseline', 'ci/known.json')).codes).not.toContain('site-alias-dot');
	});

	test('counts findings that are alike: one more is new', async () => {
		const once = 'mode=agent\nnonsense\n';
		const folder = await known({ 'agent.cfg': once });
		write(folder, 'agent.cfg', `${once}nonsense\n`);
		const count = (codes: string[]) => codes.filter((code) => code === 'cfg-missing-equals').length;
		const fresh = await found(folder, '--baseline', 'ci/known.json');
		expect([count((await found(folder)).codes), count(fresh.codes)]).toEqual([2, 1]);
	});

	test('says which of its entries are not needed any more, of files that are gone, too', async () => {
		const folder = await known({ 'h1/cluster.nodes': nodes, 'h2/cluster.nodes': rows('agent2,agent', 'e.f,datanode') });
		write(folder, 'h1/cluster.nodes', rows('agent1,agent', 'node1,datanode'));
		const { stderr } = await found(folder, '--baseline', 'ci/known.json');
		expect(stderr).toContain('no longer needed: ../h1/cluster.nodes: site-alias-dot (1)');
		expect(stderr).not.toContain('h2');
		rmSync(path.join(folder, 'h2'), { recursive: true });
		expect((await found(folder, '--baseline', 'ci/known.json')).stderr).toContain('../h2/cluster.nodes');
	});

	test('says nothing of files that were not looked at', async () => {
		const folder = await known({ 'h1/cluster.nodes': nodes, 'h2/cluster.nodes': nodes });
		const { stderr } = await cli(folder, 'check', 'h1', '--baseline', 'ci/known.json');
		expect(stderr).toBe('');
	});

	test('is the same wherever the command is started, and whatever the order of lines is', async () => {
		const folder = await known({ 'h1/cluster.nodes': nodes });
		const text = readFileSync(path.join(folder, 'ci/known.json'), 'utf8');
		expect(baselineSchema.parse(JSON.parse(text)).findings).toMatchObject([{ file: '../h1/cluster.nodes', count: 1 }]);
		const { stdout } = await cli(
			path.join(folder, 'h1'),
			'check',
			'.',
			'--baseline',
			'../ci/known.json',
			'--locale',
			'en',
		);
		expect(stdout).toBe('1 files checked: 0 errors, 0 warnings, 0 infos, 0 hints.');
		const lines = nodes.trimEnd().split('\n');
		write(folder, 'h1/cluster.nodes', [lines[0], ...lines.slice(1).reverse(), ''].join('\n'));
		await cli(folder, 'check', '.', '--write-baseline', 'ci/known.json');
		expect(readFileSync(path.join(folder, 'ci/known.json'), 'utf8')).toBe(text);
	});

	test('that is none, or is not there, is refused', async () => {
		const folder = folderWith({ 'cluster.nodes': nodes, 'bad.json': '{', 'other.json': '{"version":2,"findings":[]}' });
		for (const [file, reason] of [
			['bad.json', /bad\.json: this is no baseline/],
			['other.json', /other\.json: this is no baseline \(version/],
			['none.json', /none\.json: no such file/],
		] as const) {
			const { code, stderr, stdout } = await cli(folder, 'check', '--baseline', file, '--locale', 'en');
			expect([code, stdout]).toEqual([2, '']);
			expect(stderr).toMatch(reason);
		}
	});

	test('is not written where a file could not be read', async () => {
		const folder = folderWith({ 'cluster.nodes': nodes, 'agent.cfg': Buffer.from([1, 0, 2]) });
		const { code } = await cli(folder, 'check', '--write-baseline', 'known.json');
		expect(code).toBe(2);
		expect((await cli(folder, 'check', '--baseline', 'known.json', '--locale', 'en')).stderr).toContain('no such file');
	});
});
