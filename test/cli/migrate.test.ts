import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { presetTarget } from '../../server/src/plan/presets.ts';
import type { TargetInput as Target } from '../../server/src/plan/target-layout.ts';
import { cli, folderWith } from '../support/cli.ts';
import { readTree } from '../support/corpus.ts';
import { fourMore } from '../support/four-more.ts';
import { pictureElements } from '../support/topology.ts';
import { workspaceOf } from '../support/workspace.ts';

const example = path.resolve(import.meta.dirname, '../../examples/single-server');
const files = Object.fromEntries(readTree(example));

/** The example cluster in a folder of its own, with a target file; `change` spoils something. */
function prepare(change: (target: Target, texts: Record<string, string>) => void = () => undefined): string {
	const texts = { ...files };
	const [cluster] = workspaceOf(Object.entries(files).map(([name, text]) => [`file:///w/${name}`, text])).snapshot()
		.clusters;
	const target = structuredClone(presetTarget('single-to-three', cluster, ['10.20.0.2', '10.20.0.3']));
	change(target, texts);
	return folderWith({ ...texts, 'spread.migration.json': JSON.stringify(target, undefined, 2) });
}

describe('plan', () => {
	test('prints steps with reasons, what moves and which files change', async () => {
		const { code, stdout, stderr } = await cli(
			prepare(),
			'plan',
			'.',
			'--target',
			'spread.migration.json',
			'--locale',
			'en',
		);
		expect([code, stderr]).toEqual([0, '']);
		expect(stdout).toMatch(/^\d\d-\S+ {2}\S/m);
		expect(stdout).toMatch(/10\.20\.0\.\d+:\S+ -> 10\.20\.0\.2:/);
		expect(stdout).toContain('cluster.nodes');
	});

	test('the same input gives the same bytes', async () => {
		const folder = prepare();
		const once = await cli(folder, 'plan', '.', '--target', 'spread.migration.json', '--format', 'json');
		const again = await cli(folder, 'plan', '.', '--target', 'spread.migration.json', '--format', 'json');
		expect(JSON.parse(once.stdout)).toMatchObject({ version: 2 });
		expect(again.stdout).toBe(once.stdout);
	});
});

describe('migrate', () => {
	test('writes scripts that can be executed, files, plan and runbooks, and later writes over its own result only', async () => {
		const folder = prepare();
		const migrate = (out: string) => cli(folder, 'migrate', '.', '--target', 'spread.migration.json', '--out', out);
		expect(await migrate('out')).toMatchObject({ code: 0, stderr: '' });
		const names = readdirSync(path.join(folder, 'out'));
		expect(names).toEqual(
			expect.arrayContaining([
				'RUNBOOK.md',
				'RUNBOOK.zh-CN.md',
				'planned-files',
				'lib.sh',
				'migrate.sh',
				'plan.json',
				'rollback.sh',
				'topology.svg',
				'topology.zh-CN.svg',
				'verify.sh',
			]),
		);
		for (const [runbook, picture] of [
			['RUNBOOK.md', 'topology.svg'],
			['RUNBOOK.zh-CN.md', 'topology.zh-CN.svg'],
		] as const) {
			expect(readFileSync(path.join(folder, 'out', runbook), 'utf8')).toContain(`](${picture})`);
			const elements = pictureElements(readFileSync(path.join(folder, 'out', picture), 'utf8'));
			expect(elements.filter(({ attributes }) => attributes['class'] === 'move').length).toBeGreaterThan(0);
		}
		expect(statSync(path.join(folder, 'out/migrate.sh')).mode & 0o111).not.toBe(0);
		const script = readFileSync(path.join(folder, 'out/migrate.sh'), 'utf8');
		expect((await migrate('out')).code).toBe(0);
		expect(readFileSync(path.join(folder, 'out/migrate.sh'), 'utf8')).toBe(script);
		expect(await migrate('dolphindb_1')).toMatchObject({
			code: 2,
			stderr: expect.stringContaining('dolphindb_1: the folder is not empty'),
		});
	});

	test('writes what --render names, with the plan and the scripts that its questions name, and refuses other words', async () => {
		const folder = prepare();
		const migrate = (render: string) =>
			cli(folder, 'migrate', '.', '--target', 'spread.migration.json', '--out', 'out', '--render', render);
		expect(await migrate('ansible, runbook')).toMatchObject({ code: 0, stderr: '' });
		const names = readdirSync(path.join(folder, 'out'));
		expect(names.filter((name) => !name.endsWith('.dos')).sort()).toEqual([
			...[
				'RUNBOOK.md',
				'RUNBOOK.zh-CN.md',
				'ansible',
				'plan.json',
				'planned-files',
				'topology.svg',
				'topology.zh-CN.svg',
			],
		]);
		expect(names.filter((name) => name.endsWith('.dos'))).toHaveLength(6);
		expect(readdirSync(path.join(folder, 'out/ansible'))).toEqual(
			expect.arrayContaining(['inventory.yml', 'migrate.yml', 'rollback.yml', 'verify.yml']),
		);
		expect(await migrate('bash,puppet')).toMatchObject({
			code: 2,
			stderr: expect.stringContaining('--render "puppet": must be one of bash, by-hand, ansible, dos, runbook, json'),
		});
	});
});

