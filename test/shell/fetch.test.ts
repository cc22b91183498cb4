import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { copyName, hostFolder, placesOf } from '../../server/src/drift/places.ts';
import { driftOf } from '../../server/src/features/drift/drift.ts';
import { fetchFiles } from '../../server/src/features/drift/fetch-files.ts';
import { nodeFiles, toId } from '../../server/src/node/file-access.ts';
import { awkwardTarget, clusterOf, differing, twoHosts } from '../support/drift.ts';
import { available, hasTool, ToyHosts, whyNoToyHosts } from '../support/toy-hosts.ts';

const [ONE, TWO] = ['10.0.0.1', '10.0.0.2'];
const cluster = clusterOf(twoHosts);
const places = placesOf(cluster, awkwardTarget);
const made = fetchFiles({ cluster, target: awkwardTarget });
const files = 'files' in made ? made.files : [];
const script = files[0]?.text ?? '';

test('fetch.sh is the same for the same cluster, and shows what it does', async () => {
	await expect(script).toMatchFileSnapshot('../fixtures/drift/fetch.sh');
});

test.runIf(available('ShellCheck', hasTool('shellcheck') ? undefined : 'shellcheck is missing'))(
	'ShellCheck finds nothing in it',
	() => {
		const words = ['-S', 'style', '-o', 'require-double-brackets', '-s', 'bash', '-'];
		const { stdout, status } = spawnSync('shellcheck', words, { input: script, encoding: 'utf8' });
		expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
	},
);

