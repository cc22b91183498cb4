import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { driftSchema } from '../../server/src/cli/formats/drift-schema.ts';
import { cli, folderWith } from '../support/cli.ts';
import { awkwardTarget, fetchedFrom, twoHosts } from '../support/drift.ts';

const SECOND = '10.0.0.2';
const at = (host: string) => `${host}/dolphindb_1/server/clusterDemo/config/cluster.cfg`;
type Change = Parameters<typeof fetchedFrom>[1];

/** A folder with the cluster, and beside it what was fetched from hosts. */
function prepare(change: Change, more: Readonly<Record<string, string>> = {}): string {
	const fetched = Object.entries(fetchedFrom(twoHosts, change)).map(([name, text]) => [`drift/${name}`, text]);
	return folderWith({ ...twoHosts, ...Object.fromEntries(fetched), ...more });
}

const compare = (folder: string, ...args: string[]) =>
	cli(folder, 'compare', '.', '--fetched', 'drift', '--locale', 'en', ...args);

/** The value of a setting changed on one host, a file missing on the other. */
const drifted: Change = (place, text) => {
	if (place.host !== SECOND) return place.kind === 'agent' ? undefined : text;
	return place.kind === 'cluster' ? text?.replace('maxMemSize=8', 'maxMemSize=16') : text;
};

describe('fetch', () => {
	const fetch = (folder: string, ...args: string[]) =>
		cli(folder, 'fetch', '.', '--out', 'drift', '--locale', 'en', ...args);

	test('writes a script that can be run, again over its own result only, and never elsewhere', async () => {
		const folder = folderWith(twoHosts);
		expect(await fetch(folder)).toEqual({ code: 0, stdout: 'drift/fetch.sh\ndrift/layout.json', stderr: '' });
		const script = path.join(folder, 'drift/fetch.sh');
		expect(statSync(script).mode & 0o111).not.toBe(0);
		expect(readFileSync(script, 'utf8')).toContain("10.0.0.2') reach_by root 10.0.0.2 22");
		expect((await fetch(folder)).code).toBe(0);
		expect(await cli(folder, 'fetch', '.', '--out', SECOND, '--locale', 'en')).toMatchObject({
			code: 2,
			stderr: expect.stringContaining('10.0.0.2: the folder is not empty'),
		});
	});

	test('reaches hosts as a target says, by the addresses of today', async () => {
		const hosts = {
			'10.0.0.1': { user: 'dba', port: 2222, jump: 'gate' },
			'10.1.0.2': { was: SECOND, keyFile: '/k 1' },
		};
		const target = JSON.stringify({ ...awkwardTarget, hosts });
		const folder = folderWith({ ...twoHosts, 'a.migration.json': target });
		expect(await fetch(folder, '--target', 'a.migration.json')).toMatchObject({ code: 0, stderr: '' });
		const script = readFileSync(path.join(folder, 'drift/fetch.sh'), 'utf8');
		expect(script).toContain("'10.0.0.1') reach_by dba 10.0.0.1 2222 '' gate 10.0.0.1 1 no ;;");
		expect(script).toContain("'10.0.0.2') reach_by root 10.1.0.2 22 '/k 1' '' 10.0.0.2 2 no ;;");
		expect(script).toContain("'/home/my package $(touch pwned1)/server/clusterDemo/config/cluster.cfg'");
	});

	test('of several clusters, asks for the one that the target names', async () => {
		const others = Object.entries(twoHosts).map(([name, text]) => [
			`other/${name.replaceAll('10.0.0.', '10.8.0.')}`,
			text.replaceAll('10.0.0.', '10.8.0.'),
		]);
		const ours = Object.entries(twoHosts).map(([name, text]) => [`ours/${name}`, text]);
		const target = JSON.stringify({ ...awkwardTarget, cluster: 'ours' });
		const folder = folderWith({ ...Object.fromEntries([...others, ...ours]), 'a.migration.json': target });
		expect(await fetch(folder)).toMatchObject({ code: 2, stderr: expect.stringContaining('several clusters') });
		expect(await fetch(folder, '--target', 'a.migration.json')).toMatchObject({ code: 0, stderr: '' });
		expect(readFileSync(path.join(folder, 'drift/fetch.sh'), 'utf8')).not.toContain('10.8.0.');
	});

	test('refuses a target that does not know a host, and folders without a cluster', async () => {
		const target = JSON.stringify({ version: 1, kind: 'migrate', hosts: { '10.0.0.1': {} } });
		const folder = folderWith({ ...twoHosts, 'a.migration.json': target, 'empty/x': '' });
		const unknown = await fetch(folder, '--target', 'a.migration.json');
		expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('does not name host 10.0.0.2')]);
		const nothing = await cli(folder, 'fetch', 'empty', '--out', 'drift', '--locale', 'en');
		expect([nothing.code, nothing.stderr]).toEqual([2, expect.stringContaining('There is no cluster here')]);
		expect((await cli(folder, 'fetch', '.')).stderr).toContain('--out DIR');
		expect(existsSync(path.join(folder, 'drift'))).toBe(false);
	});
});

