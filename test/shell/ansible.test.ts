import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Plan } from '../../server/src/plan/plan.ts';
import { yamlText } from '../../server/src/render/ansible/yaml.ts';
import { renderAll } from '../../server/src/render/registry.ts';
import type { RenderedFile } from '../../server/src/render/renderer.ts';
import { unfolded } from '../support/ansible-recap.ts';
import { awkwardWords } from '../support/awkward.ts';
import { awkwardPlan } from '../support/awkward-plan.ts';
import { planOfScenario } from '../support/plans.ts';
import { ONE, planWith, smallBefore, smallPlan, TWO } from '../support/sample-plans.ts';
import { ours, scenariosOf } from '../support/scenarios.ts';
import { available, hasTool, ToyHosts, whyNoToyHosts } from '../support/toy-hosts.ts';

const noAnsible = hasTool('ansible-playbook') ? undefined : 'ansible-playbook is missing';
const noLint = noAnsible ?? (hasTool('ansible-lint') ? undefined : 'ansible-lint is missing');
const BOOKS = ['migrate.yml', 'rollback.yml', 'verify.yml'];

describe.runIf(available('Ansible', noAnsible))('ansible-playbook --syntax-check accepts', () => {
	let folder: string;
	beforeAll(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'ansible-'));
	});
	afterAll(() => rmSync(folder, { recursive: true }));

	const plans: readonly (readonly [string, Plan])[] = [
		['a small plan', smallPlan()],
		['a plan without steps', planWith([])],
		['a plan with awkward words', awkwardPlan()],
		...scenariosOf(ours).map((scenario) => [scenario.name, planOfScenario(scenario)] as const),
	];

	test.each(plans)('%s', (name, plan) => {
		const out = path.join(folder, name);
		write(out, renderAll(plan, ['ansible']));
		const { status, stderr } = spawnSync('ansible-playbook', ['--syntax-check', ...BOOKS], {
			cwd: `${out}/ansible`,
			encoding: 'utf8',
			env: { ...process.env, LC_ALL: 'C.UTF-8' },
		});
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	});

	test.runIf(available('ansible-lint', noLint))('and ansible-lint finds nothing in them', () => {
		const out = path.join(folder, 'linted');
		write(out, renderAll(awkwardPlan(), ['ansible']));
		const { status, stdout } = spawnSync('ansible-lint', ['--offline', '--nocolor', '-p', ...BOOKS], {
			cwd: `${out}/ansible`,
			encoding: 'utf8',
			env: { ...process.env, LC_ALL: 'C.UTF-8' },
		});
		expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
	});

	test('and ShellCheck the functions that the tasks call', () => {
		write(`${folder}/shell`, renderAll(smallPlan(), ['ansible']));
		const words = ['-S', 'style', '-s', 'bash', '-e', 'SC2329,SC2317,SC2016', 'files/hosts.sh', 'files/notes.sh']; // all is called from outside, and dollars are for other shells
		const { stdout } = spawnSync('shellcheck', words, { cwd: `${folder}/shell/ansible`, encoding: 'utf8' });
		expect(stdout).toBe('');
	});

	test('and the YAML of Ansible reads every text as it was', () => {
		const texts = [...awkwardWords, '{{ 7 * 7 }}', '{% x %}', '12:30', 'yes', '1_000', '0o7', '=', '<<', '2026-01-01'];
		writeFileSync(`${folder}/texts.yml`, yamlText({ texts, nested: [[{ a: texts }]] }));
		const script = [
			'import json, sys, yaml',
			'yaml.SafeLoader.add_constructor("!unsafe", lambda loader, node: loader.construct_scalar(node))',
			'json.dump(yaml.safe_load(open(sys.argv[1], encoding="utf-8")), sys.stdout)',
		].join('\n');
		const read = JSON.parse(execFileSync('python3', ['-c', script, `${folder}/texts.yml`], { encoding: 'utf8' }));
		expect(read).toEqual({ texts, nested: [[{ a: texts }]] });
	});
});

describe.runIf(available('Ansible on toy hosts', whyNoToyHosts() ?? noAnsible))('the playbooks, on toy hosts,', () => {
	let hosts: ToyHosts;
	const plan = smallPlan();
	const trees = () => ({ one: hosts.tree(ONE), two: hosts.tree(TWO) });
	const nodes = '/home/toy_1/config/cluster.nodes';

	beforeAll(() => {
		hosts = new ToyHosts([ONE, TWO]);
	});
	beforeEach(() => {
		hosts.install(renderAll(plan));
		hosts.reset(smallBefore);
		hosts.inside(ONE, `chown 7:8 ${nodes}; chmod 640 ${nodes}; chown -R 7:8 /home/toy_2`);
	});
	afterAll(() => hosts?.close());

	// What they show, where they arrive and that they do nothing the second time: test/hosts/ansible.test.ts.
	test('refuse a file that somebody changed, without writing any, and take back what they did', async () => {
		const original = trees();
		hosts.put(ONE, nodes, 'somebody was here\n');
		const before = trees();
		const refused = await hosts.play('migrate.yml', '-e', 'yes=true');
		expect(refused.code, refused.text).toBe(2);
		expect(unfolded(refused.stdout)).toContain('REFUSED: Somebody changed cluster.nodes.');
		expect(trees()).toEqual(before);
		hosts.put(ONE, nodes, smallBefore[ONE]?.[nodes] ?? '');
		const unanswered = await hosts.play('migrate.yml');
		expect(unfolded(unanswered.stdout), unanswered.text).toContain('REFUSED: this question needs a yes');
		const agent = `${path.dirname(nodes)}/agent.cfg`;
		hosts.put(ONE, '/mnt/kept/x', '');
		const late = hosts.play('migrate.yml', '-e', 'yes=true', '--tags', '02-stop,03-back-up,04-copy-toy_2');
		expect((await late).code).toBe(0);
		hosts.put(ONE, agent, 'somebody was here too\n');
		const write = await hosts.play('migrate.yml', '-e', 'yes=true', '--tags', '07-configure');
		expect(write.code, write.text).toBe(2);
		expect(unfolded(write.stdout)).toContain(`REFUSED: ${agent} is neither the file that the plan was made from`);
		expect(write.stdout).toContain('-somebody was here too');
		expect(hosts.get(ONE, nodes)).toBe(smallBefore[ONE]?.[nodes]);
		expect(hosts.get(ONE, agent)).toBe('somebody was here too\n');
		hosts.inside(ONE, `rm ${agent}`);
		const until = ['07-configure', '05-copy-data', '08-retire', '09-start'];
		const forth = await hosts.play('migrate.yml', '-e', 'yes=true', '--tags', until.join());
		expect(forth.code, forth.text).toBe(0);
		expect(hosts.get(ONE, nodes)).not.toBe(smallBefore[ONE]?.[nodes]);
		const back = await hosts.play('rollback.yml', '-e', 'yes=true');
		expect(back.code, back.text).toBe(0);
		const now = trees().one.split('\n');
		const lost = original.one.split('\n').filter((line) => !line.includes('/running') && !now.includes(line));
		expect(lost).toEqual([]);
		expect(hosts.get(ONE, agent)).toBeUndefined();
		expect(readdirSync(`${hosts.dir}/state/${plan.id}`)).toEqual(['lock']);
	}, 1_800_000);
});

function write(folder: string, files: readonly RenderedFile[]): void {
	for (const { path: name, text } of files) {
		mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
		writeFileSync(path.join(folder, name), text);
	}
}
