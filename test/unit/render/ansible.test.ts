import { describe, expect, test } from 'vitest';
import type { Operation } from '../../../server/src/plan/operation.ts';
import { hostsOf } from '../../../server/src/render/ansible/hosts.ts';
import { type Wave, wavesOf } from '../../../server/src/render/ansible/waves.ts';
import { renderAll } from '../../../server/src/render/registry.ts';
import { awkwardPlan } from '../../support/awkward-plan.ts';
import { planOf } from '../../support/plans.ts';
import { hostOf, ONE, planWith, type StepSketch, smallPlan, TWO } from '../../support/sample-plans.ts';

const idsOf = (waves: readonly Wave[]) => waves.map(({ steps }) => steps.map(({ id }) => id.slice(0, 2)).join('+'));
const folder = (host: string, path = '/srv/x'): Operation => ({ op: 'make-folder', host, path });
const run = (host: string): Operation => ({ op: 'run', host, argv: ['true'] });
const textOf = (plan: ReturnType<typeof planWith>, name: string) =>
	renderAll(plan, ['ansible']).find(({ path }) => path === `ansible/${name}`)?.text ?? '';

describe('steps become plays', () => {
	const waves = (...sketches: StepSketch[]) => idsOf(wavesOf(planWith(sketches).steps));

	test('one play over many hosts for neighbours that do the same things on hosts of their own', () => {
		const same = (id: string, host: string, more: Partial<StepSketch> = {}): StepSketch => ({
			...{ id, operations: [folder(host), run(host)] },
			...more,
		});
		expect(waves(same('01', ONE), same('02', TWO), same('03', '10.9.0.3'))).toEqual(['01+02+03']);
		expect(waves(same('01', ONE), same('02', TWO, { after: ['01'] }))).toEqual(['01', '02']);
		expect(waves(same('01', ONE), same('02', TWO), same('03', '10.9.0.3', { after: ['01'] }))).toEqual(['01+02', '03']);
		expect(waves(same('01', ONE), same('02', ONE))).toEqual(['01', '02']);
		expect(waves(same('01', ONE), same('02', TWO, { gate: 'G2' }), same('03', '10.9.0.3'))).toEqual(['01', '02', '03']);
		expect(waves(same('01', ONE), same('02', TWO, { seals: true }))).toEqual(['01', '02']);
		expect(waves(same('01', ONE), { id: '02', operations: [run(TWO), folder(TWO)] })).toEqual(['01', '02']);
	});

	test('questions stand alone; steps that only ask are one play although they ask different things', () => {
		const ask: Operation = { op: 'confirm', question: 'Well?' };
		const port: Operation = { op: 'require', host: ONE, probe: { probe: 'port-free', port: 1 }, problem: 'taken' };
		const space: Operation = {
			...{ op: 'require', host: TWO, problem: 'no room' },
			probe: { probe: 'space-for', path: '/srv', trees: [], percent: 110 },
		};
		expect(waves({ id: '01', operations: [ask] }, { id: '02', operations: [ask] })).toEqual(['01', '02']);
		expect(waves({ id: '01', operations: [port] }, { id: '02', operations: [space, { ...port, host: TWO }] })).toEqual([
			'01+02',
		]);
	});

	test('copies go together where the scripts let them, and no others', () => {
		expect(idsOf(wavesOf(smallPlan().steps))).toEqual(['01', '02', '03', '04', '05+06', '07', '08', '09', '10']);
		const plan = planOf('single-to-three');
		const kinds = wavesOf(plan.steps).map(({ steps }) => `${steps[0]?.kind} ${steps.length}`);
		expect(kinds).toContain('preflight 3');
		expect(kinds).toContain('install-config 3');
	});

	test('a thousand hosts are as many plays as three', () => {
		const hosts = Array.from({ length: 1000 }, (_, at) => `10.7.${at >> 8}.${at & 255}`);
		const sketches = ['a', 'b', 'c'].flatMap((kind, row) =>
			hosts.map((host, at): StepSketch => {
				const id = `${row * 1000 + at}-${kind}`;
				const after = row === 0 ? [] : [`${(row - 1) * 1000 + at}-${String.fromCharCode(96 + row)}`];
				return { id, after, operations: [folder(host, `/srv/${kind}`), run(host)] };
			}),
		);
		const plan = planWith(sketches, { hosts: hosts.map(hostOf) });
		const files = renderAll(plan, ['ansible']);
		expect(textOf(plan, 'migrate.yml').match(/^- name/gm)).toHaveLength(5);
		expect(files.filter(({ path }) => path.startsWith('ansible/host_vars/'))).toHaveLength(1000);
	});
});

