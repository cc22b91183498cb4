import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderAll } from '../../server/src/render/registry.ts';
import { awkwardWords } from '../support/awkward.ts';
import { awkwardPlan, ODD_FOLDER } from '../support/awkward-plan.ts';
import { ONE, TWO } from '../support/sample-plans.ts';
import { available, ToyHosts, whyNoToyHosts } from '../support/toy-hosts.ts';

describe.runIf(available('awkward values on toy hosts', whyNoToyHosts()))('a plan with awkward values', () => {
	let hosts: ToyHosts;
	const plan = awkwardPlan();

	beforeAll(() => {
		hosts = new ToyHosts([ONE, TWO]);
		hosts.reset({ [ONE]: {}, [TWO]: {} });
		hosts.install(renderAll(plan));
	});
	afterAll(() => hosts?.close());

	const nothingPwned = () => {
		for (const host of [ONE, TWO]) {
			expect(hosts.inside(host, 'find /home /srv /mnt /tmp /root -name pwned')).toBe('');
		}
		expect(readdirSync(`${hosts.dir}/scripts`).sort()).toEqual(
			[
				'RUNBOOK.md',
				'RUNBOOK.zh-CN.md',
				'baseline.dos',
				'flush-and-stop-data-nodes.dos',
				'push-node-list.dos',
				'start-data-nodes.dos',
				'verify-tables.dos',
				'write-test.dos',
				'hosts',
				'cleanup.sh',
				'planned-files',
				'lib.sh',
				'migrate.sh',
				'ansible',
				'plan.json',
				'rollback.sh',
				'verify.sh',
			].sort(),
		);
	};

	test('is printed, carried out, skipped and taken back with every value as it is', async () => {
		const dry = await hosts.run('migrate.sh');
		expect(dry.code, dry.text).toBe(0);
		expect(dry.stdout).not.toContain('\u001b');
		const apply = await hosts.run('migrate.sh --apply --yes');
		expect(apply.code, apply.text).toBe(0);
		expect(hosts.get(ONE, `${ODD_FOLDER}/words`)).toBe(awkwardWords.map((word) => `${word}\n`).join(''));
		expect(hosts.get(TWO, `${ODD_FOLDER}/-n\n`)).toBe(hosts.get(ONE, `${ODD_FOLDER}/words`));
		nothingPwned();
		const status = await hosts.run('migrate.sh --status');
		expect(status.stdout).toMatch(/done {2}\d{4}/);
		const rollback = await hosts.run('rollback.sh --apply --yes');
		expect(rollback.code, rollback.text).toBe(0);
		expect(hosts.get(ONE, `${ODD_FOLDER}/a 'file'.cfg`)).toBeUndefined();
		expect(hosts.get(TWO, `${ODD_FOLDER}/words`)).toBeDefined();
		nothingPwned();
	});

	test('asks its question without sending letters that steer the terminal', async () => {
		await hosts.run('rollback.sh --apply --yes');
		hosts.reset({ [ONE]: {}, [TWO]: {} });
		const { stdout } = await hosts.run('migrate.sh --apply', { input: 'no\n' });
		expect(stdout).toContain("Does $(touch pwned) 'work'?\n`touch pwned` \\u001b[2J [yes/no]");
	});
});
