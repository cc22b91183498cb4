import { existsSync, readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostsAvailable } from './available.ts';
import { createLab, type Lab } from './lab.ts';

const ONE = '172.0.0.1';
const TWO = '172.0.0.2';

describe.runIf(hostsAvailable())('hosts', () => {
	let lab: Lab;
	const interfacesBefore = Object.keys(networkInterfaces());

	beforeAll(async () => {
		lab = await createLab({ hosts: [ONE, TWO, '172.0.0.3', '172.0.0.4'], operator: '172.0.0.100' });
	});
	afterAll(() => lab?.close());

	const output = async (host: string, command: string) => (await lab.run(host, command)).stdout.trim();

	test('the operator and the hosts reach every host by ssh, without questions', async () => {
		expect(await output('operator', `ssh root@${ONE} hostname -I`)).toBe(ONE);
		expect(await output('operator', `ssh ${ONE} ssh ${TWO} hostname -I`)).toBe(TWO);
		expect(await output('operator', `ssh ${ONE} 'echo $PATH'`)).toBe(await output(ONE, 'echo $PATH'));
		expect((await lab.run(ONE, 'ssh 172.0.0.100 true')).code).toBe(255);
	});

	test('a failing command hands its code and both streams back', async () => {
		const result = await lab.run(TWO, 'cat; echo "$WORD" >&2; exit 3', { input: 'in', env: { WORD: 'bad' } });
		expect(result).toEqual({ code: 3, stdout: 'in', stderr: 'bad\n' });
		await expect(lab.run(TWO, 'sleep 60 & sleep 60', { timeoutSeconds: 0.3 })).rejects.toThrow('no end after 0.3 s');
		expect(lab.processes(TWO).filter(({ exe }) => exe.endsWith('/sleep'))).toEqual([]);
	});

	test('every host has files of its own, and they can be seen from outside', async () => {
		for (const folder of ['/home', '/ssd', '/backup', '/var/tmp', '/tmp', '/root']) {
			await lab.put(ONE, `${folder}/deep/own.txt`, folder, 0o640);
			expect((await lab.run(TWO, `ls ${folder}/deep`)).code).not.toBe(0);
			expect(readFileSync(`${lab.dir}/${ONE}${folder}/deep/own.txt`, 'utf8')).toBe(folder);
			expect(lab.outside(ONE, `${folder}/deep`)).toBe(`${lab.dir}/${ONE}${folder}/deep`);
			expect(existsSync(`${folder}/deep/own.txt`)).toBe(false);
		}
		await lab.putFolder(ONE, '/tmp', `${lab.dir}/${ONE}/home`);
		expect(await output(ONE, 'stat -c %a /tmp /tmp/deep /tmp/deep/own.txt; cat /tmp/deep/own.txt')).toBe(
			'1777\n755\n640\n/home',
		);
		expect((await lab.get(ONE, '/home/deep/own.txt')).toString()).toBe('/home');
		expect(() => lab.outside(ONE, '/home/../etc/passwd')).toThrow('not private');
	});

	test('the machine below cannot be written', async () => {
		for (const path of ['/usr/probe', '/etc/probe', '/var/lib/probe', '/proc/sys/vm/swappiness']) {
			expect((await lab.run(ONE, `echo 60 > ${path}`)).stderr).toContain('Read-only file system');
		}
		expect(await output(ONE, 'ls /work /mnt /dev/vda /dev/sda 2> /dev/null')).toBe('');
	});

	test('tree shows contents, permissions, owners, hard links and symlinks; host-to-host rsync keeps them', async () => {
		await lab.run(
			ONE,
			'mkdir -p /ssd/t/d; cd /ssd/t; echo x > "a b"; ln "a b" d/same; ln -s ../gone d/l; chown 1000:7 d',
		);
		const tree = await lab.tree(ONE, '/ssd/t');
		const sha256 = '73cb3858a687a8494ca3323053016282f3dad39d42cf62ca4e79dda2aac7d9ac';
		expect(tree).toEqual({
			'a b': { kind: 'file', mode: '644', owner: '0:0', links: 2, sha256 },
			d: { kind: 'folder', mode: '755', owner: '1000:7' },
			'd/l': { kind: 'symlink', mode: '777', owner: '0:0', target: '../gone' },
			'd/same': { kind: 'file', mode: '644', owner: '0:0', links: 2, sha256 },
		});
		const copy = `ssh ${ONE} 'ssh ${TWO} mkdir -p /ssd/t && rsync -aHO --numeric-ids /ssd/t/ ${TWO}:/ssd/t/'`;
		expect(await lab.run('operator', copy)).toEqual({ code: 0, stdout: '', stderr: '' });
		expect(await lab.tree(TWO, '/ssd/t')).toEqual(tree);
		expect((await lab.run('operator', `scp -q ${ONE}:'/ssd/t/a b' /tmp/x && cat /tmp/x`)).stdout).toBe('x\n');
	});

	test('kill ends a script with everything it started, at the line that was waited for', async () => {
		const script = 'timeout 99 sleep 60 & for i in $(seq 999); do echo step $i; sleep 0.5; done';
		const running = lab.spawn('operator', script, {
			onLine: (line, _, self) => line === 'step 3' && self.kill(),
		});
		const { code, stdout } = await running.done;
		expect(code).toBe(137);
		expect(stdout).toMatch(/step 3\n(step 4\n)?$/);
		expect(lab.processes('operator')).toEqual([]);
		const polite = lab.spawn('operator', 'trap "echo caught; exit 9" INT; echo up; while :; do sleep 0.05; done');
		await polite.line(/^up$/);
		polite.kill('SIGINT');
		expect(await polite.done).toMatchObject({ code: 9, stdout: 'up\ncaught\n' });
	});

	test('a host that lost its power is noticed at once, in new and in open connections, and comes back', async () => {
		const open = lab.spawn('operator', `ssh ${TWO} 'echo up; sleep 60'`);
		await open.line(/^up$/);
		await lab.hostDown(TWO);
		const begin = Date.now();
		const refused = await lab.run('operator', `ssh ${TWO} true`);
		expect(refused).toMatchObject({ code: 255, stderr: expect.stringContaining('No route to host') });
		expect(Date.now() - begin).toBeLessThan(3000);
		expect((await open.done).code).toBe(255);
		expect(lab.processes(TWO)).toEqual([]);
		expect(await output('operator', `ssh ${ONE} echo other`)).toBe('other');
		await lab.hostUp(TWO);
		expect(await output('operator', `ssh ${TWO} echo back`)).toBe('back');
	});

	test('a host without its cable keeps its processes', async () => {
		await lab.run(TWO, 'sleep 60 > /dev/null 2>&1 &');
		await lab.hostDown(TWO, 'cable');
		expect(lab.processes(TWO).map(({ argv }) => argv)).toEqual([['sleep', '60']]);
		await lab.hostUp(TWO);
		expect(await output('operator', `ssh ${TWO} pgrep -x sleep | wc -l`)).toBe('1');
	});

	test('a host can be given a command of its own', async () => {
		await lab.put(ONE, '/lab/bin/rsync', '#!/bin/sh\necho "no rsync today" >&2\nexit 12\n', 0o755);
		expect((await lab.run('operator', `ssh ${ONE} rsync --version`)).code).toBe(12);
		expect((await lab.run('operator', `ssh ${TWO} rsync --version`)).code).toBe(0);
	});

	test('no way leads outside', async () => {
		for (const host of ['operator', ONE]) {
			expect(await output(host, 'ip route')).toMatch(/^172\.0\.0\.0\/24 dev eth0 [^\n]*$/);
			expect((await lab.run(host, ': < /dev/tcp/192.0.2.1/80')).stderr).toContain('Network is unreachable');
		}
		expect(Object.keys(networkInterfaces())).toEqual(interfacesBefore);
	});
});
