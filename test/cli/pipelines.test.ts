import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { folderWith } from '../support/cli.ts';
import { loneCli } from '../support/lone-cli.ts';
import { sarifFaults } from '../support/sarif.ts';
import { parseXml } from '../support/xml.ts';
import { readYaml } from '../support/yaml.ts';

const good = 'localSite,mode\n10.0.0.1:8801:agent1,agent\n10.0.0.1:8802:node1,datanode\n';
const bad = `${good}10.0.0.1:8803:node1,datanode\n`;

let lone: Awaited<ReturnType<typeof loneCli>>;
beforeAll(async () => {
	lone = await loneCli();
});
afterAll(() => lone.remove());

/** Runs a script as runners do, with nothing of the surroundings but the path. */
function bash(script: string, folder: string, env: Readonly<Record<string, string>>) {
	const args = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script];
	const { status, stdout, stderr } = spawnSync('bash', args, {
		cwd: folder,
		env: { PATH: process.env['PATH'], ...env },
		encoding: 'utf8',
	});
	return { code: status, stdout, stderr };
}

const read = (folder: string, file: string) => readFileSync(path.join(folder, file), 'utf8');

describe('the action for GitHub', () => {
	const text = z.string().check(z.minLength(1));
	const step = z.strictObject({
		name: text,
		shell: z.literal('bash'),
		env: z.record(z.string(), z.string()),
		run: text,
	});
	const schema = z.strictObject({
		name: text,
		description: text,
		branding: z.strictObject({ icon: text, color: z.enum(['white', 'blue', 'green', 'gray-dark']) }),
		inputs: z.record(z.string(), z.strictObject({ description: text, default: z.string() })),
		runs: z.strictObject({ using: z.literal('composite'), steps: z.array(step) }),
	});
	const action = schema.parse(readYaml('action.yml'));
	const [build, check] = action.runs.steps;

	/** Runs the step that checks, with the action in a folder where it was built. */
	function checkIn(folder: string, inputs: Readonly<Record<string, string>>) {
		const home = folderWith({});
		mkdirSync(path.join(home, 'dist'));
		cpSync(lone.program, path.join(home, 'dist/cli.js'));
		const env = Object.entries(check?.env ?? {}).map(([name, value]) => [name, filledIn(value, inputs, home)]);
		return bash(check?.run ?? '', folder, Object.fromEntries(env));
	}

	function filledIn(value: string, inputs: Readonly<Record<string, string>>, home: string): string {
		return value.replace(/\$\{\{ (\S+) \}\}/, (_, expression: string) => {
			if (expression === 'github.action_path') return home;
			const name = expression.replace(/^inputs\./, '');
			expect(Object.keys(action.inputs)).toContain(name);
			return inputs[name] ?? action.inputs[name]?.default ?? '';
		});
	}

	test('puts nothing that users write into its shell lines', () => {
		for (const { run } of action.runs.steps) expect(run).not.toContain('${{');
	});

	test('fails for errors and says where they are', () => {
		const { code, stdout, stderr } = checkIn(folderWith({ 'h1/cluster.nodes': bad }), {});
		expect([code, stderr]).toEqual([1, '']);
		expect(stdout).toMatch(/^::error file=h1\/cluster\.nodes,line=4,/m);
		expect(checkIn(folderWith({ 'h1/cluster.nodes': good }), {}).code).toBe(0);
	});

	test('passes all inputs on, whatever letters are in them', () => {
		const folder = folderWith({
			'one "$(touch pwned)"/cluster.nodes': bad,
			'two/cluster.nodes': good,
			'old/cluster.nodes': bad,
			'my settings.json': '{ "severity": { "nodes-duplicate-alias": "info" } }',
		});
		const paths = 'one "$(touch pwned)"\n\ntw*\nold\n';
		const failing = checkIn(folder, { paths, exclude: 'old' });
		expect([failing.code, failing.stdout.match(/^::error /gm)?.length]).toEqual([1, 1]);
		expect(checkIn(folder, { paths, 'max-severity': 'never' }).code).toBe(0);
		expect(checkIn(folder, { paths, config: 'my settings.json' }).code).toBe(0);
		expect(checkIn(folder, { paths, locale: 'zh-cn' }).stdout).toMatch(/::.*\p{Script=Han}/u);
		expect(existsSync(path.join(folder, 'pwned'))).toBe(false);
	});

	test('writes SARIF where it is asked to, also where it fails', () => {
		const folder = folderWith({ 'h1/cluster.nodes': bad });
		expect(checkIn(folder, { 'sarif-file': 'out.sarif' }).code).toBe(1);
		const log = JSON.parse(read(folder, 'out.sarif'));
		expect(sarifFaults(log)).toBeUndefined();
		expect(log.runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId)).toContain('nodes-duplicate-alias');
	});

	test('builds what it runs, and only where that is missing', () => {
		const calls = { 'bin/npm': '#!/bin/sh\necho "npm $*"\n' };
		const home = folderWith(calls);
		spawnSync('chmod', ['+x', path.join(home, 'bin/npm')]);
		const env = { PATH: `${path.join(home, 'bin')}:${process.env['PATH']}`, ACTION_PATH: home };
		const scripts: Record<string, string> = JSON.parse(readFileSync('package.json', 'utf8')).scripts;
		expect(bash(build?.run ?? '', home, env)).toMatchObject({
			code: 0,
			stdout: 'npm ci --ignore-scripts --no-audit --no-fund\nnpm run build -- --minify\n',
		});
		expect(scripts['build']).toBe('node scripts/build.mjs');
		mkdirSync(path.join(home, 'dist'));
		cpSync(lone.program, path.join(home, 'dist/cli.js'));
		expect(bash(build?.run ?? '', home, env)).toMatchObject({ code: 0, stdout: '' });
	});
});

