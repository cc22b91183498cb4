import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { renderAll } from '../../server/src/render/registry.ts';
import { someCalls } from '../support/some-calls.ts';
import { hostsAvailable } from './available.ts';
import { createLab, type Lab } from './lab.ts';
import {
	addLicences as addLicencesTo,
	demo,
	HOSTS,
	lasting,
	ONE,
	singleToThree,
	startDataNodes as startDataNodesOn,
	startSource,
	THREE,
	TWO,
	treesOf,
} from './single-to-three.ts';

describe.runIf(hostsAvailable())('from one server to three, on real hosts', () => {
	let lab: Lab;
	const { plan, source } = singleToThree();
	const state = `/var/tmp/ddb-migrate/${plan.id}`;
	const step = (kind: string, at = 0) => plan.steps.filter((one) => one.kind === kind).at(at)?.id ?? `no ${kind}`;

	beforeAll(async () => {
		lab = await createLab({ hosts: HOSTS, operator: '10.20.0.100' });
		await lab.putFiles('operator', '/root/plan', renderAll(plan));
	});
	afterAll(() => lab?.close());

	beforeEach(async () => {
		await lab.run('operator', `rm -rf ${state}`);
		await startSource(lab, source);
	});
	afterEach(async () => {
		for (const host of HOSTS) await lab.run(host, 'pkill -KILL -x dolphindb; true');
	});

	const migrate = (options = '') =>
		lab.run('operator', `cd plan && bash migrate.sh --apply --yes ${options}`, { timeoutSeconds: 240 });
	/** How often somebody logged in to each host by ssh. */
	const logins = () =>
		Promise.all(HOSTS.map(async (host) => Number((await lab.run(host, 'grep -c Accepted /var/log/sshd.log')).stdout)));
	const rollback = () => lab.run('operator', 'cd plan && bash rollback.sh --apply --yes', { timeoutSeconds: 240 });
	const addLicences = () => addLicencesTo(lab);
	const goesOnToTheEnd = async (options = '') => {
		const first = await migrate(options);
		if (first.stderr.includes('dolphindb.lic')) await addLicences();
		else return first;
		return migrate(options);
	};
	const text = async (host: string, file: string) => (await lab.get(host, file)).toString();
	const trees = () => treesOf(lab);
	const filesEqualThePlan = async () => {
		for (const { host, path, after } of plan.files) expect(await text(host, path), `${host}:${path}`).toBe(after);
	};
	const dataArrived = async () => {
		for (const [host, number] of [
			[TWO, 2],
			[THREE, 3],
		] as const) {
			expect(await text(host, `/ssd/dolphindb_${number}/volumes/CHUNKS/db/1.tsdb`)).toBe(`${number}`.repeat(200_000));
			expect(await text(host, `${demo(number)}/data/node${number}/sysmgmt/jobEditlog.meta`)).toBe(`jobs ${number}\n`);
			const raft = await text(host, `${demo(number)}/data/controller${number}/raft/raftHardstate`);
			expect(raft).toContain(`started on ${ONE}`);
			expect(raft).toContain(`flushed ${ONE}:880${number}:controller${number}\n`);
			expect(raft).toContain(`started on ${host} as ${host}:880${number}:controller${number}\n`);
		}
	};
	const startDataNodes = () => startDataNodesOn(lab);

	test('arrives at the files of the plan, with the data, in the right order, and does nothing the second time', async () => {
		await migrate(`--until ${step('backup')}`);
		const nodes = `${demo(1)}/config/cluster.nodes`;
		await lab.put(ONE, nodes, 'localSite,mode\nsaved by the server\n'); // as where the Raft group manages the files
		const refused = await migrate();
		expect(refused.code).toBe(3);
		expect(refused.stderr).toContain('dolphindb.lic');
		expect(await text(ONE, `${nodes}.~1~`)).toBe('localSite,mode\nsaved by the server\n');
		await addLicences();
		const until = await migrate(`--until ${step('start-agent', -1)}`);
		expect(until.code, until.stderr).toBe(0);
		await startDataNodes();
		const rest = await migrate();
		expect(rest.code, rest.stderr).toBe(0);
		expect(rest.stdout).toContain('Finished: every step is done');
		await filesEqualThePlan();
		await dataArrived();
		const verify = await lab.run('operator', 'cd plan && bash verify.sh');
		expect(verify, verify.stdout).toMatchObject({ code: 0, stderr: '' });
		const calls = (await lab.calls()).filter(({ event }) => event === 'listening');
		const started = calls.slice(-9).map(({ host, text: alias }) => `${alias} on ${host}`);
		expect(started.slice(0, 6)).toEqual(
			['controller', 'agent'].flatMap((role) => HOSTS.map((host, at) => `${role}${at + 1} on ${host}`)),
		);
		const before = await trees();
		const loginsBefore = await logins();
		const again = await migrate();
		expect(again).toMatchObject({ code: 0, stderr: '' });
		expect(again.stdout).toContain('Nothing to do: every step is done.');
		expect(await trees()).toEqual(before);
		expect(await logins()).toEqual(loginsBefore.map((count) => count + 1)); // however many steps it looked at
		expect((await lab.run('operator', 'ls /tmp')).stdout).toBe('');
	});

	test('goes on after a kill in the middle of copying, of writing and of starting', async () => {
		await migrate(`--until ${step('copy', 3)}`);
		await addLicences();
		await lab.run(ONE, 'head -c 40000000 /dev/urandom > /ssd/dolphindb_3/volumes/CHUNKS/db/2.tsdb');
		for (const mark of [/copy \/ssd\/dolphindb_3 of/, /write the new file .*cluster\.cfg/, /^run .*-controller2/]) {
			const running = lab.spawn('operator', 'cd plan && bash migrate.sh --apply --yes', { timeoutSeconds: 240 });
			await running.line(mark);
			await new Promise((resolve) => setTimeout(resolve, 150));
			running.kill();
			expect((await running.done).code, String(mark)).toBe(137);
		}
		const { code, stderr } = await migrate();
		expect(code, stderr).toBe(0);
		await filesEqualThePlan();
		await dataArrived();
		expect(await lab.tree(THREE, '/ssd/dolphindb_3')).toEqual(await lab.tree(ONE, '/ssd/dolphindb_3'));
	});

	test('goes on after the target lost its power in the middle of a copy', async () => {
		await lab.run(ONE, 'head -c 80000000 /dev/urandom > /ssd/dolphindb_3/volumes/CHUNKS/db/2.tsdb');
		const running = lab.spawn('operator', 'cd plan && bash migrate.sh --apply --yes', { timeoutSeconds: 240 });
		await running.line(/copy \/ssd\/dolphindb_3 of/);
		await new Promise((resolve) => setTimeout(resolve, 250));
		await lab.hostDown(THREE);
		const { code, stderr } = await running.done;
		expect(code, stderr).toBe(1);
		expect(stderr).toContain('FAILED');
		await lab.hostUp(THREE);
		const end = await goesOnToTheEnd();
		expect(end.code, end.stderr).toBe(0);
		await filesEqualThePlan();
		await dataArrived();
		expect(Object.keys(await lab.tree(THREE, '/ssd')).filter((path) => /\.tmp|\/\.[^/]*\.tsdb\./.test(path))).toEqual(
			[],
		);
	});

	// Behind every single step on toy hosts (test/shell/resume.test.ts), and here with KILLS=all; else behind every fifth.
	test('goes on after stops behind steps, and ends in the same files', async () => {
		await goesOnToTheEnd(`--until ${step('check-licence')}`);
		const last = plan.steps.length;
		for (const { id } of [...someCalls(last, 5), last].flatMap((number) => plan.steps.slice(number - 1, number))) {
			const { code, stderr } = await migrate(`--until ${id}`);
			expect(code, `${id}: ${stderr}`).toBe(0);
		}
		await filesEqualThePlan();
		await dataArrived();
	});

	// After all others on toy hosts (test/shell/rollback.test.ts), and after some step of random plans (random.test.ts).
	// Every second of them, from a random one on; all with KILLS=all.
	const places: [string, string, number][] = [
		['backing up', 'backup', -1],
		['copying', 'copy', -1],
		['writing the configuration', 'install-config', 1],
		['starting controllers', 'start-controller', -1],
		['starting agents', 'start-agent', -1],
	];
	test.each(someCalls(places.length, 2).flatMap((number) => places.slice(number - 1, number)))(
		'a rollback after %s brings the original bytes and the old cluster back',
		async (_name, kind, at) => {
			const before = lasting((await trees()).one.home);
			const ssd = lasting((await trees()).one.ssd);
			const forward = await goesOnToTheEnd(`--until ${step(kind, at)}`);
			expect(forward.code, forward.stderr).toBe(0);
			const back = await rollback();
			expect(back.code, back.stderr + back.stdout).toBe(0);
			const after = await trees();
			expect(lasting(after.one.home)).toEqual(before);
			expect(lasting(after.one.ssd)).toEqual(ssd);
			const running = (host: string) => lab.processes(host).filter(({ exe }) => exe.startsWith('/home/')).length;
			expect([ONE, TWO, THREE].map(running)).toEqual([4, 0, 0]);
			for (const number of [1, 2, 3]) {
				const raft = await text(ONE, `${demo(number)}/data/controller${number}/raft/raftHardstate`);
				expect(raft).not.toContain(`started on ${TWO}`);
				expect(raft.match(/^started on/gm)).toHaveLength(2);
			}
		},
		600_000,
	);

	test('refuses when a file was changed on a host before, and writes nothing', async () => {
		await lab.put(ONE, `${demo(1)}/config/cluster.nodes`, 'localSite,mode\nsomebody else was here\n');
		const before = await trees();
		const { code, stderr } = await migrate();
		expect(code).toBe(3);
		expect(stderr).toContain('is not the file that this plan was made from');
		const after = await trees();
		expect([after.two, after.three]).toEqual([before.two, before.three]);
		expect(lasting(after.one.home)).toEqual(lasting(before.one.home));
		expect(lab.processes(ONE).filter(({ exe }) => exe.startsWith('/home/'))).toHaveLength(4);
	});
});
