import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Plan } from '../../server/src/plan/plan.ts';
import { renderAll } from '../../server/src/render/registry.ts';
import { awkwardPlan } from '../support/awkward-plan.ts';
import { planOfScenario } from '../support/plans.ts';
import { planWith, smallPlan } from '../support/sample-plans.ts';
import { ours, scenariosOf } from '../support/scenarios.ts';
import { available, hasTool } from '../support/toy-hosts.ts';

const plans: readonly (readonly [string, Plan])[] = [
	['a small plan', smallPlan()],
	['a plan without steps', planWith([])],
	['a plan with awkward words', awkwardPlan()],
	...scenariosOf(ours).map((scenario) => [scenario.name, planOfScenario(scenario)] as const),
	['a plan that copies by scp', smallPlan({ options: { transfer: 'scp', stateFolder: '/var/tmp/x y', parallel: 1 } })],
];
const checks = 'check-set-e-suppressed,require-double-brackets';

describe.runIf(available('syntax of scripts', hasTool('bash') ? undefined : 'bash is missing'))('bash accepts', () => {
	let folder: string;

	beforeAll(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'syntax-'));
		for (const [at, [, plan]] of plans.entries()) {
			mkdirSync(`${folder}/${at}`);
			for (const { path: name, text } of renderAll(plan)) {
				if (!/^(hosts\/)?[^/]+\.sh$/.test(name)) continue;
				mkdirSync(path.dirname(`${folder}/${at}/${name}`), { recursive: true });
				writeFileSync(`${folder}/${at}/${name}`, text);
			}
		}
	});
	afterAll(() => rmSync(folder, { recursive: true }));

	/** The scripts of a plan, each with the folder that it is started from. */
	const scriptsOf = (at: number) =>
		['', '/hosts'].flatMap((sub) => {
			const cwd = `${folder}/${at}${sub}`;
			const names = existsSync(cwd) ? readdirSync(cwd).filter((name) => name.endsWith('.sh')) : [];
			return names.sort().map((script) => ({ at, cwd, script }));
		});

	test.each(plans.map(([name], at) => [name, at] as const))('%s', (_name, at) => {
		const scripts = scriptsOf(at);
		expect(scripts.map(({ script }) => script).slice(0, 5)).toEqual([
			'cleanup.sh',
			'lib.sh',
			'migrate.sh',
			'rollback.sh',
			'verify.sh',
		]);
		for (const { cwd, script } of scripts) execFileSync('bash', ['-n', script], { cwd });
	});

	test.runIf(available('ShellCheck', hasTool('shellcheck') ? undefined : 'shellcheck is missing'))(
		'and so does ShellCheck, with and without following the library',
		() => {
			const isLibrary = (script: string) => ['lib.sh', 'functions.sh'].includes(script);
			const runs = [...plans.keys()].flatMap((at) => scriptsOf(at));
			const followed = runs.filter(({ at, script }) => at === 0 && !isLibrary(script));
			for (const { at, cwd, script, words } of [
				...runs.filter(({ at, script }) => at === 0 || !isLibrary(script)).map((run) => ({ ...run, words: [] })),
				...followed.map((run) => ({ ...run, words: ['-x'] })),
			]) {
				const options = { cwd, encoding: 'utf8' } as const;
				const { stdout, status } = spawnSync('shellcheck', [...words, '-S', 'style', '-o', checks, script], options);
				expect({ at, words, script, status, stdout }).toEqual({ at, words, script, status: 0, stdout: '' });
			}
		},
	);

	test('scripts are ASCII but for what the plan says, and no step runs inside a condition', () => {
		for (const { path: name, text } of renderAll(smallPlan()).filter(({ path: file }) => file.endsWith('.sh'))) {
			expect(/(lib|functions)\.sh$/.test(name) ? text : '').toMatch(/^[\n\t -~]*$/);
			const lines = text.split('\n').filter((line) => !line.trimStart().startsWith('#'));
			const conditions =
				/\b(if|while|until)\b[^;]*"(do|ok|undo)_|"?\b(do|ok|undo)_\$?\w+"? *(\|\||&&)|(\|\||&&) *"(do|ok|undo)_/;
			expect(lines.filter((line) => conditions.test(line))).toEqual([]);
		}
	});
});
