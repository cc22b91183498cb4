import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Operation } from '../../server/src/plan/operation.ts';
import type { PlanHost } from '../../server/src/plan/plan.ts';
import { renderAll } from '../../server/src/render/registry.ts';
import { recap } from '../support/ansible-recap.ts';
import { hostOf, planWith, restoreFile, writeFile } from '../support/sample-plans.ts';
import { ansibleAvailable, hostsAvailable } from './available.ts';
import { LOGIN_USER } from './keys.ts';
import { createLab, type Lab } from './lab.ts';

const [ONE, TWO, FAR] = ['10.30.0.1', '10.30.0.2', '10.30.0.3'] as const;
const HOSTS = [ONE, TWO, FAR];
const PORTS: Readonly<Record<string, number>> = { [TWO]: 2222, [FAR]: 2200 };
const RULE = `${LOGIN_USER.name} ALL=(ALL) NOPASSWD: ALL\n`;

/** Two hosts with sshd on different ports, and one behind them that the operator reaches through the first only. */
describe.runIf(hostsAvailable())('hosts are reached by a user with sudo, other ports and a jump host', () => {
	let lab: Lab;

	beforeAll(async () => {
		lab = await createLab({ hosts: HOSTS, operator: '10.30.0.100', sshPorts: PORTS });
		await lab.run('operator', `ip route add prohibit ${FAR}`);
	});
	afterAll(() => lab?.close());

	beforeEach(async () => {
		for (const host of HOSTS) {
			await lab.run(host, 'find /home /ssd /backup /tmp -mindepth 1 -delete');
			await lab.put(host, `/etc/sudoers.d/${LOGIN_USER.name}`, RULE, 0o440);
		}
		await lab.run(ONE, 'mkdir -p /ssd/t/d; cd /ssd/t; echo x > "a b"; ln "a b" d/same; ln -s ../gone d/l');
		await lab.run(ONE, 'chown -R 1000:7 /ssd/t/d; echo s > /ssd/t/secret; chmod 600 /ssd/t/secret');
		await lab.put(TWO, '/home/conf/file.cfg', 'old\r\n数据', 0o640);
		await lab.run(TWO, 'chmod 700 /home/conf; chown 1000:7 /home/conf/file.cfg');
	});

	const withSudo: PlanHost[] = HOSTS.map((address) => ({
		...hostOf(address),
		user: LOGIN_USER.name,
		port: PORTS[address] ?? 22,
		sudo: true,
		...(address === FAR && { jump: `${LOGIN_USER.name}@${ONE}` }),
	}));
	const install = async (
		hosts: readonly PlanHost[],
		operations: readonly Operation[],
		transfer: 'rsync' | 'scp' = 'rsync',
		undo: readonly Operation[] = [],
	) => {
		const options = { transfer, stateFolder: '/var/tmp/ddb-migrate', parallel: 2 };
		const plan = planWith([{ id: '01-step', operations, undo }], { hosts, options });
		await lab.run('operator', 'rm -rf /root/plan /var/tmp/ddb-migrate');
		await lab.putFiles('operator', '/root/plan', renderAll(plan));
	};
	const script = (name: string) =>
		lab.run('operator', `cd plan && bash ${name}.sh --apply --yes`, { timeoutSeconds: 120 });
	const copy = (from: string, to: string, path = '/ssd/t'): Operation => ({
		op: 'copy-tree',
		from: { host: from, path },
		to: { host: to, path },
		excludes: [],
	});
	const reaches = (host: string, other: string): Operation => ({
		op: 'require',
		host,
		probe: { probe: 'ssh-to', host: other },
		problem: `${host} does not reach ${other}.`,
	});

	test('the lab is as it says: no way to the far host but through the first, no root without sudo', async () => {
		const direct = await lab.run('operator', `ssh -p 2200 ${LOGIN_USER.name}@${FAR} true`);
		expect(direct.code).toBe(255);
		const through = `ssh -p 2200 -J ${LOGIN_USER.name}@${ONE} ${LOGIN_USER.name}@${FAR}`;
		expect((await lab.run('operator', `${through} id -un`)).stdout).toBe(`${LOGIN_USER.name}\n`);
		expect((await lab.run('operator', `ssh ${LOGIN_USER.name}@${ONE} cat /ssd/t/secret`)).code).toBe(1);
		expect((await lab.run('operator', `ssh ${TWO} true`)).stderr).toContain('Connection refused');
	});

	test.each(['rsync', 'scp'] as const)(
		'copies by %s keep owners, modes and links, from host to host on their ports; files of others are written',
		async (transfer) => {
			const write = writeFile(TWO, '/home/conf/file.cfg', 'old\r\n数据', 'new\n');
			const operations: Operation[] = [
				...[reaches(ONE, TWO), reaches(TWO, FAR)],
				{ op: 'run', host: FAR, argv: ['sh', '-c', 'id -u'] },
				...[copy(ONE, TWO), copy(TWO, FAR)],
				...[write, { op: 'make-folder', host: FAR, path: '/home/made/deep' } as const],
			];
			await install(withSudo, operations, transfer, [restoreFile(write)]);
			const first = await script('migrate');
			expect(first.code, first.stdout + first.stderr).toBe(0);
			expect(first.stdout).toMatch(/^0$/m);
			const tree = await lab.tree(ONE, '/ssd/t');
			expect(tree['d/same']).toMatchObject({ owner: '1000:7', links: 2 });
			expect(await lab.tree(TWO, '/ssd/t')).toEqual(tree);
			expect(await lab.tree(FAR, '/ssd/t')).toEqual(tree);
			const config = await lab.tree(TWO, '/home/conf');
			expect(config['file.cfg']).toMatchObject({ owner: '1000:7', mode: '640' });
			expect((await lab.get(TWO, '/home/conf/file.cfg')).toString()).toBe('new\n');
			const again = await script('migrate');
			expect(again, again.stdout).toMatchObject({ code: 0, stderr: '' });
			const back = await script('rollback');
			expect(back.code, back.stderr).toBe(0);
			expect((await lab.get(TWO, '/home/conf/file.cfg')).toString()).toBe('old\r\n数据');
		},
		120_000,
	);

	test.runIf(ansibleAvailable())(
		'playbooks do the same, and nothing the second time',
		async () => {
			const write = writeFile(TWO, '/home/conf/file.cfg', 'old\r\n数据', 'new\n');
			const operations: Operation[] = [
				...[reaches(ONE, TWO), reaches(TWO, FAR)],
				{ op: 'run', host: FAR, argv: ['sh', '-c', 'test "$(id -u)" = 0'] },
				...[copy(ONE, TWO), copy(TWO, FAR)],
				...[write, { op: 'make-folder', host: FAR, path: '/home/made/deep' } as const],
			];
			await install(withSudo, operations, 'rsync', [restoreFile(write)]);
			const play = (name: string) =>
				lab.run('operator', `cd plan/ansible && LC_ALL=C.UTF-8 ansible-playbook ${name} -e yes=true`, {
					timeoutSeconds: 300,
				});
			const first = await play('migrate.yml');
			expect(first.code, first.stdout + first.stderr).toBe(0);
			const tree = await lab.tree(ONE, '/ssd/t');
			expect(await lab.tree(TWO, '/ssd/t')).toEqual(tree);
			expect(await lab.tree(FAR, '/ssd/t')).toEqual(tree);
			const config = await lab.tree(TWO, '/home/conf');
			expect(config['file.cfg']).toMatchObject({ owner: '1000:7', mode: '640' });
			expect((await lab.get(TWO, '/home/conf/file.cfg')).toString()).toBe('new\n');
			const again = await play('migrate.yml');
			expect(recap(again.stdout), again.stdout).toEqual({ changed: 0, failed: 0 });
			const back = await play('rollback.yml');
			expect(back.code, back.stdout).toBe(0);
			expect((await lab.get(TWO, '/home/conf/file.cfg')).toString()).toBe('old\r\n数据');
		},
		400_000,
	);

	test('a program that ends with 1 and a probe that says no are told apart from a sudo that refuses', async () => {
		await install(withSudo, [{ op: 'run', host: ONE, argv: ['sh', '-c', 'exit 1'] }]);
		expect((await script('migrate')).stderr).toContain('FAILED: The program ended with status 1.');
		const absent = { probe: 'path-absent', path: '/ssd/t' } as const;
		await install(withSudo, [{ op: 'require', host: ONE, probe: absent, problem: 'It is there.' }]);
		expect((await script('migrate')).stderr).toContain('REFUSED: It is there.');
	});

	test.each([
		['wants a password', `${LOGIN_USER.name} ALL=(ALL) ALL\n`, 'a password is required'],
		['allows nothing', 'nobody ALL=(ALL) NOPASSWD: ALL\n', 'sudo'],
		['allows another program only', `${LOGIN_USER.name} ALL=(ALL) NOPASSWD: /bin/true\n`, 'sudo'],
	])('a sudo that %s is told before anything is changed', async (_name, rule, words) => {
		await lab.put(TWO, `/etc/sudoers.d/${LOGIN_USER.name}`, rule, 0o440);
		const there = { probe: 'path-exists', path: '/ssd' } as const;
		const needs = [ONE, TWO].map((host) => ({ op: 'require', host, probe: there, problem: 'No disk.' }) as const);
		await install(withSudo, [...needs, { op: 'make-folder', host: ONE, path: '/home/made' }]);
		const { code, stderr } = await script('migrate');
		expect(code, stderr).toBe(3);
		expect(stderr).toContain(words);
		expect(stderr).toContain('NOPASSWD: ALL');
		expect(await lab.tree(ONE, '/home')).toEqual({});
	});

	test('a copy to a host whose sudo refuses fails, and goes on when it is allowed', async () => {
		await install(withSudo, [copy(ONE, TWO), copy(ONE, FAR)]);
		await lab.put(FAR, `/etc/sudoers.d/${LOGIN_USER.name}`, '', 0o440);
		const refused = await script('migrate');
		expect(refused.code, refused.stderr).toBe(3);
		expect(await lab.tree(FAR, '/ssd')).toEqual({});
		await lab.put(FAR, `/etc/sudoers.d/${LOGIN_USER.name}`, RULE, 0o440);
		expect((await script('migrate')).code).toBe(0);
		expect(await lab.tree(FAR, '/ssd/t')).toEqual(await lab.tree(ONE, '/ssd/t'));
	});

	test('a key of another file leads in where the usual one does not', async () => {
		await lab.run('operator', 'mkdir -p "/root/my keys"; mv /root/.ssh/id_ed25519 "/root/my keys/id %h"');
		try {
			const keyFile = '/root/my keys/id %h';
			const hosts = withSudo.map((host) => ({ ...host, keyFile })).filter(({ jump }) => !jump);
			await install(hosts, [copy(ONE, TWO)]);
			const { code, stderr } = await script('migrate');
			expect(code, stderr).toBe(0);
		} finally {
			await lab.run('operator', 'mv "/root/my keys/id %h" /root/.ssh/id_ed25519');
		}
	});
});