describe('compare', () => {
	test('prints parameters by hosts, and ends with 1', async () => {
		const { code, stdout, stderr } = await compare(prepare(drifted));
		expect([code, stderr]).toEqual([1, '']);
		expect(stdout.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
			['', 'workspace', '10.0.0.1', '10.0.0.2'],
			['agent.cfg: the file', 'file missing', ''].slice(0, 2).concat(['-']),
			['cluster.cfg: the file', '-', 'differs'],
			['cluster.cfg: maxMemSize', '8', '8', '16'],
		]);
	});

	test('prints JSON of its schema', async () => {
		const { code, stdout } = await compare(prepare(drifted), '--format', 'json');
		const report = driftSchema.parse(JSON.parse(stdout));
		expect([code, report.differs, report.alike]).toEqual([1, true, 0]);
		const row = report.rows.find(({ id }) => id === 'cluster setting maxMemSize');
		expect(row?.workspace).toBe('8');
		expect(row?.cells[1]).toMatchObject({
			state: 'differs',
			takeable: true,
			workspace: { value: '8', file: '10.0.0.2/dolphindb_1/server/clusterDemo/config/cluster.cfg', line: 1 },
			host: { value: '16', file: expect.stringMatching(/^drift\/hosts\.fetched\/10\.0\.0\.2\/home\//), line: 1 },
		});
	});

	test('ends with 0 where hosts are as the workspace says; copies are no further cluster', async () => {
		const folder = prepare((_, text) => text);
		expect(await compare(folder)).toEqual({
			code: 0,
			stdout: 'w: the hosts are as the workspace says.'.replace('w', path.basename(folder)),
			stderr: '',
		});
		const all = driftSchema.parse(JSON.parse((await compare(folder, '--all', '--format', 'json')).stdout));
		expect(all.rows.length).toBeGreaterThan(15);
		const checked = JSON.parse((await cli(folder, 'check', '.', '--format', 'json')).stdout);
		expect(checked.files).toBe(Object.keys(twoHosts).length);
	});

	test('a byte order mark and other line ends are another text, on which a plan would stop', async () => {
		const folder = prepare((place, text) =>
			place.kind === 'cluster' && place.host === SECOND ? `\ufeff${text?.replaceAll('\n', '\r\n')}` : text,
		);
		const { code, stdout } = await compare(folder);
		expect([code, stdout]).toEqual([1, expect.stringMatching(/^cluster\.cfg: the file +only the text differs$/m)]);
		expect(stdout).toContain('Packages that are as in the workspace: 1.');
	});

	test('a host that was not reached is no agreement', async () => {
		const { code, stdout } = await compare(prepare(({ host }, text) => (host === SECOND ? 'not-reached' : text)));
		expect([code, stdout]).toEqual([1, expect.stringContaining('10.0.0.2: not reached')]);
	});

	test('shows no secrets and nothing that a terminal obeys', async () => {
		const odd = (secret: string) => `oauthClientSecret=${secret}\nmaxMemSize=\u001b[31m8\u009b\n`;
		const folder = prepare(
			(place, text) => (place.kind === 'cluster' && place.host === SECOND ? odd('hunter2') : text),
			{ [at(SECOND)]: odd('hunter1').replace('31m', '') },
		);
		const { stdout } = await compare(folder);
		// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these have to be found
		expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
		expect(stdout).toMatch(/maxMemSize .*\\u001b\[31m8\\u009b/);
		expect(stdout).toMatch(/oauthClientSecret .*differs/);
		expect(stdout + (await compare(folder, '--format', 'json')).stdout).not.toContain('hunter');
	});

	test('a file of the workspace that is not UTF-8 is neither compared nor taken over', async () => {
		const folder = prepare((_, text) => text);
		writeFileSync(path.join(folder, at(SECOND)), Buffer.from('maxMemSize=16 \xe9\n', 'latin1'));
		const { code, stdout } = await compare(folder, '--format', 'json');
		const { rows } = driftSchema.parse(JSON.parse(stdout));
		expect([code, rows.map(({ id, cells }) => [id, ...cells.map(({ state, takeable }) => [state, takeable])])]).toEqual(
			[1, [['cluster file', ['unreadable', false]]]],
		);
	});

	test('refuses folders in which nothing was fetched, and other mistakes', async () => {
		const folder = folderWith({ ...twoHosts, 'drift/x': '' });
		expect(await compare(folder)).toMatchObject({
			code: 2,
			stderr: expect.stringContaining('nothing was fetched here'),
		});
		expect((await cli(folder, 'compare', '.')).code).toBe(2);
		expect((await compare(folder, '--format', 'xml')).code).toBe(2);
		expect((await cli(folder, 'compare', 'none', '--fetched', 'drift')).code).toBe(2);
	});

	test('tells everything in Chinese, too', async () => {
		const { stdout } = await cli(prepare(drifted), 'compare', '.', '--fetched', 'drift', '--locale', 'zh-cn');
		expect(stdout).toMatch(/工作区[\s\S]*agent\.cfg: 文件 +文件缺失/);
	});
});
