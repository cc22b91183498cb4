import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { renderAll } from '../../server/src/render/registry.ts';
import { ONE, smallBefore, smallPlan, TWO } from '../support/sample-plans.ts';
import { available, ToyHosts, whyNoToyHosts } from '../support/toy-hosts.ts';

describe.runIf(available('migrate.sh on toy hosts', whyNoToyHosts()))('migrate.sh', () => {
	let hosts: ToyHosts;
	const plan = smallPlan();
	const ids = plan.steps.map(({ id }) => id);
	const trees = () => ({ one: hosts.tree(ONE), two: hosts.tree(TWO) });
	const state = (name: string) => `${hosts.dir}/state/${plan.id}/${name}`;

	beforeAll(() => {
		hosts = new ToyHosts([ONE, TWO]);
		hosts.install(renderAll(plan));
	});
	beforeEach(() => hosts.reset(smallBefore));
	afterAll(() => hosts?.close());

	test('prints what it would do and does nothing of it', async () => {
		const before = trees();
		for (const options of ['', '--dry-run', '--dry-run --yes', '--list', '--status', '--help']) {
			const { code, stderr } = await hosts.run(`migrate.sh ${options}`);
			expect({ options, code, stderr, calls: hosts.callCount() }).toEqual({ options, code: 0, stderr: '', calls: 0 });
		}
		const { stdout } = await hosts.run('migrate.sh');
		for (const id of ids) expect(stdout).toContain(`\n${id}: `);
		expect(stdout).toContain('would copy /home/toy_2 of 10.9.0.1 to /home/toy_2 on 10.9.0.2');
		expect(stdout).toContain('Nothing was changed. To do it: bash migrate.sh --apply');
		expect(trees()).toEqual(before);
		expect(existsSync(`${hosts.dir}/state`)).toBe(false);
	});

	test('carries the plan out; a second run does nothing and says so', async () => {
		const first = await hosts.run('migrate.sh --apply --yes');
		expect(first).toMatchObject({ code: 0, stderr: '' });
		expect(first.stdout).toContain('Finished: every step is done (10 carried out, 0 skipped).');
		expect(first.stdout).toContain('done   07-configure; gate G2 is passed');
		const result = trees();
		for (const { host, path, after } of plan.files) expect(hosts.get(host, path)).toBe(after);
		expect(hosts.get(TWO, '/home/toy_2/server/clusterDemo/data/c2/raft/hard state')).toBe('term 7\n');
		expect(hosts.get(TWO, '/home/toy_2/server/clusterDemo/data/c2home/jobs')).toBe('jobs of c2\n');
		expect(hosts.get(TWO, '/home/toy_2/server/toy.lic')).toBeUndefined();
		expect(hosts.get(TWO, '/home/toy_2/server/clusterDemo/config/agent.cfg')).toBeUndefined();
		expect(hosts.get(ONE, '/home/toy_2/server/clusterDemo/config/controller.cfg')).toBeUndefined();
		expect(hosts.get(ONE, '/mnt/kept/home/toy_1/config/cluster.nodes')).toBe(
			smallBefore[ONE]?.['/home/toy_1/config/cluster.nodes'],
		);
		expect(result.two).not.toContain('.tmp');
		const second = await hosts.run('migrate.sh --apply --yes');
		expect(second).toMatchObject({ code: 0, stderr: '' });
		expect(second.stdout).toContain('Nothing to do: every step is done.');
		expect(hosts.callCount()).toBe(5); // the lock on the first host, then one question to each
		expect(second.stdout.match(/^skip /gm)).toHaveLength(ids.length);
		expect(second.stdout).not.toContain('run    ');
		expect(trees()).toEqual(result);
	});

	test('keeps owner and mode of files it replaces, and gives new ones those of their folder', async () => {
		const nodes = '/home/toy_1/config/cluster.nodes';
		hosts.inside(ONE, `chown 7:8 ${nodes} && chmod 640 ${nodes} && chown 9:10 /home/toy_1/config`);
		hosts.inside(ONE, 'chown -R 7:8 /home/toy_2 && touch -d 2001-02-03 /home/toy_2/start.sh');
		expect((await hosts.run('migrate.sh --apply --yes')).code).toBe(0);
		expect(hosts.inside(ONE, `stat -c %u:%g:%a ${nodes} ${nodes.replace('cluster.nodes', 'agent.cfg')}`)).toBe(
			'7:8:640\n9:10:644\n',
		);
		expect(hosts.inside(ONE, `stat -c %u:%g:%a /mnt/kept${nodes}`)).toBe('7:8:640\n');
		expect(hosts.inside(TWO, 'stat -c %u:%g /home/toy_2 /home/toy_2/start.sh; date -r /home/toy_2/start.sh +%F')).toBe(
			'7:8\n7:8\n2001-02-03\n',
		);
		expect(hosts.inside(TWO, 'stat -c %u:%g /home/toy_2/server/clusterDemo/config/controller.cfg')).toBe('7:8\n');
	});

	test('the state folder notes the steps, the seal and a log with UTC times', async () => {
		await hosts.run('migrate.sh --apply --yes --until 07-configure');
		const half = await hosts.run('migrate.sh --status');
		expect(half.stdout).toMatch(/^07-configure +done {2}\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/m);
		expect(half.stdout).toMatch(/^08-retire +not begun$/m);
		expect(existsSync(state('sealed'))).toBe(false);
		const rest = await hosts.run('migrate.sh --apply --yes');
		expect(rest.stdout).toContain('Finished: every step is done (3 carried out, 7 skipped).');
		expect((await hosts.run('migrate.sh --status')).stdout).toMatch(/^sealed since \d{4}/m);
		expect(readFileSync(state('log'), 'utf8')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ done {3}07-configure/m);
	});

	test('--from, --only and --until choose steps, and a step whose forerunner is not done is refused', async () => {
		const early = await hosts.run('migrate.sh --apply --yes --only 07-configure');
		expect(early.code).toBe(3);
		expect(early.stderr).toContain('The step 07-configure comes after 04-copy-toy_2, which is not done.');
		const until = await hosts.run('migrate.sh --apply --yes --until 02-stop');
		expect(until.stdout).toContain('Done as far as asked for; 8 steps are left.');
		const one = await hosts.run('migrate.sh --apply --yes --only 03-back-up');
		expect(one.stdout.match(/^(run|skip) .*$/gm)).toEqual(['run    03-back-up: 03-back-up']);
		const again = await hosts.run('migrate.sh --apply --yes --only 03-back-up');
		expect(again.stdout.match(/^(run|skip) .*$/gm)).toEqual(['skip   03-back-up: done before, and still so']);
		const from = await hosts.run('migrate.sh --apply --yes --from 04-copy-toy_2 --until 05-copy-data');
		expect(from.stdout.match(/^(run|skip) .*$/gm)).toEqual([
			'run    04-copy-toy_2: 04-copy-toy_2',
			'run    05-copy-data: 05-copy-data',
		]);
		const start = await hosts.run('migrate.sh --apply --yes --only 09-start');
		expect(start.code).toBe(3);
	});

	test('wrong options end with 2 and a sentence', async () => {
		for (const options of ['--fast', '--from', '--only 99-nothing', '--apply --dry-run', 'x', '--from=01-check']) {
			const { code, stderr } = await hosts.run(`migrate.sh ${options}`);
			expect({ options, code }).toEqual({ options, code: 2 });
			expect(stderr).toContain('bash migrate.sh --help');
		}
	});

	test('questions are asked, and only a yes goes on', async () => {
		const no = await hosts.run('migrate.sh --apply', { input: 'no\n' });
		expect(no.code).toBe(3);
		expect(no.stdout).toContain('Stop the cluster?\nWriters have to be off. [yes/no]');
		expect(no.stderr).toContain('The answer was no.');
		const nobody = await hosts.run('migrate.sh --apply');
		expect(nobody.code).toBe(3);
		expect(nobody.stderr).toContain('This question needs an answer');
		expect(hosts.get(ONE, '/home/toy_2/running')).toBe('yes\n');
		expect((await hosts.run('migrate.sh --apply', { input: 'yes\ny\n' })).code).toBe(0);
	});

	test('a second run at the same time ends with 75', async () => {
		// The first one waits for an answer, and holds the lock, until the others have had their turn.
		const waiting = hosts.run(`-c 'until [[ -e answered ]]; do sleep 0.1; done | bash migrate.sh --apply'`);
		await untilLocked(state('lock'));
		for (const script of ['migrate.sh', 'rollback.sh']) {
			const other = await hosts.run(`${script} --apply --yes`);
			expect({ script, code: other.code }).toEqual({ script, code: 75 });
			expect(other.stderr).toContain('LOCKED');
		}
		writeFileSync(`${hosts.dir}/scripts/answered`, '');
		await waiting;
		expect((await hosts.run('migrate.sh --apply --yes')).code).toBe(0);
	});

	test('a plan that was begun and left is pointed out by another one', async () => {
		await hosts.run('migrate.sh --apply --yes --until 01-check');
		hosts.install(renderAll({ ...plan, id: 'feedfeedfeedfeed' }));
		const { stdout } = await hosts.run('migrate.sh --apply --yes --until 01-check');
		expect(stdout).toContain(`WARNING: plan ${plan.id} was begun and is not finished`);
		hosts.install([
			...renderAll(plan).filter(({ path }) => path !== 'lib.sh'),
			...renderAll({ ...plan, id: 'feedfeedfeedfeed' }).filter(({ path }) => path === 'lib.sh'),
		]);
		const mixed = await hosts.run('migrate.sh');
		expect(mixed.code).toBe(3);
		expect(mixed.stderr).toContain('belongs to plan');
		hosts.install(renderAll(plan));
	});
});

/** Waits until some process holds a lock file, as the kernel's list of locks tells without touching it. */
async function untilLocked(file: string): Promise<void> {
	const isLocked = () => existsSync(file) && readFileSync('/proc/locks', 'utf8').includes(`:${statSync(file).ino} `);
	for (let tries = 0; tries < 600 && !isLocked(); tries++) await new Promise((resolve) => setTimeout(resolve, 50));
	expect(isLocked()).toBe(true);
}