describe('the inventory', () => {
	test('has user, port, key and jump host of the target file', () => {
		const host = {
			...hostOf(ONE),
			sshAddress: 'one.example',
			user: 'ops',
			port: 2222,
			keyFile: '~/.ssh/%h',
			jump: 'me@gate:22',
		};
		const text = textOf(planWith([], { hosts: [host] }), 'inventory.yml');
		expect(text).toContain(
			[
				'        "10.9.0.1":',
				'          ansible_host: one.example',
				'          ansible_port: 2222',
				'          ansible_user: ops',
				'          ansible_ssh_private_key_file: "~/.ssh/%%h"',
				'          ansible_ssh_common_args: "-o ProxyJump=me@gate:22"',
			].join('\n'),
		);
	});

	test('gives a plain name to an address that Ansible would take for a pattern, and to none of its own words', () => {
		const plan = planWith([], { hosts: ['fe80::1', 'db1', 'localhost', "x' y", 'all'].map(hostOf) });
		const { nameOf } = hostsOf(plan);
		expect(plan.hosts.map(({ address }) => nameOf(address))).toEqual(['host-1', 'db1', 'host-3', 'host-4', 'host-5']);
	});
});

describe('values of the plan', () => {
	const OURS =
		/^"\{\{ (?:ansible_playbook_python|parts\[part\] \| default\(\[\]\)|lookup\('file', playbook_dir ~ '\/files\/(?:hosts|notes)\.sh'\)|\(state ~ '\/sealed'\) is exists|before_seal and is_sealed|ansible_play_hosts \| map\('extract', hostvars\)[^{}]*) \}\}"$|^"\{\{ lookup\('env', 'DDB_STATE'\) \| default\(state_folder, true\) \}\}\/\{\{ plan_id \}\}"$/;

	test.each([
		['awkward', awkwardPlan()],
		[
			'in braces',
			smallPlan({
				name: '{{ 7 * 7 }}',
				options: { transfer: 'rsync', stateFolder: "/var/{{ lookup('pipe', 'x') }}", parallel: 1 },
			}),
		],
	])('that are %s are never taken for templates', (_name, plan) => {
		const files = renderAll(plan, ['ansible']).filter(({ path }) => /^ansible\/(?!tasks\/).*\.yml$/.test(path));
		const scalars = files.flatMap(({ text }) => text.split('\n').slice(1)).filter((line) => line.includes('{'));
		const values = scalars.map((line) => line.replace(/^[\s-]*(?:"[^"]*": |[\w.]+: )?/, ''));
		expect(values.filter((value) => !value.startsWith('!unsafe "') && !OURS.test(value) && value !== '{}')).toEqual([]);
	});

	test('reach a shell by the quoting function only: no task puts anything else into what it sends', () => {
		const tasks = renderAll(smallPlan(), ['ansible']).filter(({ path }) => path.startsWith('ansible/tasks/'));
		const sent = tasks.flatMap(({ text }) => text.match(/stdin: .*/g) ?? []);
		const filled = new Set(sent.flatMap((line) => line.match(/\{\{.*?\}\}/g) ?? []));
		const ours = [
			/^\{\{ (library|notes) \}\}$/,
			/^\{\{ (item|parts\[part ~ '\.told'\])\.call \}\}$/, // quoted by shell-quote.ts
			/^\{\{ answers \}\}$/, // of hosts, see below
			/^\{\{ \(now\(\)\.timestamp\(\) \* 1000\) \| int \}\}$/,
			/attribute='(look|parents)'/, // and so are these
			/ternary\('(yes|delete)'/,
			/^\{\{ (steps|forget|after) \|/, // ids, which withPlainIds makes plain
		];
		expect([...filled].filter((text) => !ours.some((one) => one.test(text)))).toEqual([]);
		const answers = tasks.flatMap(({ text }) => text.match(/answers: >-\n(?: {6}.*\n)+/) ?? []).join('');
		expect(answers.match(/\{\{[^}]*\}\}/g)).toEqual([
			"{{ hostvars[use.host].told.stdout_lines[use.line] | regex_replace('[^A-Za-z0-9+/= ]', '') | quote }}",
			"{{ clock.stdout | default('') | regex_findall('[0-9]+') | join(' ') }}",
			"{{ answered | default('') }}",
		]);
		expect(tasks.filter(({ text }) => /ansible\.builtin\.(shell|raw|script)|\bshell:/.test(text))).toEqual([]);
	});
});