describe.runIf(available('fetch.sh on toy hosts', whyNoToyHosts()))('fetch.sh', () => {
	let hosts: ToyHosts;
	const folder = () => `${hosts.dir}/scripts/hosts.fetched`;
	const place = (host: string, kind: string) => {
		const found = places.find((one) => one.host === host && one.kind === kind);
		if (!found) throw new Error(`${host} has no ${kind}`);
		return found;
	};
	const pathOf = (host: string, kind: string) => place(host, kind).path;
	const textOf = (host: string, kind: string) => twoHosts[place(host, kind).home.replace('file:///w/', '')] ?? '';
	const copyOf = (host: string, kind: string) => `${folder()}/${hostFolder(host)}/${copyName(place(host, kind))}`;
	const compare = async () => {
		const { grid } = await driftOf(nodeFiles.read, toId(`${hosts.dir}/scripts`), { cluster, encodings: new Map() });
		return { columns: grid.columns.map(({ unknown }) => unknown ?? 'fetched'), rows: differing(grid) };
	};

	beforeAll(() => {
		hosts = new ToyHosts([ONE, TWO]);
	});
	beforeEach(() => {
		hosts.setDown(TWO, false);
		const own = (host: string) => places.filter((one) => one.host === host);
		const textsOn = (host: string) => Object.fromEntries(own(host).map(({ path, kind }) => [path, textOf(host, kind)]));
		hosts.reset({ [ONE]: textsOn(ONE), [TWO]: textsOn(TWO) });
		hosts.install(files);
	});
	afterAll(() => hosts?.close());

	test('copies every file to the byte, for its owner only, and changes no host', async () => {
		const bytes = '\ufeff# \r\nmaxMemSize=8\r\n$(touch pwned)\n\n\n';
		hosts.put(ONE, pathOf(ONE, 'cluster'), bytes);
		hosts.put(TWO, pathOf(TWO, 'cluster'), '');
		const before = [hosts.tree(ONE), hosts.tree(TWO)];
		const { code, stdout, stderr } = await hosts.run('fetch.sh');
		expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
		expect(stdout).toContain('10.0.0.1: 4 files.\n10.0.0.2: 4 files.\n');
		expect(stdout).not.toContain('maxMemSize');
		expect(readFileSync(copyOf(ONE, 'cluster'), 'utf8')).toBe(bytes);
		expect(readFileSync(copyOf(TWO, 'cluster'), 'utf8')).toBe('');
		expect(readFileSync(copyOf(TWO, 'nodes'), 'utf8')).toBe(textOf(TWO, 'nodes'));
		expect([folder(), copyOf(ONE, 'cluster')].map((file) => statSync(file).mode & 0o077)).toEqual([0, 0]);
		expect([hosts.tree(ONE), hosts.tree(TWO)]).toEqual(before);
		expect(hosts.callCount()).toBe(2);
		expect(existsSync(`${folder()}/%work`)).toBe(false);
		for (const host of [ONE, TWO])
			expect(hosts.inside(host, 'find /home /srv /root /tmp /mnt -name "pwned*"')).toBe('');
	});

	test('a value that was changed and a file that is missing are found by comparing', async () => {
		hosts.put(TWO, pathOf(TWO, 'cluster'), textOf(TWO, 'cluster').replace('=8', '=16'));
		hosts.inside(ONE, `rm -- '${pathOf(ONE, 'agent').replaceAll("'", "'\\''")}'`);
		const { code, stdout } = await hosts.run('fetch.sh');
		expect(code).toBe(0);
		expect(stdout).toMatch(/^10\.0\.0\.1: 3 files\. Not there: .*agent\.cfg$/m);
		expect(await compare()).toEqual({
			columns: ['fetched', 'fetched'],
			rows: {
				'agent file': ['missing', 'same'],
				'cluster file': ['same', 'differs'],
				'cluster setting maxMemSize': ['same', '8 -> 16'],
			},
		});
	});

	test('a host that is down is noted, the others are copied, and what was known of it is not taken for new', async () => {
		expect((await hosts.run('fetch.sh')).code).toBe(0);
		hosts.setDown(TWO, true);
		const { code, stdout, stderr } = await hosts.run('fetch.sh');
		expect(code).toBe(1);
		expect(stdout).toContain('10.0.0.1: 4 files.');
		expect(stderr).toMatch(
			/10\.0\.0\.2: NOT REACHED\. There is no ssh connection[\s\S]*1 of 2 hosts could not be copied from/,
		);
		expect(existsSync(copyOf(TWO, 'cluster'))).toBe(false);
		expect(await compare()).toEqual({ columns: ['fetched', 'not-reached'], rows: {} });
		hosts.setDown(TWO, false);
		expect(await hosts.run(`fetch.sh ${TWO}`)).toMatchObject({ code: 0, stdout: expect.not.stringContaining(ONE) });
		expect(await compare()).toEqual({ columns: ['fetched', 'fetched'], rows: {} });
	});

	test('a copy that is edited is not taken for the file of the host', async () => {
		await hosts.run('fetch.sh');
		writeFileSync(copyOf(TWO, 'cluster'), 'maxMemSize=1\n');
		expect((await compare()).rows).toEqual({ 'cluster file': ['same', 'edited'] });
	});

	test('what is no file is noted as unreadable', async () => {
		hosts.inside(TWO, `rm -- '${pathOf(TWO, 'cluster')}' && mkdir -- '${pathOf(TWO, 'cluster')}'`);
		const { code, stderr } = await hosts.run('fetch.sh');
		expect([code, stderr]).toEqual([1, expect.stringContaining('10.0.0.2: 1 of 4 files cannot be read.')]);
		expect((await compare()).rows).toEqual({ 'cluster file': ['same', 'unreadable'] });
	});

	test('what start files print on a host is not taken for files', async () => {
		hosts.put(TWO, '/root/noise.sh', 'echo missing -; echo end\n');
		const noisy = script.replace('FAR_SHELL="exec bash', 'FAR_SHELL=". /root/noise.sh 2> /dev/null; exec bash');
		expect(noisy).not.toBe(script);
		hosts.install([...files, { path: 'fetch.sh', text: noisy, executable: true }]);
		expect(await hosts.run(`fetch.sh ${TWO}`)).toMatchObject({
			code: 0,
			stdout: expect.stringContaining('10.0.0.2: 4 files.\n'),
		});
		expect(readFileSync(copyOf(TWO, 'cluster'), 'utf8')).toBe(textOf(TWO, 'cluster'));
	});

	test('a host that sends less than it was asked for is not taken for whole', async () => {
		const cut = script.replace(/(at_send\(\) \{[\s\S]*?)printf 'end\\n'/, '$1:');
		expect(cut).not.toBe(script);
		hosts.install([...files, { path: 'fetch.sh', text: cut, executable: true }]);
		const { code, stderr } = await hosts.run(`fetch.sh ${TWO}`);
		expect([code, stderr]).toEqual([1, expect.stringContaining('NOT REACHED. The files did not arrive whole')]);
		expect((await compare()).columns).toEqual(['not-fetched', 'not-reached']);
	});

	test('is killed at any moment without leaving half of a host', async () => {
		await hosts.run('fetch.sh');
		hosts.put(TWO, pathOf(TWO, 'cluster'), 'maxMemSize=16\n');
		for (const when of ['before', 'during', 'after'] as const)
			await hosts.run(`fetch.sh ${TWO}`, { kill: { call: 1, when } });
		const { columns, rows } = await compare();
		expect(columns).toEqual(['fetched', 'fetched']);
		const [old, fresh] = [[], ['cluster file', 'cluster setting maxMemSize']];
		expect([old, fresh]).toContainEqual(Object.keys(rows).slice(0, 2));
		expect((await hosts.run('fetch.sh')).code).toBe(0);
		expect((await compare()).rows).toHaveProperty('cluster setting maxMemSize', ['same', '8 -> 16']);
	});

	test('lists what it would copy and asks no host; other words are refused', async () => {
		const listed = await hosts.run('fetch.sh --list');
		expect(listed).toMatchObject({ code: 0, stderr: '' });
		expect(listed.stdout.trimEnd().split('\n')).toHaveLength(8);
		expect(hosts.callCount()).toBe(0);
		expect(await hosts.run('fetch.sh --help')).toMatchObject({ code: 0, stderr: '' });
		for (const words of ['--all', '10.9.9.9']) {
			const { code, stderr } = await hosts.run(`fetch.sh ${words}`);
			expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
		}
		expect(existsSync(folder())).toBe(false);
	});
});
