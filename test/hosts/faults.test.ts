import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Operation } from '../../server/src/plan/operation.ts';
import type { Plan } from '../../server/src/plan/plan.ts';
import { renderAll } from '../../server/src/render/registry.ts';
import { hostOf, planWith, restoreFile, writeFile } from '../support/sample-plans.ts';
import { hostsAvailable } from './available.ts';
import { createLab, type Lab } from './lab.ts';

const [ONE, TWO] = ['10.40.0.1', '10.40.0.2'] as const;
const OLD = '# 控制节点\r\nlocalSite=10.40.0.1:8800:c1\r\nvolumes=/ssd/a b';
const NEW = '# 控制节点\r\nlocalSite=10.40.0.2:8800:c1\r\nvolumes=/ssd/a b';
const FILE = '/home/my db/配置/controller.cfg';

describe.runIf(hostsAvailable())('faults on real hosts', () => {
	let lab: Lab;

	beforeAll(async () => {
		lab = await createLab({ hosts: [ONE, TWO], operator: '10.40.0.100' });
	});
	afterAll(() => lab?.close());

	beforeEach(async () => {
		await lab.run('operator', 'rm -rf /root/plan /var/tmp/ddb-migrate');
		for (const host of [ONE, TWO]) {
			await lab.run(host, 'find /home /ssd /backup /tmp -mindepth 1 -delete');
			await lab.put(host, FILE, OLD, 0o640);
		}
		await lab.run(ONE, 'mkdir -p "/ssd/a b"; head -c 3000000 /dev/urandom > "/ssd/a b/1.tsdb"');
		await lab.run(ONE, 'chown -R 1000:7 "/ssd/a b"');
	});

	const slow = 'sleep "$(cat /tmp/nap || echo 3)"; echo slept > /tmp/slept';
	const copy: Operation = {
		op: 'copy-tree',
		from: { host: ONE, path: '/ssd/a b' },
		to: { host: TWO, path: '/ssd/a b' },
		excludes: [],
	};
	/** Asks, writes a file on both hosts, copies, does something slow. */
	const small = (): Plan => {
		const writes = [ONE, TWO].map((host) => writeFile(host, FILE, OLD, NEW));
		const there = { probe: 'path-exists', path: FILE } as const;
		const asks = [ONE, TWO].map((host): Operation => ({ op: 'require', host, probe: there, problem: 'No file.' }));
		return planWith(
			[
				{ id: '01-ask', operations: asks },
				{ id: '02-write', operations: writes, undo: writes.map(restoreFile).reverse() },
				{ id: '03-copy', operations: [copy] },
				{ id: '04-slow', operations: [{ op: 'run', host: TWO, argv: ['sh', '-c', slow] }] },
			],
			{ hosts: [ONE, TWO].map(hostOf) },
		);
	};
	const install = async (plan: Plan, machines = ['operator']) => {
		for (const machine of machines) await lab.putFiles(machine, '/root/plan', renderAll(plan, ['bash']));
	};
	const script = (name: string, options = '') => `cd plan && bash ${name}.sh --apply --yes ${options}`;
	const migrate = (options = '') => lab.run('operator', script('migrate', options), { timeoutSeconds: 120 });
	const text = async (host: string) => (await lab.get(host, FILE)).toString();
	const names = async (host: string) =>
		Object.keys(await lab.tree(host, '/home')).filter((path) => /\.new$/.test(path));
	/** The end of every resumed run, and then the way back to the first bytes. */
	const arrives = async () => {
		const end = await migrate();
		expect(end.code, end.stdout + end.stderr).toBe(0);
		expect(await lab.tree(TWO, '/ssd/a b')).toEqual(await lab.tree(ONE, '/ssd/a b'));
		expect([await text(ONE), await text(TWO)]).toEqual([NEW, NEW]);
		const again = await migrate();
		expect(again, again.stdout).toMatchObject({ code: 0, stderr: '' });
		expect(again.stdout).toContain('Nothing to do');
		const back = await lab.run('operator', script('rollback'), { timeoutSeconds: 120 });
		expect(back.code, back.stderr).toBe(0);
		expect([await text(ONE), await text(TWO)]).toEqual([OLD, OLD]);
		expect((await lab.tree(TWO, '/home'))['my db/配置/controller.cfg']).toMatchObject({ mode: '640' });
	};

	test('a host that is down before the first step: nothing is changed', async () => {
		await install(small());
		await lab.hostDown(TWO);
		const { code, stderr } = await migrate();
		await lab.hostUp(TWO);
		expect(code, stderr).toBe(1);
		expect(stderr).toContain(`${TWO}: There is no ssh connection to the host`);
		expect([await text(ONE), await text(TWO)]).toEqual([OLD, OLD]);
		await arrives();
	});

	test('a host that goes down between two steps, and one that goes down while it works', async () => {
		await install(small());
		expect((await migrate('--until 02-write')).code).toBe(0);
		await lab.hostDown(TWO);
		const between = await migrate();
		expect(between.code, between.stderr).toBe(1);
		expect(between.stderr).toMatch(/There is no ssh connection[^\n]*\nStep: {6}02-write\n/);
		await lab.hostUp(TWO);
		const running = lab.spawn('operator', script('migrate'), { timeoutSeconds: 120 });
		await running.line(/run sh -c/);
		await new Promise((resolve) => setTimeout(resolve, 1000));
		await lab.hostDown(TWO);
		const during = await running.done;
		expect(during.code, during.stderr).toBe(1);
		expect(during.stderr).toContain('or it was lost (status 255).\nStep:      04-slow');
		await lab.hostUp(TWO);
		expect((await lab.run(TWO, 'cat /tmp/slept')).code).toBe(1);
		await arrives();
	});

	test('a host that is down after a step that is done: what was done is proven again when it is back', async () => {
		await install(small());
		expect((await migrate()).code).toBe(0);
		await lab.hostDown(TWO);
		const { code, stderr } = await migrate();
		expect(code).toBe(1);
		expect(stderr).toContain('There is no ssh connection');
		await lab.hostUp(TWO);
		await arrives();
	});

	test('ssh that is refused by the host, and by its list of keys', async () => {
		await install(small());
		await lab.run(TWO, 'pkill -x sshd');
		const refused = await migrate();
		expect(refused.code, refused.stderr).toBe(1);
		expect(refused.stderr).toContain('Connection refused');
		expect(refused.stderr).toContain(`${TWO}: There is no ssh connection`);
		await lab.run(TWO, '"$(command -v sshd)" -E /var/log/sshd.log; mv /root/.ssh/authorized_keys /root/.ssh/away');
		const denied = await migrate();
		await lab.run(TWO, 'mv /root/.ssh/away /root/.ssh/authorized_keys');
		expect(denied.code, denied.stderr).toBe(1);
		expect(denied.stderr).toContain('Permission denied');
		expect([await text(ONE), await text(TWO)]).toEqual([OLD, OLD]);
		await arrives();
	});

	test('a disk that is full: the preflight says so; without it the copy stops and goes on when there is room', async () => {
		await lab.run(TWO, 'mount -t tmpfs -o size=1m small /ssd');
		try {
			const trees = [{ host: ONE, path: '/ssd/a b' }];
			const room = { probe: 'space-for', path: '/ssd', trees, percent: 110 } as const;
			const plan = small();
			const need = {
				id: '01-room',
				operations: [{ op: 'require', host: TWO, probe: room, problem: 'No room.' } as const],
			};
			await install(planWith([need], { hosts: plan.hosts }));
			const told = await migrate();
			expect(told.code).toBe(3);
			expect(told.stderr).toContain(`REFUSED: No room.\n  ${TWO}: `);
			await install(plan);
			const full = await migrate();
			expect(full.code, full.stderr).toBe(1);
			// The words of the other side ("No space left on device") are lost now and then when it ends first.
			expect(full.stderr).toMatch(/rsync ended with status 11\n.*\n.*\nsmall +1024 .* \/ssd\n/);
			expect(full.stderr).toContain('Step:      03-copy');
			expect((await lab.run(TWO, 'ls "/ssd/a b"')).stdout).toBe('');
			await lab.run(TWO, 'mount -o remount,size=16m /ssd');
			await arrives();
		} finally {
			await lab.run(TWO, 'umount /ssd');
		}
	});

	test('a disk that is full when a file is written: the old file stays whole', async () => {
		await lab.run(TWO, 'mkdir /tmp/kept; cp -a /home/. /tmp/kept; mount -t tmpfs -o size=64k small /home');
		try {
			await lab.run(TWO, 'cp -a /tmp/kept/. /home; head -c 1000000 /dev/zero > /home/filler; true');
			await install(small());
			const full = await migrate();
			expect(full.code, full.stderr).toBe(1);
			expect(full.stderr).toContain('No space left on device');
			expect(await text(TWO)).toBe(OLD);
			await lab.run(TWO, 'rm /home/filler');
			await arrives();
			expect(await names(TWO)).toEqual([]);
		} finally {
			await lab.run(TWO, 'umount /home');
		}
	});

	test('a file that somebody changed since the plan is left as it is, with a difference to read', async () => {
		await install(small());
		await lab.put(TWO, FILE, `${OLD}\r\nmaxConnections=512`);
		const { code, stderr } = await migrate();
		expect(code).toBe(3);
		expect(stderr).toContain('-maxConnections=512\n\\ No newline at end of file');
		expect(stderr).toContain('Somebody changed it.');
		expect(await text(TWO)).toBe(`${OLD}\r\nmaxConnections=512`);
		await lab.put(TWO, FILE, OLD, 0o640);
		await arrives();
	});

	test('two operators at once, on one machine or two: one goes on, the others are told and change nothing', async () => {
		await install(small(), ['operator', TWO]);
		await lab.put(TWO, '/tmp/nap', '15');
		const first = lab.spawn('operator', script('migrate'), { timeoutSeconds: 120 });
		await first.line(/run sh -c/);
		const others = [migrate(), lab.run(TWO, script('migrate'), { timeoutSeconds: 120 })];
		const [second, elsewhere] = await Promise.all(others);
		expect(second?.code, second?.stderr).toBe(75);
		expect(second?.stderr).toContain('LOCKED: another run of this plan holds');
		expect(elsewhere?.code, elsewhere?.stderr).toBe(75);
		expect(elsewhere?.stderr).toContain('LOCKED: another run of this plan is under way: root@');
		expect((await first.done).code).toBe(0);
		await arrives();
	});
});
