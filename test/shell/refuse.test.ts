import { appendFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Operation } from '../../server/src/plan/operation.ts';
import { renderAll } from '../../server/src/render/registry.ts';
import { hostOf, ONE, planWith, TWO, writeFile } from '../support/sample-plans.ts';
import { available, ToyHosts, whyNoToyHosts } from '../support/toy-hosts.ts';

describe.runIf(available('refusals on toy hosts', whyNoToyHosts()))('migrate.sh refuses', () => {
	let hosts: ToyHosts;
	const trees = () => ({ one: hosts.tree(ONE), two: hosts.tree(TWO) });

	beforeAll(() => {
		hosts = new ToyHosts([ONE, TWO]);
	});
	beforeEach(() => hosts.reset({ [ONE]: { '/home/a': 'old\n' }, [TWO]: { '/home/b/file': 'theirs\n' } }));
	afterAll(() => hosts?.close());

	const runWith = (...operations: Operation[]) => {
		hosts.install(renderAll(planWith([{ id: '01-step', operations }], { hosts: [ONE, TWO, '10.9.0.9'].map(hostOf) })));
		return hosts.run('migrate.sh --apply --yes');
	};
	const refusal = async (...operations: Operation[]) => {
		const before = trees();
		const { code, stderr } = await runWith(...operations);
		expect(code, stderr).toBe(3);
		expect(trees()).toEqual(before);
		return stderr;
	};

	test('to write over a file that somebody changed, and shows the difference', async () => {
		hosts.put(ONE, '/home/a', 'edited\r\nby hand');
		const stderr = await refusal(writeFile(ONE, '/home/a', 'old\n', 'new\n'));
		expect(stderr).toContain('--- /home/a on 10.9.0.1\n+++ in the plan\n');
		expect(stderr).toContain('-edited\r\n-by hand\n\\ No newline at end of file\n+new\n');
		expect(stderr).toContain('Step:      01-step\nOperation: write /home/a on 10.9.0.1');
	});

	test('to write over a file where there should be none, and where one should be', async () => {
		await refusal(writeFile(ONE, '/home/a', undefined, 'new\n'));
		await refusal(writeFile(ONE, '/home/none', 'old\n', 'new\n'));
	});

	test('to replace what was kept from something else', async () => {
		hosts.put(ONE, '/mnt/kept/home/a', 'kept by somebody\n');
		expect(await refusal(writeFile(ONE, '/home/a', 'old\n', 'new\n'))).toContain('/mnt/kept/home/a is not the file');
	});

	test('to send a file that was edited beside the script', async () => {
		hosts.install(renderAll(planWith([{ id: '01-step', operations: [writeFile(ONE, '/home/a', 'old\n', 'new\n')] }])));
		appendFileSync(`${hosts.dir}/scripts/planned-files/${ONE}/home/a`, 'more\n');
		const { code, stderr } = await hosts.run('migrate.sh --apply');
		expect(code).toBe(3);
		expect(stderr).toContain('planned-files/10.9.0.1/home/a beside this script is not the file of the plan');
		expect(hosts.get(ONE, '/home/a')).toBe('old\n');
	});

	test('to copy over something that the plan did not make', async () => {
		hosts.put(ONE, '/srv/x/file', 'mine\n');
		const copy = { from: { host: ONE, path: '/srv/x' }, to: { host: TWO, path: '/home/b' }, excludes: [] };
		expect(await refusal({ op: 'copy-tree', ...copy })).toContain(
			'/home/b has something in it that this plan did not make',
		);
		expect(await refusal({ op: 'make-folder', host: TWO, path: '/home/b' })).toContain('/home/b has something in it');
	});

	test('to rename over something, or nothing', async () => {
		hosts.put(ONE, '/home/c', 'c\n');
		expect(await refusal({ op: 'rename', host: ONE, from: '/home/a', to: '/home/c' })).toContain('is there already');
		expect(await refusal({ op: 'rename', host: ONE, from: '/home/n', to: '/home/m' })).toContain('is not there');
	});

	test('whatever a requirement does not allow, in its words', async () => {
		const probes: Extract<Operation, { op: 'require' }>['probe'][] = [
			{ probe: 'file-is', path: '/home/a', sha256: ['absent', 'f'.repeat(64)] },
			{ probe: 'path-absent', path: '/home/a' },
			{ probe: 'path-exists', path: '/home/none' },
			{ probe: 'folder-free-or-ours', path: '/home' },
			{ probe: 'space-for', path: '/home/new/deep', trees: [{ host: TWO, path: '/home' }], percent: 10 ** 12 },
			{ probe: 'ssh-to', host: '10.9.0.9' },
			{ probe: 'succeeds', argv: ['false'] },
			{ probe: 'succeeds', argv: ['/no/such/program'] },
			{ probe: 'port-listening', port: 9 },
		];
		for (const probe of probes) {
			const problem = `Sentence of ${probe.probe}\nin $(two) 'lines'.`;
			expect(await refusal({ op: 'require', host: ONE, probe, problem })).toContain(`REFUSED: ${problem}`);
		}
	});
});

