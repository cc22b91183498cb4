import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { describe, expect, test, vi } from 'vitest';
import { BUNDLES, bundleOptions } from '../../scripts/build.mjs';
import { abilityOf } from '../../server/src/cli/rehearsal/machine.ts';
import type { Plan } from '../../server/src/plan/plan.ts';
import { type PresetName, presetTarget } from '../../server/src/plan/presets.ts';
import { printTarget } from '../../server/src/plan/target-layout.ts';
import { finalTree } from '../support/carry-out.ts';
import { planOf, plansFor, scenario } from '../support/plans.ts';
import { configIn, rehearseIn, scriptsFor } from '../support/rehearsals.ts';
import { clusterOf } from '../support/scenarios.ts';
import { available } from '../support/toy-hosts.ts';
import type { Tree } from '../support/tree.ts';

const at = (number: number) => `10.50.0.${number}`;
const ability = await abilityOf([]);
const why = 'reason' in ability ? ability.reason.template.en : undefined;

/** A preset with the files before and after, as the model says. */
interface Change {
	readonly source: Tree;
	readonly result: Tree;
	readonly plans: readonly Plan[];
}

function preset(source: Tree, name: PresetName, answers: readonly number[]): Change {
	const target = printTarget(presetTarget(name, clusterOf(source), answers.map(at)));
	const plans = plansFor(source, target);
	return { source, plans, result: plans.reduce((tree, plan) => finalTree(tree, target, plan), source) };
}

function zipped(): Change {
	const target = printTarget({
		...presetTarget('deploy-single', undefined, [at(1)]),
		options: { installer: '/ssd/DolphinDB V3.zip' },
	});
	const [plan] = plansFor(new Map(), target);
	return {
		source: new Map(),
		plans: plan ? [plan] : [],
		result: plan ? finalTree(new Map(), target, plan) : new Map(),
	};
}

const left = () => readdirSync(os.tmpdir()).filter((name) => name.startsWith('cluster-rehearsal-'));
/** Processes and mounts that name a folder. */
function traces(name: string): string[] {
	const pids = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry));
	return pids.flatMap((pid) =>
		['cmdline', 'mountinfo']
			.filter((file) => readable(`/proc/${pid}/${file}`).includes(name))
			.map((file) => `${pid} ${file}`),
	);
}

function readable(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return ''; // the process has ended
	}
}

const sorted = (tree: Tree) => Object.fromEntries([...tree].sort(([a], [b]) => (a < b ? -1 : 1)));

describe.runIf(available('rehearsals', why))('rehearse', () => {
	const dual = preset(new Map(), 'deploy-dual', [1, 2]);
	const three = preset(dual.result, 'dual-to-three', [3]);
	const five = preset(three.result, 'three-to-five', [4, 5]);
	const spread = () => scriptsFor(scenario('single-to-three').source, [planOf('single-to-three')]);

	test.each([
		['deploy-single, from an archive', zipped()],
		['deploy-dual', dual],
		['dual-to-three', three],
		['three-to-five', five],
		['five-to-seven', preset(five.result, 'five-to-seven', [6, 7])],
		['five-to-three', preset(five.result, 'five-to-three', [5, 4])],
		['evacuate-host', preset(three.result, 'evacuate-host', [2, 8])],
	])('%s ends in the files of the model, byte for byte', async (_name, { source, result, plans }) => {
		const { code, stderr, report } = await rehearseIn(scriptsFor(source, plans), '--keep');
		expect(
			report.plans
				.flatMap(({ troubles, scripts }) => [...troubles, ...scripts.map(({ words }) => words)])
				.filter(Boolean),
			stderr.slice(-3000),
		).toEqual([]);
		expect(code, stderr.slice(-3000)).toBe(0);
		expect(report.plans.map(({ asPlanned }) => asPlanned)).toEqual(plans.map(() => true));
		expect(sorted(configIn(report))).toEqual(sorted(result));
	});

	test('single-to-three goes there and back, writes nothing into the folder of the scripts, and leaves nothing', async () => {
		const before = left();
		const folder = spread();
		const sums = () =>
			execFileSync(
				'bash',
				['-c', 'find . -type f -print0 | sort -z | xargs -0 sha256sum; find . -printf "%p %T@\\n" | sort'],
				{ cwd: folder, encoding: 'utf8' },
			);
		const untouched = sums();
		const { code, report, stderr } = await rehearseIn(folder, '--rollback');
		expect(code, stderr.slice(-3000)).toBe(0);
		expect(report.plans[0]?.scripts.map(({ script, code }) => [script, code])).toEqual([
			['migrate.sh', 0],
			['rollback.sh', 0],
		]);
		expect(report.plans[0]?.hosts.map(({ running }) => running.length)).toEqual([7, 0, 0]);
		expect(report.plans[0]?.hosts.flatMap(({ files }) => files)).toEqual([]);
		expect(report.plans[0]?.licences.map(({ host }) => host)).toEqual(['10.20.0.2', '10.20.0.3']);
		expect(sums()).toBe(untouched);
		expect(left()).toEqual(before);
	});

	test('a script that somebody changed is found out', async () => {
		const folder = spread();
		const script = path.join(folder, 'plan/migrate.sh');
		const text = readFileSync(script, 'utf8');
		const changed = text.replace(
			/^do_05_begin_outage\(\) \{$/m,
			"$&\n\ton 10.20.0.1 at_run '' sh -c 'echo workerNum=1 >> /home/dolphindb_1/server/clusterDemo/config/controller.cfg'",
		);
		expect(changed).not.toBe(text);
		writeFileSync(script, changed);
		const { code, report } = await rehearseIn(folder);
		expect(code).toBe(1);
		expect(report.plans[0]?.asPlanned).toBe(false);
		expect(report.plans[0]?.scripts[0]?.words).toContain('controller.cfg on 10.20.0.1 is not the file of the plan');
	});

	test.each(['SIGKILL', 'SIGINT'] as const)('nothing is left of a rehearsal that %s ends', async (signal) => {
		const folder = spread();
		const program = path.join(folder, 'cli.cjs');
		const entry = BUNDLES.find(({ outfile }) => outfile === 'dist/cli.js');
		if (!entry) throw new Error('there is no bundle for the command line');
		await build({ ...bundleOptions(entry), outfile: program, sourcemap: false });
		const before = new Set(left());
		const child = spawn(process.execPath, [program, 'rehearse', 'plan', '--workspace', 'w'], {
			cwd: folder,
			stdio: ['ignore', 'ignore', 'pipe'],
		});
		const lines = createInterface(child.stderr);
		await new Promise<void>((resolve) => lines.on('line', (line) => /^run {4}0[48]/.test(line) && resolve()));
		const [own = ''] = left().filter((name) => !before.has(name));
		expect(own).not.toBe('');
		expect(traces(own).length).toBeGreaterThan(0);
		const ended = once(child, 'exit');
		child.kill(signal);
		await ended;
		await vi.waitFor(() => expect([...traces(own), ...left().filter((name) => name === own)]).toEqual([]), 30_000);
	});

	test('a workspace with other files is refused before anything starts', async () => {
		const folder = spread();
		writeFileSync(path.join(folder, 'w/dolphindb_1/config/controller.cfg'), 'mode=controller\n');
		const { code, stderr } = await rehearseIn(folder);
		expect(code).toBe(2);
		expect(stderr).toContain('10.20.0.1:/home/dolphindb_1/server/clusterDemo/config/controller.cfg');
	});
});
