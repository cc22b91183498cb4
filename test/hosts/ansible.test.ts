import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { renderAll } from '../../server/src/render/registry.ts';
import { recap } from '../support/ansible-recap.ts';
import { ansibleAvailable, hostsAvailable } from './available.ts';
import { createLab, type Lab } from './lab.ts';
import { addLicences, HOSTS, lasting, singleToThree, startDataNodes, startSource, treesOf } from './single-to-three.ts';

describe.runIf(hostsAvailable() && ansibleAvailable())('from one server to three by Ansible, on real hosts', () => {
	let lab: Lab;
	const { plan, source } = singleToThree();

	beforeAll(async () => {
		lab = await createLab({ hosts: HOSTS, operator: '10.20.0.100' });
		await lab.putFiles('operator', '/root/plan', renderAll(plan));
	});
	afterAll(() => lab?.close());
	beforeEach(async () => {
		await startAnew();
	});

	const startAnew = async () => {
		await lab.run('operator', `rm -rf /var/tmp/ddb-migrate/${plan.id}`);
		for (const host of HOSTS) await lab.run(host, 'pkill -KILL -x dolphindb; true');
		await startSource(lab, source);
	};
	const play = (words: string) =>
		lab.run('operator', `cd plan/ansible && LC_ALL=C.UTF-8 ansible-playbook ${words}`, { timeoutSeconds: 600 });
	const running = () => HOSTS.map((host) => lab.processes(host).filter(({ exe }) => exe.startsWith('/home/')).length);
	/** What lasts on all hosts; agents and controllers write about their runs. */
	const lastingTrees = async () => {
		const { one, two, three } = await treesOf(lab);
		return [one, two, three].map(({ home, ssd }) => ({ home: lasting(home), ssd: lasting(ssd) }));
	};

	const scripts = (name: string, options = '') =>
		lab.run('operator', `cd plan && bash ${name}.sh --apply --yes ${options}`, { timeoutSeconds: 400 });

	// Refusals and ways back: test/shell/ansible.test.ts.
	test('shows what it would do, arrives where the scripts arrive, and does nothing the second time', async () => {
		const original = await lastingTrees();
		const check = await play('migrate.yml --check --diff');
		expect(check.code, check.stdout).toBe(0);
		expect(recap(check.stdout)).toEqual({ changed: 3, failed: 0 }); // the files of each host, which are one task
		expect(check.stdout.match(/^\+\+\+ after/gm)).toHaveLength(plan.files.length);
		const [{ before = '', after } = { after: '' }] = plan.files;
		const [added = ''] = after.split('\n').filter((line) => !before.split('\n').includes(line));
		expect(added).not.toBe('');
		expect(check.stdout).toContain(`\n+${added}`);
		expect(await lastingTrees()).toEqual(original);
		expect((await lab.run('operator', `ls /var/tmp/ddb-migrate/${plan.id}; true`)).stdout).toBe('');
		expect(running()).toEqual([4, 0, 0]);

		const refused = await play('migrate.yml -e yes=true');
		expect(refused.code, refused.stdout).toBe(2);
		expect(refused.stdout).toContain('dolphindb.lic');
		await addLicences(lab);
		const rest = await play('migrate.yml -e yes=true');
		expect(rest.code, rest.stdout).toBe(0);
		for (const { host, path, after } of plan.files) {
			expect((await lab.get(host, path)).toString(), `${host}:${path}`).toBe(after);
		}
		expect(running()).toEqual([2, 2, 2]);
		const byAnsible = await lastingTrees();

		const again = await play('migrate.yml -e yes=true');
		expect(again.code, again.stdout).toBe(0);
		expect(recap(again.stdout)).toEqual({ changed: 0, failed: 0 });
		expect((await scripts('migrate')).stdout).toContain('Nothing to do: every step is done.');
		expect(await lastingTrees()).toEqual(byAnsible);
		await startDataNodes(lab);
		const verify = await play('verify.yml');
		expect(verify.code, verify.stdout).toBe(0);

		await startAnew();
		expect((await scripts('migrate')).stderr).toContain('dolphindb.lic');
		await addLicences(lab);
		expect((await scripts('migrate')).code).toBe(0);
		expect(byAnsible).toEqual(await lastingTrees());
	}, 1_200_000);
});