describe('a target that one plan cannot reach safely', () => {
	const folder = () => folderWith({ ...files, 'grow.migration.json': JSON.stringify(fourMore) });
	const target = ['--target', 'grow.migration.json', '--locale', 'en'];

	test('plan prints an overview and the plans, and as JSON a list of them', async () => {
		const where = folder();
		const { code, stdout } = await cli(where, 'plan', '.', ...target);
		expect(code).toBe(0);
		expect(stdout).toMatch(/# 2 plans, one after the other[\s\S]*From 3 to 5 controllers[\s\S]*must be a majority/);
		expect(stdout).toMatch(/^grow-1 \([0-9a-f]{16}\)$[\s\S]*^grow-2 \([0-9a-f]{16}\)$/m);
		const json = JSON.parse((await cli(where, 'plan', '.', ...target, '--format', 'json')).stdout);
		expect(json).toMatchObject({ version: 1, plans: [{ name: 'grow-1' }, { name: 'grow-2' }] });
	});

	test('migrate writes a folder for each plan and an overview in both languages, and writes over them again', async () => {
		const where = folder();
		const migrate = () => cli(where, 'migrate', '.', ...target, '--out', 'out');
		expect(await migrate()).toMatchObject({ code: 0, stderr: '' });
		expect(readdirSync(path.join(where, 'out')).sort()).toEqual([
			'1-3-to-5-controllers',
			'2-5-to-7-controllers',
			'OVERVIEW.md',
			'OVERVIEW.zh-CN.md',
		]);
		const overview = readFileSync(path.join(where, 'out/OVERVIEW.zh-CN.md'), 'utf8');
		expect(overview).toMatch(/# 2 个计划，依次执行[\s\S]*`1-3-to-5-controllers`[\s\S]*`2-5-to-7-controllers`/);
		for (const name of ['1-3-to-5-controllers', '2-5-to-7-controllers']) {
			expect(statSync(path.join(where, 'out', name, 'migrate.sh')).mode & 0o111).not.toBe(0);
			expect(existsSync(path.join(where, 'out', name, 'RUNBOOK.md'))).toBe(true);
		}
		expect((await migrate()).code).toBe(0);
	});
});

describe('what cannot be planned writes nothing and says file, place and value', () => {
	const refused = async (folder: string, ...args: string[]) => {
		const { code, stdout, stderr } = await cli(
			folder,
			'migrate',
			'.',
			'--target',
			'spread.migration.json',
			'--out',
			'out',
			'--locale',
			'en',
			...args,
		);
		expect(stdout).toBe('');
		expect(existsSync(path.join(folder, 'out'))).toBe(false);
		return { code, stderr };
	};
	type Nodes = Record<string, Record<string, unknown>>;
	const nodes = (target: Target): Nodes => target.nodes as Nodes;

	test('an unknown host', async () => {
		const folder = prepare((target) => Object.assign(nodes(target)['controller2'] ?? {}, { host: '10.9.9.9' }));
		const { code, stderr } = await refused(folder);
		expect(code).toBe(1);
		expect(stderr).toMatch(/spread\.migration\.json: nodes\.controller2\.host: .*10\.9\.9\.9/);
	});

	test('an unknown alias', async () => {
		const { stderr } = await refused(
			prepare((target) => Object.assign(nodes(target), { node77: { host: '10.20.0.2' } })),
		);
		expect(stderr).toContain('node77');
	});

	test('an address that is in use', async () => {
		const { stderr } = await refused(
			prepare((target) =>
				Object.assign(nodes(target), {
					extra: { mode: 'controller', host: '10.20.0.1', port: 8801, package: 'dolphindb_9' },
				}),
			),
		);
		expect(stderr).toMatch(/nodes\.extra.*8801/);
	});

	test('a cluster that has errors', async () => {
		const folder = prepare((_, texts) => {
			const name = 'dolphindb_2/config/cluster.nodes';
			texts[name] = (texts[name] ?? '').replace('node1,datanode', 'node1,datenode');
		});
		const { stderr } = await refused(folder);
		expect(stderr).toMatch(/dolphindb_2\/config\/cluster\.nodes:\d+: /);
	});

	test('a target file that is no JSON, is missing, or is not given', async () => {
		const folder = prepare();
		writeFileSync(path.join(folder, 'spread.migration.json'), '{ "version": 1,\n');
		expect((await refused(folder)).stderr).toMatch(/spread\.migration\.json/);
		expect(await cli(folder, 'migrate', '.', '--target', 'none.json', '--out', 'out')).toMatchObject({
			code: 2,
			stderr: expect.stringContaining('none.json: no such file'),
		});
		expect(await cli(folder, 'migrate', '.', '--out', 'out')).toMatchObject({
			code: 2,
			stderr: expect.stringContaining('--target FILE is missing'),
		});
		expect(await cli(folder, 'migrate', '.', '--target', 'spread.migration.json')).toMatchObject({
			code: 2,
			stderr: expect.stringContaining('--out DIR is missing'),
		});
	});
});
