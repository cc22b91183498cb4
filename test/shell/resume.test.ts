import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { renderAll } from '../../server/src/render/registry.ts';
import { ONE, planWith, type StepSketch, smallBefore, smallPlan, TWO } from '../support/sample-plans.ts';
import { someCalls } from '../support/some-calls.ts';
import { available, type RunOptions, ToyHosts, whyNoToyHosts } from '../support/toy-hosts.ts';

type When = NonNullable<RunOptions['kill']>['when'];

describe.runIf(available('interruptions on toy hosts', whyNoToyHosts()))('an interrupted migrate.sh', () => {
	let hosts: ToyHosts;
	let wanted: ReturnType<typeof trees>;
	let calls: number;
	const plan = smallPlan();
	const ids = plan.steps.map(({ id }) => id);
	const trees = () => ({ one: hosts.tree(ONE), two: hosts.tree(TWO) });

	beforeAll(async () => {
		hosts = new ToyHosts([ONE, TWO]);
		hosts.install(renderAll(plan));
		hosts.reset(smallBefore);
		expect((await hosts.run('migrate.sh --apply --yes')).code).toBe(0);
		calls = hosts.callCount();
		wanted = trees();
	});
	beforeEach(() => hosts.reset(smallBefore));
	afterAll(() => hosts?.close());

	const goesOn = async (what: string) => {
		const { code, text } = await hosts.run('migrate.sh --apply --yes');
		expect(code, `${what}\n${text}`).toBe(0);
		expect(trees(), what).toEqual(wanted);
	};

	test('goes on after every step', async () => {
		for (const id of ids) {
			const { code } = await hosts.run(`migrate.sh --apply --yes --until ${id}`);
			expect(code, id).toBe(0);
		}
		await goesOn('step by step');
	});

	// Every call of ssh is a place where power may fail: before it, while the host works, and after it. KILLS=all tries
	// them all, which takes half an hour; else some of them, other ones every time.
	test.each<[When, number]>([
		['before', 60],
		['during', 40],
		['after', 40],
		['orphan', 50],
	])('goes on when killed %s a call of ssh (every %s-th)', { timeout: 1_800_000 }, async (when, stride) => {
		expect(calls).toBeGreaterThan(50);
		for (const call of someCalls(calls, stride)) {
			hosts.reset(smallBefore);
			const { code } = await hosts.run('migrate.sh --apply --yes', { kill: { call, when } });
			// A call that is over within the time ends well, and so does the script; the first one holds a lock until its end.
			const mayEnd = when === 'during' || (when === 'after' && call === 1);
			if (!mayEnd) expect(code, `call ${call}`).toBeNull();
			await goesOn(`killed ${when} call ${call} of ${calls}`);
		}
	});

	test('goes on after several kills in a row', async () => {
		for (const call of [5, 12, 20, 20, 31, 22, 14]) {
			await hosts.run('migrate.sh --apply --yes', { kill: { call, when: 'during' } });
		}
		await goesOn('seven kills');
	});

	test('goes on when a host was away', async () => {
		for (const id of ['03-back-up', '05-copy-data', '07-configure']) {
			hosts.reset(smallBefore);
			await hosts.run(`migrate.sh --apply --yes --until ${id}`);
			hosts.setDown(TWO, true);
			const away = await hosts.run('migrate.sh --apply --yes');
			hosts.setDown(TWO, false);
			expect(away.code).toBe(1);
			expect(away.stderr).toMatch(/No route to host[\s\S]*FAILED: /);
			expect(away.stderr).toMatch(/To go on: {2}bash migrate.sh --apply\nTo go back: bash rollback.sh --apply/);
			await goesOn(`away after ${id}`);
		}
	});

	test('copies again what changed in the source before the seal, and never after it', async () => {
		await hosts.run('migrate.sh --apply --yes --until 08-retire');
		hosts.put(ONE, '/srv/more/file', 'changed\n');
		const run = await hosts.run('migrate.sh --apply --yes --until 09-start');
		expect(run).toMatchObject({ code: 0 });
		expect(run.stdout).toContain('run    06-copy-more');
		expect(hosts.get(TWO, '/srv/more/file')).toBe('changed\n');
		hosts.put(TWO, '/srv/more/file', 'newer on the target\n');
		expect((await hosts.run('migrate.sh --apply --yes')).code).toBe(0);
		expect(hosts.get(TWO, '/srv/more/file')).toBe('newer on the target\n');
		const forced = await hosts.run('migrate.sh --apply --yes --only 06-copy-more');
		expect(forced.stdout).toContain('skip   06-copy-more');
	});

	test('the seal outlives the loss of all notes: the host refuses another copy', async () => {
		await hosts.run('migrate.sh --apply --yes');
		hosts.put(TWO, '/srv/more/file', 'newer on the target\n');
		hosts.forget();
		hosts.put(ONE, '/home/toy_1/config/cluster.nodes', smallBefore[ONE]?.['/home/toy_1/config/cluster.nodes'] ?? '');
		hosts.inside(ONE, 'rm /home/toy_1/config/agent.cfg');
		const { code, stderr } = await hosts.run('migrate.sh --apply --yes');
		expect(code).toBe(3);
		expect(stderr).toContain('is in use since this plan was sealed; nothing is copied there any more');
		expect(hosts.get(TWO, '/srv/more/file')).toBe('newer on the target\n');
	});

	test('a backup is never made again, although its source has moved on', async () => {
		await hosts.run('migrate.sh --apply --yes --until 03-back-up');
		hosts.put(ONE, '/home/toy_2/server/clusterDemo/data/c2/raft/hard state', 'term 8\n');
		const { stdout } = await hosts.run('migrate.sh --apply --yes');
		expect(stdout).toContain('skip   03-back-up');
		expect(hosts.get(ONE, '/mnt/toy/data/c2/raft/hard state')).toBe('term 7\n');
		expect(hosts.get(TWO, '/home/toy_2/server/clusterDemo/data/c2/raft/hard state')).toBe('term 8\n');
	});

	test('a copy asks again whether all stands still, although that was checked before', async () => {
		const probe = { probe: 'no-process-below', folders: ['/srv/toyd'] } as const;
		const copy = { from: { host: ONE, path: '/srv/more' }, to: { host: TWO, path: '/srv/more' }, excludes: [] };
		const guarded = planWith([
			{ id: '01-still', operations: [{ op: 'require', host: ONE, probe, problem: 'The old cluster runs.' }] },
			{ id: '02-copy', operations: [{ op: 'copy-tree', ...copy }] },
		]);
		hosts.install(renderAll(guarded));
		expect((await hosts.run('migrate.sh --apply --until 01-still')).code).toBe(0);
		hosts.inside(ONE, 'mkdir /srv/toyd && cp /bin/sleep /srv/toyd/toyd');
		const old = hosts.background(ONE, ['/srv/toyd/toyd', '30']);
		await new Promise((resolve) => setTimeout(resolve, 200));
		const refused = await hosts.run('migrate.sh --apply');
		old.kill();
		hosts.install(renderAll(plan));
		expect(refused.code).toBe(3);
		expect(refused.stderr).toMatch(/REFUSED: The old cluster runs\.\n {2}process \d+ runs \/srv\/toyd\/toyd\n/);
		expect(hosts.get(TWO, '/srv/more/file')).toBeUndefined();
	});

	test('a host that is away stops the first step that needs it, not one before it', async () => {
		const probe = { probe: 'path-exists', path: '/srv' } as const;
		const made = (id: string, host: string): StepSketch => ({
			id,
			operations: [
				{ op: 'require', host, probe, problem: 'No disk.' },
				{ op: 'make-folder', host, path: '/srv/made' },
			],
		});
		hosts.install(renderAll(planWith([made('01-near', ONE), made('02-far', TWO)])));
		expect((await hosts.run('migrate.sh --apply')).code).toBe(0);
		hosts.inside(ONE, 'rm -r /srv/made /srv/.made.*');
		hosts.setDown(TWO, true);
		const { code, stderr } = await hosts.run('migrate.sh --apply');
		hosts.setDown(TWO, false);
		hosts.install(renderAll(plan));
		expect(code).toBe(1);
		expect(stderr).toContain('\nStep:      02-far\n');
		expect(hosts.inside(ONE, 'ls /srv')).toContain('made');
	});

	test('a copy that got lost with its disk is made again', async () => {
		await hosts.run('migrate.sh --apply --yes --until 07-configure');
		hosts.inside(TWO, 'rm -r /srv/*  /srv/.t*');
		await goesOn('new disk');
	});
});
