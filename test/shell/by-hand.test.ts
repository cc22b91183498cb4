import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { safePath } from '../../server/src/base/safe-path.ts';
import type { Plan } from '../../server/src/plan/plan.ts';
import { blocksOf } from '../../server/src/render/by-hand/blocks.ts';
import { withGuards } from '../../server/src/render/guards.ts';
import { renderAll } from '../../server/src/render/registry.ts';
import { withPlainIds } from '../../server/src/render/step-names.ts';
import { ONE, smallBefore, smallPlan, TWO } from '../support/sample-plans.ts';
import { available, ToyHosts, whyNoToyHosts } from '../support/toy-hosts.ts';

describe.runIf(available('pasting by hand on toy hosts', whyNoToyHosts()))('pasted block by block', () => {
	let hosts: ToyHosts;
	const trees = () => [hosts.tree(ONE), hosts.tree(TWO)];

	beforeAll(() => {
		hosts = new ToyHosts([ONE, TWO]);
	});
	beforeEach(() => hosts.reset(smallBefore));
	afterAll(() => hosts?.close());

	/** What a person pastes: everything down to the first block, then the blocks one by one. */
	const read = (host: string) => {
		const text = readFileSync(`${hosts.dir}/scripts/hosts/${safePath(host)}.sh`, 'utf8');
		const [head = '', ...blocks] = text.split(/^(?=# ======== )/m);
		return { head, blocks };
	};
	const paste = (host: string, block: string) => {
		const { head } = read(host);
		hosts.put(host, '/root/functions.sh', readFileSync(`${hosts.dir}/scripts/hosts/functions.sh`, 'utf8'));
		hosts.put(host, '/root/pasted', `${head}${block}printf 'status %s\\n' "$?"\n`);
		return hosts.inside(
			host,
			`cd /root && PATH=${hosts.dir}/bin:$PATH bash --norc 2>&1 < pasted; rm pasted functions.sh`,
		);
	};
	/** The blocks of all hosts in the order of the plan. */
	const inOrder = (plan: Plan) => {
		const left = new Map([ONE, TWO].map((host) => [host, [...read(host).blocks]]));
		return blocksOf(withGuards(withPlainIds(plan))).map(({ host }) => ({ host, block: left.get(host)?.shift() ?? '' }));
	};

	for (const transfer of ['rsync', 'scp'] as const) {
		test(`the hosts end as with migrate.sh, by ${transfer}; pasting again changes nothing`, async () => {
			const plan = smallPlan({ id: '0123456789abcdef', options: { transfer, stateFolder: '/var/tmp/x', parallel: 1 } });
			hosts.install(renderAll(plan));
			expect((await hosts.run('migrate.sh --apply --yes')).code).toBe(0);
			const wanted = trees();
			hosts.reset(smallBefore);
			for (const { host, block } of inOrder(plan)) expect(paste(host, block), block).toContain('status 0\n');
			expect(trees()).toEqual(wanted);
			for (const { host, block } of inOrder(plan).filter(({ block }) => /= (07|08|09-start .part [12])/.test(block))) {
				expect(paste(host, block)).toContain('status 0\n');
			}
			const copying = inOrder(plan).find(({ block }) => block.includes('05-copy-data'));
			expect(paste(ONE, copying?.block ?? '')).toMatch(/is in use since this plan was sealed[\s\S]*status 3\n/);
			expect(trees()).toEqual(wanted);
		});
	}

	test('a file that somebody changed, a foreign folder and a host that is down stop a block, and nothing is written', () => {
		const plan = smallPlan();
		hosts.install(renderAll(plan));
		hosts.inside(ONE, 'sh /home/toy_2/stop.sh');
		const blockOf = (host: string, step: string) => read(host).blocks.find((block) => block.includes(step)) ?? '';
		hosts.put(ONE, '/home/toy_1/config/cluster.nodes', 'edited\n');
		const edited = trees();
		expect(paste(ONE, blockOf(ONE, ' 01-check'))).toMatch(
			/REFUSED: Somebody changed cluster\.nodes\.[\s\S]*status 3\n/,
		);
		expect(paste(ONE, blockOf(ONE, ' 07-configure'))).toMatch(/Somebody changed it\.[\s\S]*status 3\n/);
		hosts.put(TWO, '/srv/toy_2/foreign', 'not ours\n');
		expect(paste(ONE, blockOf(ONE, ' 05-copy-data'))).toMatch(/did not make[\s\S]*status 3\n/);
		expect(hosts.get(TWO, '/srv/toy_2/foreign')).toBe('not ours\n');
		hosts.setDown(TWO, true);
		expect(paste(ONE, blockOf(ONE, ' 06-copy-more'))).toMatch(/No route to host[\s\S]*status 1\n/);
		hosts.setDown(TWO, false);
		expect(hosts.tree(ONE)).toBe(edited[0]);
	});

	test('a host file that is started instead of pasted does nothing and says so', async () => {
		hosts.install(renderAll(smallPlan()));
		const before = trees();
		const { code, stderr } = await hosts.run(`hosts/${ONE}.sh`);
		expect({ code, stderr }).toEqual({
			code: 2,
			stderr: 'This file is not started: open it and paste its blocks one by one.\n',
		});
		expect(trees()).toEqual(before);
	});
});