describe('the job for GitLab', () => {
	const schema = z.strictObject({
		'dolphindb-cluster': z.strictObject({
			stage: z.string(),
			image: z.string(),
			variables: z.record(z.string(), z.string()),
			script: z.array(z.string()),
			artifacts: z.strictObject({ when: z.literal('always'), reports: z.record(z.string(), z.string()) }),
			rules: z.array(z.strictObject({ exists: z.array(z.string()) })),
		}),
	});
	const job = schema.parse(readYaml('ci/gitlab.yml'))['dolphindb-cluster'];

	function runIn(files: Readonly<Record<string, string>>, variables: Readonly<Record<string, string>> = {}) {
		const folder = folderWith(files);
		cpSync(lone.program, path.join(folder, job.variables['DOLPHINDB_CLUSTER'] ?? ''));
		return { folder, ...bash(job.script.join('\n'), folder, { ...job.variables, ...variables }) };
	}

	test('fails for errors, and leaves the reports that it names', () => {
		const { folder, code, stdout } = runIn({ 'h1/cluster.nodes': bad });
		expect([code, stdout]).toEqual([1, expect.stringContaining('h1/cluster.nodes:4:15: error')]);
		const quality = JSON.parse(read(folder, job.artifacts.reports['codequality'] ?? ''));
		expect(quality[0]).toMatchObject({ check_name: 'nodes-duplicate-alias', location: { path: 'h1/cluster.nodes' } });
		expect(parseXml(read(folder, job.artifacts.reports['junit'] ?? '')).attributes['failures']).toBe('1');
	});

	test('passes where nothing is wrong, and takes paths, patterns and options', () => {
		expect(runIn({ 'h1/cluster.nodes': good }).code).toBe(0);
		const files = { 'h1/cluster.nodes': good, 'h2/cluster.nodes': good, 'old/cluster.nodes': bad };
		expect(runIn(files).code).toBe(1);
		expect(runIn(files, { DOLPHINDB_CLUSTER_CHECK: 'h*/** --locale zh-cn' })).toMatchObject({
			...{ code: 0, stdout: expect.stringContaining('2 个文件') },
		});
		expect(runIn(files, { DOLPHINDB_CLUSTER_MAX_SEVERITY: 'never' }).code).toBe(0);
	});

	test('fails where the files cannot be checked', () => {
		expect(runIn({}).code).toBe(2);
	});
});

describe('the hooks for pre-commit', () => {
	const hooks = readYaml('.pre-commit-hooks.yaml') as { id: string; entry: string; files: string; language: string }[];

	test('are run for our files and no others', () => {
		const ours = [
			'cluster.nodes',
			'h1/config/cluster.nodes',
			'prod.nodes',
			'a/controller.cfg',
			'agent1_1.cfg',
			'cluster.cfg',
		];
		for (const { files } of hooks) {
			expect(ours.filter((name) => !new RegExp(files).test(name))).toEqual([]);
			expect(
				['setup.cfg', 'nodes', 'x.nodes.bak', 'mycluster.cfg'].filter((name) => new RegExp(files).test(name)),
			).toEqual([]);
		}
	});

	test('call a program that the package has, with commands that it knows', () => {
		const { bin } = JSON.parse(readFileSync('package.json', 'utf8'));
		expect(bin).toEqual({ 'dolphindb-cluster': 'dist/cli.js' });
		for (const { entry, language } of hooks) {
			const [program = '', ...args] = entry.split(' ');
			expect([language, Object.keys(bin)]).toEqual(['node', [program]]);
			const folder = folderWith({ 'cluster.nodes': `${good}\n\n` });
			const { code, stderr } = bash(`node ${lone.program} ${args.join(' ')}`, folder, { LC_ALL: 'C' });
			expect([code, stderr]).toEqual([0, '']);
		}
	});
});

test('the npm package has what the command line needs and nothing of the extension', () => {
	const { stdout, status } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
		encoding: 'utf8',
	});
	const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
	const paths = files.map((file) => file.path).filter((file) => file !== 'dist/cli.js'); // there after a build only
	expect(status).toBe(0);
	const known =
		/^(README(\.zh-CN)?\.md|LICENSE|THIRD-PARTY-NOTICES\.txt|package\.json|docs\/(rules\/.*|sources\.md|dolphindb-cluster\.1)|editors\/.*)$/;
	expect(paths.filter((file) => !known.test(file))).toEqual([]);
	expect(paths).toEqual(
		expect.arrayContaining([
			'docs/dolphindb-cluster.1',
			'docs/rules/en/nodes-duplicate-alias.md',
			'THIRD-PARTY-NOTICES.txt',
		]),
	);
});
