import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Plan } from '../../server/src/plan/plan.ts';
import { renderAll } from '../../server/src/render/registry.ts';
import { ODD_FOLDER } from '../support/awkward-plan.ts';
import { ONE, planWith, smallBefore, smallPlan, TWO } from '../support/sample-plans.ts';
import { available, ToyHosts, whyNoToyHosts } from '../support/toy-hosts.ts';

describe.runIf(available('cleaning up on toy hosts', whyNoToyHosts()))('cleanup.sh', () => {
	let hosts: ToyHosts;
	const plan = smallPlan();
	const answer = `remove ${plan.id}\n`;
	const trees = () => [hosts.tree(ONE), hosts.tree(TWO)];
	const finish = async (which: Plan = plan) => {
		hosts.install(renderAll(which));
		const { code, text } = await hosts.run('migrate.sh --apply --yes');
		expect(code, text).toBe(0);
	};

	beforeAll(() => {
		hosts = new ToyHosts([ONE, TWO]);
	});
	beforeEach(() => hosts.reset(smallBefore));
	afterAll(() => hosts?.close());

	test('without --apply it names every folder and file, and asks no host', async () => {
		await finish();
		const before = trees();
		const { code, stdout, stderr } = await hosts.run('cleanup.sh');
		expect({ code, stderr, calls: hosts.callCount() }).toEqual({ code: 0, stderr: '', calls: 0 });
		expect(stdout.match(/^ {2}(original|backup|kept file|retired file|mark) on .*$/gm)).toEqual([
			'  original on 10.9.0.1: /home/toy_2',
			'  original on 10.9.0.1: /home/toy_1/data/c2home',
			'  original on 10.9.0.1: /srv/toy_2',
			'  original on 10.9.0.1: /srv/missing',
			'  original on 10.9.0.1: /srv/more',
			'  retired file on 10.9.0.1: /home/toy_2/server/clusterDemo/config/controller.cfg.retired',
			'  backup on 10.9.0.1: /mnt/toy/data',
			'  kept file on 10.9.0.1: /mnt/kept/home/toy_1/config/cluster.nodes',
			'  mark on 10.9.0.1: /mnt/toy',
			'  mark on 10.9.0.2: /home/toy_2',
			'  mark on 10.9.0.2: /home/toy_2/server/clusterDemo/data/c2home',
			'  mark on 10.9.0.2: /home/toy_2/server/clusterDemo/log',
			'  mark on 10.9.0.2: /srv/toy_2',
			'  mark on 10.9.0.2: /srv/missing',
			'  mark on 10.9.0.2: /srv/more',
		]);
		expect(stdout).toContain('Nothing was changed. To remove them for good: bash cleanup.sh --apply');
		expect(trees()).toEqual(before);
	});

	test('removes exactly what the plan made or retired; a second run does nothing, and nothing can be carried out again', async () => {
		await finish();
		const used = hosts.inside(TWO, 'find /home /srv -type f ! -name "*.owner" | sort');
		const { code, text, stdout } = await hosts.run('cleanup.sh --apply', { input: answer });
		expect(code, text).toBe(0);
		expect(stdout).toContain('removed original on 10.9.0.1: /home/toy_2\n');
		expect(hosts.inside(ONE, 'find /home /srv /mnt -mindepth 1 ! -type d | sort')).toBe(
			'/home/toy_1/config/agent.cfg\n/home/toy_1/config/cluster.nodes\n',
		);
		expect(hosts.inside(ONE, 'ls -d /home/toy_2 /srv/toy_2 /srv/more 2> /dev/null || true')).toBe('');
		expect(hosts.inside(TWO, 'find /home /srv -type f | sort')).toBe(used);
		expect(readdirSync(`${hosts.dir}/state/${plan.id}`).sort()).toEqual(['cleaned', 'lock', 'log']);
		const after = trees();
		for (const command of ['migrate.sh --apply --yes', 'rollback.sh --apply --yes']) {
			const refused = await hosts.run(command);
			expect({ command, code: refused.code }).toEqual({ command, code: 3 });
			expect(refused.stderr).toContain('This plan was finished and cleaned up at 20');
		}
		const again = await hosts.run('cleanup.sh --apply');
		expect(again).toMatchObject({ code: 0, stderr: '' });
		expect(again.stdout).toContain('Nothing to do: this plan was cleaned up at 20');
		expect(trees()).toEqual(after);
	});

	test('is refused before the plan is finished, on a machine without notes, and without the very words', async () => {
		hosts.install(renderAll(plan));
		const untouched = trees();
		const refused = async (words: string, input = answer) => {
			const { code, stderr } = await hosts.run('cleanup.sh --apply', { input });
			expect({ code }, stderr).toEqual({ code: 3 });
			expect(stderr).toContain(words);
		};
		await refused('The plan is not finished on this machine');
		expect(trees()).toEqual(untouched);
		await hosts.run('migrate.sh --apply --yes --until 08-retire');
		await refused('The plan is not finished on this machine');
		await hosts.run('migrate.sh --apply --yes --until 09-start');
		await refused('The plan is not finished on this machine');
		await hosts.run('migrate.sh --apply --yes');
		const finished = trees();
		for (const input of ['', 'yes\n', 'remove\n', 'remove all\n']) await refused('that was not the answer', input);
		hosts.forget();
		await refused('The plan is not finished on this machine');
		expect(trees()).toEqual(finished);
		expect((await hosts.run('cleanup.sh --apply --yes')).code).toBe(2);
	});

	test('an original stays while its copy is not there or not sealed, and while something runs from it', async () => {
		await finish();
		hosts.inside(TWO, 'mv /home/toy_2 /home/away');
		const gone = await hosts.run('cleanup.sh --apply', { input: answer });
		expect({ code: gone.code }, gone.text).toEqual({ code: 3 });
		expect(gone.stderr).toContain(
			'The copy /home/toy_2 on 10.9.0.2 is not there, or was not sealed. Its original stays.',
		);
		expect(hosts.get(ONE, '/home/toy_2/start.sh')).toBeDefined();
		hosts.inside(TWO, 'mv /home/away /home/toy_2');
		hosts.inside(ONE, 'cp /bin/sleep /home/toy_2/server/toyd');
		const old = hosts.background(ONE, ['/home/toy_2/server/toyd', '30']);
		await new Promise((resolve) => setTimeout(resolve, 300));
		const busy = await hosts.run('cleanup.sh --apply', { input: answer });
		old.kill();
		expect({ code: busy.code }, busy.text).toEqual({ code: 3 });
		expect(busy.stderr).toMatch(/process \d+ runs \/home\/toy_2\/server\/toyd/);
		expect(hosts.get(ONE, '/home/toy_2/start.sh')).toBeDefined();
	});

	test('an interrupted cleanup goes on, kept files that somebody changed and links stay', async () => {
		await finish();
		await hosts.run('cleanup.sh --apply', { input: answer, kill: { call: 5, when: 'after' } });
		const kept = '/mnt/kept/home/toy_1/config/cluster.nodes';
		const text = hosts.get(ONE, kept) ?? '';
		hosts.put(ONE, kept, 'mine\n');
		const refused = await hosts.run('cleanup.sh --apply', { input: answer });
		expect(refused.code, refused.text).toBe(3);
		expect(refused.stderr).toContain('is no longer the file that the plan put there');
		expect(hosts.get(ONE, kept)).toBe('mine\n');
		hosts.put(ONE, kept, text);
		hosts.inside(
			ONE,
			'rm -rf /srv/more && mkdir -p /srv/elsewhere && echo x > /srv/elsewhere/x && ln -s elsewhere /srv/more',
		);
		const linked = await hosts.run('cleanup.sh --apply', { input: answer });
		expect(linked.code, linked.text).toBe(3);
		expect(hosts.get(ONE, '/srv/elsewhere/x')).toBe('x\n');
		hosts.inside(ONE, 'rm /srv/more');
		const { code, stdout } = await hosts.run('cleanup.sh --apply', { input: answer });
		expect(code).toBe(0);
		expect(stdout).toMatch(/not there any more: [1-9]/);
		expect(existsSync(hosts.at(ONE, kept))).toBe(false);
	});

	test('awkward names are removed as they are, and what other nodes use inside an original stays', async () => {
		const from = { host: ONE, path: ODD_FOLDER };
		const copy = {
			op: 'copy-tree',
			from,
			to: { host: TWO, path: ODD_FOLDER },
			excludes: ['/stays $(touch pwned)'],
		} as const;
		const odd = planWith([
			{ id: '01-copy', operations: [copy] },
			{ id: '02-seal', after: ['01-copy'], seals: true, operations: [] },
		]);
		const moving: Plan = { ...odd, moves: [{ ...copy, reason: { template: { en: 'x', zh: 'x' }, values: {} } }] };
		hosts.put(ONE, `${ODD_FOLDER}/-n\n'$(touch pwned)`, 'odd\n');
		hosts.put(ONE, `${ODD_FOLDER}/stays $(touch pwned)/file`, 'stays\n');
		hosts.put(ONE, `${ODD_FOLDER}x/beside`, 'beside\n');
		await finish(moving);
		const input = `remove ${moving.id}\n`;
		const refused = await hosts.run('cleanup.sh --apply', { input });
		expect(refused.code, refused.text).toBe(3);
		expect(refused.stderr).toContain('stays in use');
		expect(hosts.get(ONE, `${ODD_FOLDER}/stays $(touch pwned)/file`)).toBe('stays\n');
		hosts.inside(ONE, 'rm -r /srv/*/stays*');
		const { code, text } = await hosts.run('cleanup.sh --apply', { input });
		expect(code, text).toBe(0);
		expect(existsSync(hosts.at(ONE, ODD_FOLDER))).toBe(false);
		expect(hosts.get(ONE, `${ODD_FOLDER}x/beside`)).toBe('beside\n');
		expect(hosts.get(TWO, `${ODD_FOLDER}/-n\n'$(touch pwned)`)).toBe('odd\n');
		for (const host of [ONE, TWO]) expect(hosts.inside(host, 'find / -xdev -name pwned 2> /dev/null || true')).toBe('');
	});
});
