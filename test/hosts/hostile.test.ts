import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { renderAll } from '../../server/src/render/registry.ts';
import { awkwardWords } from '../support/awkward.ts';
import { awkwardPlan, ODD_FOLDER } from '../support/awkward-plan.ts';
import { ONE, TWO } from '../support/sample-plans.ts';
import { ansibleAvailable, hostsAvailable } from './available.ts';
import { createLab, type Lab } from './lab.ts';

describe.runIf(hostsAvailable())('values that mean something to a shell, in every place, on real hosts', () => {
	let lab: Lab;
	const plan = awkwardPlan();

	beforeAll(async () => {
		lab = await createLab({ hosts: [ONE, TWO], operator: '10.9.0.100' });
		await lab.putFiles('operator', '/root/plan', renderAll(plan));
	});
	afterAll(() => lab?.close());
	beforeEach(async () => {
		await lab.run('operator', 'rm -rf /var/tmp/ddb-migrate');
		for (const host of [ONE, TWO]) await lab.run(host, 'find /srv /mnt /tmp -mindepth 1 -delete');
	});

	const arrivesAndGoesBack = async (forth: string, back: string) => {
		const there = await lab.run('operator', forth, { timeoutSeconds: 240 });
		expect(there.code, there.stdout + there.stderr).toBe(0);
		const words = Buffer.from(awkwardWords.map((word) => `${word}\n`).join(''));
		expect(await lab.get(ONE, `${ODD_FOLDER}/words`)).toEqual(words);
		expect(await lab.get(TWO, `${ODD_FOLDER}/-n\n`)).toEqual(words);
		const again = await lab.run('operator', back, { timeoutSeconds: 240 });
		expect(again.code, again.stdout + again.stderr).toBe(0);
		expect(Object.keys(await lab.tree(ONE, ODD_FOLDER))).toEqual(['words']);
		for (const host of ['operator', ONE, TWO]) {
			const found = await lab.run(
				host,
				'find / -xdev -name "pwned*" -not -path "/proc/*"; find /root /tmp /srv /home -name pwned',
			);
			expect(found.stdout, host).toBe('');
		}
	};

	test('are taken as they are by scripts', () =>
		arrivesAndGoesBack('cd plan && bash migrate.sh --apply --yes', 'cd plan && bash rollback.sh --apply --yes'));

	test.runIf(ansibleAvailable())(
		'are taken as they are by playbooks',
		() => {
			const play = (name: string) => `cd plan/ansible && LC_ALL=C.UTF-8 ansible-playbook ${name} -e yes=true`;
			return arrivesAndGoesBack(play('migrate.yml'), play('rollback.yml'));
		},
		400_000,
	);
});
