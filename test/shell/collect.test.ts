import { type ChildProcess, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { collectFiles } from '../../server/src/features/collect/collect-files.ts';
import { readHosts } from '../../server/src/features/collect/read-hosts.ts';
import { cli } from '../support/cli.ts';
import { available, hasTool, ToyHosts, whyNoToyHosts } from '../support/toy-hosts.ts';

const [ONE, TWO] = ['10.0.0.1', '10.0.0.2'];
const read = readHosts(`${ONE}, ops@${TWO}:2222 # the second`, { jump: 'bastion', keyFile: "/keys/it's 100%" });
const files = 'hosts' in read ? collectFiles(read.hosts) : [];
const script = files[0]?.text ?? '';
const look = readFileSync(path.resolve(import.meta.dirname, '../../server/src/render/collect/lib/look.sh'), 'utf8');

test('collect.sh is the same for the same hosts, and shows what it does', async () => {
	await expect(script).toMatchFileSnapshot('../fixtures/drift/collect.sh');
});

test.runIf(available('ShellCheck', hasTool('shellcheck') ? undefined : 'shellcheck is missing'))(
	'ShellCheck finds nothing in it',
	() => {
		const words = ['-S', 'style', '-o', 'require-double-brackets', '-s', 'bash', '-'];
		const { stdout, status } = spawnSync('shellcheck', words, { input: script, encoding: 'utf8' });
		expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
	},
);

test('what is run on hosts writes into nothing', () => {
	const code = look
		.replace(/^\s*#.*$/gm, '')
		.replace(/\(\([^\n]*?\)\)/g, '')
		.replace(/'(?:<|>|[^'\n]*[<>][^'\n]*)'/g, "''");
	const redirects = [...code.matchAll(/(?<![<=-])\d*>{1,2}\s*\S*/g)].map(([text]) => text.trim());
	expect(redirects.filter((text) => !/^2> \/dev\/null[);]*$/.test(text))).toEqual([]);
});

/** Programs that read and print. What else runs is a word of bash or a function of ours. */
const READING = new Set(
	[
		'awk',
		'base64',
		'cat',
		'df',
		'du',
		'getconf',
		'grep',
		'head',
		'nice',
		'readlink',
		'realpath',
		'sha256sum',
		'ss',
	].concat(['timeout', 'uname', 'exec']),
);
const WORDS =
	/^(\[\[|\(\(|\[|:|break|case|cd|continue|declare|eval|exit|export|for|local|printf|read|return|set|shift|test|true|trap|unset|while)$|=|^at_/;

describe.runIf(available('collect.sh on toy hosts', whyNoToyHosts()))('collect.sh', () => {
	let hosts: ToyHosts;
	let servers: ChildProcess[] = [];
	const demo = '/home/dolphindb_1/server/clusterDemo';
	const config = {
		'cluster.nodes': `localSite,mode\n${ONE}:8900:c1,controller\n${ONE}:8901:agent1,agent\n${ONE}:8902:node1,datanode\r\n`,
		'controller.cfg': `mode=controller\nlocalSite=${ONE}:8900:c1\ndfsMetaDir=/home/meta/<ALIAS>\n`,
		'agent.cfg': `mode=agent\nlocalSite=${ONE}:8901:agent1\ncontrollerSite=${ONE}:8900:c1\n`,
		'cluster.cfg':
			'# $(touch pwned)\nnode%.volumes = /home/data/<ALIAS>, /home/none, /home/data/$(touch pwned)]`touch pwned2`[x\nnode1.volumes=\noauthClientSecret=hush\n',
	};
	const collected = (host: string, file: string) => `${hosts.dir}/scripts/hosts/${host}${file}`;
	const reportOf = (host: string) => readFileSync(collected(host, '/report.txt'), 'utf8');

	/** A process that looks like a server: its words are those of the start scripts, whatever program it is. */
	function start(host: string, folder: string, words: string, name = './../dolphindb'): void {
		const inner = `cd '${folder}' && exec -a '${name}' sh -c 'while :; do sleep 1; done' x ${words}`;
		servers.push(hosts.background(host, ['bash', '-c', inner]));
	}
	const startController = () =>
		start(
			ONE,
			demo,
			'-console 0 -mode controller -home data -config config/controller.cfg -logFile log/controller.log -nodesFile config/cluster.nodes -clusterConfig config/cluster.cfg -oauthClientSecret hush2',
		);
	const seen = async (host: string, count: number) => {
		const own =
			"for one in /proc/[0-9]*; do if [[ $one/ns/mnt -ef /proc/self/ns/mnt ]]; then tr '\\0' ' ' < $one/cmdline; echo; fi; done";
		const running = () =>
			hosts.inside(host, `{ ${own}; } 2> /dev/null`).match(/^\S+ -c while :; do sleep 1; done x /gm) ?? [];
		await expect.poll(() => running().length).toBe(count);
	};
	/** Everything below the folders of a host, with the times of its last change. */
	const times = (host: string) =>
		hosts.inside(host, "find /home /srv /mnt /tmp /root -printf '%p %y %m %U %G %s %T@ %C@\\n' | sort");

	beforeAll(() => {
		hosts = new ToyHosts([ONE, TWO]);
	});
	beforeEach(() => {
		hosts.setDown(TWO, false);
		const texts = Object.entries(config).map(([name, text]) => [`${demo}/config/${name}`, text]);
		hosts.reset({
			[ONE]: {
				...Object.fromEntries(texts),
				[`${demo}/log/controller.log`]: `2023-10-26 <INFO> :DolphinDB Systems 2.00.11 64 bit Copyright\n${'x'.repeat(2_000_000)}\n`,
				'/home/data/node1/chunk': 'x'.repeat(100_000),
				'/home/meta/c1/log': 'x',
				'/home/data/$(touch pwned)]`touch pwned2`[x/chunk': 'x',
			},
			[TWO]: {},
		});
		hosts.install(files);
	});
	afterEach(() => {
		for (const server of servers) server.kill('SIGKILL');
		servers = [];
	});
	afterAll(() => hosts?.close());

	test('copies what processes are configured by, to the byte, and tells what runs and how large it is', async () => {
		startController();
		await seen(ONE, 1);
		const { code, stdout, stderr } = await hosts.run('collect.sh');
		expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
		// Servers of other hosts, and of other tests, are seen as in containers.
		expect(stdout).toContain(`${ONE}: 1 processes, 4 files.`);
		expect(stdout).toContain(`${TWO}: 0 processes, 0 files. No DolphinDB process runs there`);
		for (const [name, text] of Object.entries(config))
			expect(readFileSync(collected(ONE, `${demo}/config/${name}`), 'utf8')).toBe(text);
		const report = reportOf(ONE);
		expect(report).toMatch(
			/^ {2}\d+ \.\/\.\.\/dolphindb -c .* -mode controller -home data -config config\/controller\.cfg /m,
		);
		expect(report).toContain(`    started in ${demo}, since 20`);
		expect(report).toContain('    version 2.00.11, as its log says');
		expect(report).toMatch(/^ {2}\/home\/data\/node1: 1\d{5}, \d+ free$/m);
		expect(report).toMatch(/^ {2}\/home\/meta\/c1: \d+, \d+ free$/m);
		expect(report).toContain('  /home/data/$(touch pwned)]`touch pwned2`[x: ');
		expect(report).not.toMatch(/\/home\/none|hush/);
		expect(statSync(collected(ONE, `${demo}/config/cluster.cfg`)).mode & 0o077).toBe(0);
		expect(hosts.inside(ONE, 'find / -xdev -maxdepth 3 -name "pwned*" 2> /dev/null')).toBe('');
	});

	test('the result opens as a workspace', async () => {
		startController();
		await seen(ONE, 1);
		await hosts.run('collect.sh');
		const { stdout, code } = await cli(`${hosts.dir}/scripts`, 'topology', '.');
		expect([code, stdout]).toEqual([0, expect.stringMatching(/10\.0\.0\.1[\s\S]*dolphindb_1[\s\S]*c1[\s\S]*node1/)]);
		expect((await cli(`${hosts.dir}/scripts`, 'check', 'hosts')).stdout).toContain('4 files');
	});

	test('changes nothing: neither a byte nor a time, and folders may be read-only', async () => {
		startController();
		await seen(ONE, 1);
		const before = times(ONE);
		expect((await hosts.run('collect.sh')).code).toBe(0);
		expect(times(ONE)).toBe(before);
		const folders = '/home /srv /mnt /tmp /root';
		hosts.inside(ONE, `for one in ${folders}; do mount -o remount,bind,ro $one; done`);
		try {
			expect(await hosts.run(`collect.sh ${ONE}`)).toMatchObject({ code: 0, stderr: '' });
		} finally {
			hosts.inside(ONE, `for one in ${folders}; do mount -o remount,bind,rw $one; done`);
		}
	});

	test('runs nothing on a host but programs that read', async () => {
		startController();
		await seen(ONE, 1);
		const parts = script.slice(script.indexOf('# Messages, the log'), script.lastIndexOf('each_host'));
		hosts.put(
			ONE,
			'/root/traced.sh',
			`${parts}\nset +e; PS4='+@ '; set -x; at_collect yes 1 secret volumes dfsMetaDir > /dev/null\n`,
		);
		const trace = hosts.inside(ONE, 'bash /root/traced.sh 2>&1 || true');
		const commands = [...trace.matchAll(/^\++@ (\S+)/gm)].map(([, word = '']) => word);
		expect(commands.length).toBeGreaterThan(200);
		expect([...new Set(commands.filter((word) => !READING.has(word) && !WORDS.test(word)))]).toEqual([]);
		const executed = [...trace.matchAll(/^\++@ exec (\S+)/gm)].map(([, word = '']) => word);
		expect(executed.filter((word) => !READING.has(word))).toEqual([]);
	});

	test('a second result stands beside the first', async () => {
		startController();
		await seen(ONE, 1);
		await hosts.run('collect.sh');
		hosts.put(ONE, `${demo}/config/agent.cfg`, 'mode=agent\n');
		await hosts.run('collect.sh');
		expect(readFileSync(collected(ONE, `${demo}/config/agent.cfg`), 'utf8')).toBe('mode=agent\n');
		const earlier = `${hosts.dir}/scripts/hosts/.earlier`;
		const [time = ''] = readdirSync(earlier);
		expect(readFileSync(`${earlier}/${time}/${ONE}${demo}/config/agent.cfg`, 'utf8')).toBe(config['agent.cfg']);
		expect(existsSync(`${hosts.dir}/scripts/hosts/%work`)).toBe(false);
	});

	test('a host that is down is told of, the others go on, and what was known of it stays', async () => {
		startController();
		await seen(ONE, 1);
		await hosts.run('collect.sh');
		hosts.setDown(TWO, true);
		const { code, stdout, stderr } = await hosts.run('collect.sh');
		expect([code, stdout]).toEqual([1, expect.stringContaining(`${ONE}: 1 processes, 4 files.`)]);
		expect(stderr).toMatch(
			/10\.0\.0\.2: NOT REACHED\. There is no ssh connection[\s\S]*What was collected before stays\./,
		);
		expect(reportOf(TWO)).toContain('none outside containers');
	});

	test('finds servers by their words: under any name, beside the defaults, and no clients', async () => {
		hosts.put(TWO, '/srv/odd name/ddb $x/dolphindb.cfg', 'mode=single\n');
		start(TWO, '/srv/odd name/ddb $x', '-console 0', 'dolphindb');
		hosts.put(TWO, '/srv/renamed/etc/a%b.cfg', 'mode=agent\nlocalSite=10.0.0.2:1:a\n');
		start(TWO, '/srv/renamed', '-mode agent -home /srv/renamed/data -config ./etc/../etc/a%b.cfg', '/opt/ddbserver');
		start(TWO, '/srv', '-remoteHost 10.0.0.1 -remotePort 8900 -run x.dos', 'dolphindb');
		start(TWO, '/srv', '-mode controller', 'somebody');
		await seen(TWO, 4);
		const { code, stdout } = await hosts.run(`collect.sh ${TWO}`);
		expect([code, stdout]).toEqual([0, expect.stringContaining(`${TWO}: 2 processes, 2 files.`)]);
		expect(readFileSync(collected(TWO, '/srv/odd name/ddb $x/dolphindb.cfg'), 'utf8')).toBe('mode=single\n');
		expect(existsSync(collected(TWO, '/srv/renamed/etc/a%25b.cfg'))).toBe(true);
	});

	test('what cannot be read is told of, and a file that is missing', async () => {
		hosts.inside(
			ONE,
			`rm ${demo}/config/cluster.cfg && mkdir ${demo}/config/cluster.cfg && rm ${demo}/config/cluster.nodes`,
		);
		startController();
		await seen(ONE, 1);
		const { code, stderr } = await hosts.run(`collect.sh ${ONE}`);
		expect([code, stderr]).toEqual([1, expect.stringContaining('1 files or processes cannot be read')]);
		expect(reportOf(ONE)).toContain(`  ${demo}/config/cluster.cfg: cannot be read`);
		expect(reportOf(ONE)).toContain(`  ${demo}/config/cluster.nodes: not there`);
	});

	test('a host cannot make it write beside its folder, and half an answer is none', async () => {
		startController();
		await seen(ONE, 1);
		const evil = (from: string, to: string) => {
			const text = script.replace(from, to);
			expect(text).not.toBe(script);
			hosts.install([{ path: 'collect.sh', text, executable: true }]);
		};
		evil(`"$(printf '%s' "$path" | base64 -w 0)"`, `"$(printf '%s' "/../../../evil" | base64 -w 0)"`);
		expect(await hosts.run(`collect.sh ${ONE}`)).toMatchObject({
			code: 1,
			stderr: expect.stringContaining('did not arrive whole'),
		});
		expect(existsSync(`${hosts.dir}/scripts/evil`)).toBe(false);
		evil('\\nend\\n', '\\n');
		expect(await hosts.run(`collect.sh ${ONE}`)).toMatchObject({
			code: 1,
			stderr: expect.stringContaining('did not arrive whole'),
		});
		expect(existsSync(collected(ONE, ''))).toBe(false);
	});

	test('lists the hosts and asks none; other words are refused', async () => {
		expect(await hosts.run('collect.sh --list')).toMatchObject({ code: 0, stdout: `${ONE}\n${TWO}\n` });
		expect(hosts.callCount()).toBe(0);
		expect((await hosts.run('collect.sh --help')).stdout).toContain('--no-sizes');
		expect((await hosts.run('collect.sh --all')).code).toBe(2);
		startController();
		await seen(ONE, 1);
		await hosts.run(`collect.sh --no-sizes ${ONE}`);
		expect(reportOf(ONE)).toContain('/home/data/node1: not measured, ');
	});
});
