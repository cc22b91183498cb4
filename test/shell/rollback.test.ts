import { existsSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { renderAll } from '../../server/src/render/registry.ts';
import { ONE, smallBefore, smallPlan, TWO } from '../support/sample-plans.ts';
import { someCalls } from '../support/some-calls.ts';
import { available, ToyHosts, whyNoToyHosts } from '../support/toy-hosts.ts';

describe.runIf(available('rollback on toy hosts', whyNoToyHosts()))('rollback.sh', () => {
	let hosts: ToyHosts;
	let before: ReturnType<typeof trees>;
	const plan = smallPlan();
	const ids = plan.steps.map(({ id }) => id);
	const last = '09-start';
	const trees = () => ({ one: hosts.tree(ONE).split('\n'), two: hosts.tree(TWO).split('\n') });

	beforeAll(() => {
		hosts = new ToyHosts([ONE, TWO]);
		hosts.install(renderAll(plan));
		hosts.reset(smallBefore);
		hosts.inside(ONE, 'chown 7:8 /home/toy_1/config/cluster.nodes; chmod 600 /home/toy_1/config/cluster.nodes');
		before = trees();
	});
	beforeEach(() => {
		hosts.reset(smallBefore);
		hosts.inside(ONE, 'chown 7:8 /home/toy_1/config/cluster.nodes; chmod 600 /home/toy_1/config/cluster.nodes');
	});
	afterAll(() => hosts?.close());

	/** Every original file is there with its bytes, owner and mode; copies, backups and markers may be there too. */
	const isAsBefore = (what: string) => {
		const now = trees();
		for (const host of ['one', 'two'] as const) {
			expect(
				before[host].filter((line) => !line.endsWith('/home/toy_2/running') && !now[host].includes(line)),
				`${what}, host ${host}`,
			).toEqual([]);
			const known = new Set(before[host].map((line) => line.split(' ').at(-2)));
			const extra = now[host].filter((line) => /^[-d]\S+ \S+ \/home\/toy_1\//.test(line));
			expect(extra.filter((line) => !known.has(line.split(' ').at(-2)))).toEqual([]);
		}
		expect(hosts.get(ONE, '/home/toy_2/running'), what).toMatch(/yes|started/);
		expect(hosts.get(TWO, '/home/toy_2/running'), what).toBeUndefined();
	};

	test('takes nothing back where nothing was begun', async () => {
		const { code, stdout } = await hosts.run('rollback.sh --apply --yes');
		expect({ code, calls: hosts.callCount() }).toEqual({ code: 0, calls: 1 }); // the lock on the first host
		expect(stdout).toContain('Nothing to take back.');
	});

	test('a dry run shows what would be taken back, the last step first, and changes nothing', async () => {
		await hosts.run(`migrate.sh --apply --yes --until ${last}`);
		const now = trees();
		const { code, stdout } = await hosts.run('rollback.sh');
		expect({ code, calls: hosts.callCount() }).toEqual({ code: 0, calls: 0 });
		expect(stdout.match(/^\d\d-\w+/gm)).toEqual(
			ids
				.slice(0, 9)
				.reverse()
				.map((id) => /^\d\d-\w+/.exec(id)?.[0]),
		);
		expect(stdout).toContain('would put /mnt/kept/home/toy_1/config/cluster.nodes back');
		expect(trees()).toEqual(now);
	});

	test('after every step it restores the original bytes', async () => {
		for (const id of ids.slice(1, 9)) {
			hosts.reset(smallBefore);
			hosts.inside(ONE, 'chown 7:8 /home/toy_1/config/cluster.nodes; chmod 600 /home/toy_1/config/cluster.nodes');
			await hosts.run(`migrate.sh --apply --yes --until ${id}`);
			const { code, text } = await hosts.run('rollback.sh --apply --yes');
			expect(code, text).toBe(0);
			isAsBefore(`after ${id}`);
		}
	});

	test('after an interruption in the middle of a step it restores the original bytes', async () => {
		await hosts.run(`migrate.sh --apply --yes --until ${last}`);
		for (const call of someCalls(hosts.callCount(), 20)) {
			hosts.reset(smallBefore);
			hosts.inside(ONE, 'chown 7:8 /home/toy_1/config/cluster.nodes; chmod 600 /home/toy_1/config/cluster.nodes');
			// A kill may come late: behind the last step that can be taken back, the script must not go on.
			await hosts.run(`migrate.sh --apply --yes --until ${last}`, { kill: { call, when: 'after' } });
			const { code, text } = await hosts.run('rollback.sh --apply --yes');
			expect(code, text).toBe(0);
			isAsBefore(`killed after call ${call}`);
		}
	}, 1_800_000);

	test('goes on after it was interrupted itself', async () => {
		for (const call of someCalls(10, 3)) {
			hosts.reset(smallBefore);
			hosts.inside(ONE, 'chown 7:8 /home/toy_1/config/cluster.nodes; chmod 600 /home/toy_1/config/cluster.nodes');
			await hosts.run(`migrate.sh --apply --yes --until ${last}`);
			await hosts.run('rollback.sh --apply --yes', { kill: { call, when: call % 2 ? 'after' : 'before' } });
			const { code, text } = await hosts.run('rollback.sh --apply --yes');
			expect(code, text).toBe(0);
			isAsBefore(`killed at call ${call}`);
		}
	});

	test('the plan can be carried out again afterwards, with a new backup', async () => {
		const raft = 'data/c2/raft/hard state';
		await hosts.run(`migrate.sh --apply --yes --until ${last}`);
		await hosts.run('rollback.sh --apply --yes');
		hosts.put(ONE, `/home/toy_2/server/clusterDemo/${raft}`, 'term 9\n');
		expect(existsSync(`${hosts.dir}/state/${plan.id}/sealed`)).toBe(false);
		const again = await hosts.run(`migrate.sh --apply --yes --until ${last}`);
		expect(again.code, again.text).toBe(0);
		for (const { host, path, after } of plan.files) expect(hosts.get(host, path)).toBe(after);
		expect(hosts.get(ONE, `/mnt/toy/${raft}`)).toBe('term 9\n');
		expect(hosts.get(TWO, `/home/toy_2/server/clusterDemo/${raft}`)).toBe('term 9\n');
	});

	test('--until leaves the steps before', async () => {
		await hosts.run(`migrate.sh --apply --yes --until ${last}`);
		const { code, stdout } = await hosts.run('rollback.sh --apply --yes --until 08-retire');
		expect(code).toBe(0);
		expect(stdout.match(/^undo .*$/gm)).toEqual(['undo   09-start: 09-start', 'undo   08-retire: 08-retire']);
		expect(hosts.get(ONE, '/home/toy_1/config/cluster.nodes')).toContain('10.9.0.2:9902:c2');
		expect((await hosts.run('migrate.sh --status')).stdout).toMatch(/^08-retire +not begun$/m);
		expect((await hosts.run(`migrate.sh --apply --yes --until ${last}`)).code).toBe(0);
	});

	test('is refused as a whole once a step was begun that cannot be taken back', async () => {
		await hosts.run('migrate.sh --apply --yes');
		const now = trees();
		for (const options of ['', '--apply --yes', '--apply --yes --until 08-retire']) {
			const { code, stderr } = await hosts.run(`rollback.sh ${options}`);
			expect({ options, code }).toEqual({ options, code: 3 });
			expect(stderr).toContain('This step was begun and cannot be taken back: clients have written');
		}
		expect(trees()).toEqual(now);
	});

	test('stops at a file that somebody edited, and shows the difference', async () => {
		await hosts.run(`migrate.sh --apply --yes --until ${last}`);
		hosts.put(TWO, '/home/toy_2/server/clusterDemo/config/controller.cfg', 'mode=controller\nlocalSite=edited\n');
		const { code, stderr } = await hosts.run('rollback.sh --apply --yes');
		expect(code).toBe(3);
		expect(stderr).toContain('-localSite=edited\n+localSite=10.9.0.2:9902:c2');
		expect(stderr).toContain('Somebody changed it.');
		expect(hosts.get(TWO, '/home/toy_2/server/clusterDemo/config/controller.cfg')).toContain('edited');
	});
});