describe.runIf(available('failures on toy hosts', whyNoToyHosts()))('migrate.sh fails with 1', () => {
	let hosts: ToyHosts;

	beforeAll(() => {
		hosts = new ToyHosts([ONE, TWO]);
	});
	beforeEach(() => hosts.reset({ [ONE]: { '/home/a': 'old\n' }, [TWO]: {} }));
	afterAll(() => hosts?.close());

	const failure = async (...operations: Operation[]) => {
		hosts.install(renderAll(planWith([{ id: '01-step', operations }])));
		const { code, text } = await hosts.run('migrate.sh --apply --yes');
		expect(code, text).toBe(1);
		return text;
	};

	test('where a program fails, with its output', async () => {
		const text = await failure({ op: 'run', host: ONE, argv: ['sh', '-c', 'echo out; echo err >&2; exit 7'] });
		expect(text).toMatch(
			/out\nerr\n[\s\S]*FAILED: The program ended with status 7\.\nStep: {6}01-step\nOperation: run sh -c/,
		);
	});

	test('where the folder of a program is missing', async () => {
		expect(await failure({ op: 'run', host: ONE, argv: ['touch', 'here'], cwd: '/home/none' })).toContain('/home/none');
		expect(hosts.inside(ONE, 'ls /root')).toBe('');
	});

	test('where waiting takes too long, and says what was seen last', async () => {
		const probe = { probe: 'file-is', path: '/home/a', sha256: ['absent'] } as const;
		const text = await failure({ op: 'wait-until', host: ONE, probe, timeoutSeconds: 1 });
		expect(text).toMatch(/\/home\/a has the sum [0-9a-f]{64}\n\nFAILED: Waited for 1 seconds in vain\./);
	});

	test('where the source of a copy is missing, and the copy is not optional', async () => {
		const copy = { from: { host: ONE, path: '/srv/none' }, to: { host: TWO, path: '/srv/none' }, excludes: [] };
		expect(await failure({ op: 'copy-tree', ...copy })).toContain('There is no folder /srv/none on 10.9.0.1.');
		expect(hosts.get(TWO, '/srv/none')).toBeUndefined();
	});

	test('where one of several copies at the same time fails; the others end, and the next start goes on', async () => {
		hosts.put(ONE, '/srv/one/f', '1\n');
		hosts.put(ONE, '/srv/three/f', '3\n');
		const copy = (name: string): Operation => ({
			op: 'copy-tree',
			...{ from: { host: ONE, path: `/srv/${name}` }, to: { host: TWO, path: `/srv/${name}` } },
			excludes: [],
		});
		const steps = ['one', 'two', 'three'].map((name, at) => ({ id: `0${at + 1}-${name}`, operations: [copy(name)] }));
		hosts.install(renderAll(planWith(steps)));
		const failed = await hosts.run('migrate.sh --apply');
		expect(failed.code).toBe(1);
		expect(failed.stderr).toContain('There is no folder /srv/two');
		expect(hosts.get(TWO, '/srv/one/f')).toBe('1\n');
		hosts.put(ONE, '/srv/two/f', '2\n');
		const again = await hosts.run('migrate.sh --apply');
		expect(again.code).toBe(0);
		expect(again.stdout).toContain('skip   01-one');
		expect(['one', 'two', 'three'].map((name) => hosts.get(TWO, `/srv/${name}/f`))).toEqual(['1\n', '2\n', '3\n']);
	});
});
