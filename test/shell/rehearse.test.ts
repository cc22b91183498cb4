import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { describe, expect, test, vi } from 'vitest';
import { BUNDLES, bundleOptions } from '../../scripts/build.mjs';
import { abilityOf } from '../../server/src/cli/rehearsal/machine.ts';
import { presetTarget } from '../../server/src/plan/presets.ts';
import { printTarget } from '../../server/src/plan/target-layout.ts';
import { folderWith } from '../support/cli.ts';
import { planOf, plansFor, scenario } from '../support/plans.ts';
import { rehearseIn, scriptsFor } from '../support/rehearsals.ts';
import { available } from '../support/toy-hosts.ts';

const ability = await abilityOf([]);
const why = 'reason' in ability ? ability.reason.template.en : undefined;

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

function filesIn(folder: string): Record<string, string> {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const files = entries.map(({ parentPath, name }) => path.join(parentPath, name));
	return Object.fromEntries(files.map((file) => [path.relative(folder, file), readFileSync(file, 'utf8')]));
}

/** Ends a rehearsal in its middle. */
async function expectNothingLeft(folder: string, program: string, signal: 'SIGKILL' | 'SIGINT'): Promise<void> {
	const temporary = folderWith({});
	const child = spawn(process.execPath, [program, 'rehearse', 'plan', '--workspace', 'w'], {
		cwd: folder,
		env: { ...process.env, TMPDIR: temporary },
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	const ended = once(child, 'exit');
	const lines = createInterface(child.stderr);
	const inTheMiddle = new Promise<void>((resolve) => lines.on('line', (line) => /^run {4}01/.test(line) && resolve()));
	await Promise.race([inTheMiddle, ended]);
	expect(readdirSync(temporary)).toHaveLength(1);
	expect(traces(temporary).length).toBeGreaterThan(0);
	child.kill(signal);
	await ended;
	await vi.waitFor(() => expect([...traces(temporary), ...readdirSync(temporary)]).toEqual([]), 30_000);
}

describe.runIf(available('rehearsals', why))('rehearse', () => {
	const single = () =>
		scriptsFor(new Map(), plansFor(new Map(), printTarget(presetTarget('deploy-single', undefined, ['10.20.0.1']))));
	const spread = () => scriptsFor(scenario('single-to-three').source, [planOf('single-to-three')]);

	test('single-to-three goes there and back, writes nothing into the folder of the scripts, and leaves nothing', async () => {
		const folder = spread();
		const temporary = folderWith({});
		vi.stubEnv('TMPDIR', temporary); // others rehearse beside this test; cli() takes it back
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
		expect(readdirSync(temporary)).toEqual([]);
	});

	test('what a script does besides, because somebody changed it, is found out', async () => {
		const folder = single();
		const script = path.join(folder, 'plan/migrate.sh');
		const text = readFileSync(script, 'utf8');
		const besides =
			'cd /home/dolphindb_1/server/clusterDemo/config && echo >> cluster.cfg && echo > new.cfg && rm cluster.nodes';
		const changed = text.replace(/^do_\d+_confirm_release\(\) \{$/m, `$&\n\ton 10.20.0.1 at_run '' sh -c '${besides}'`);
		expect(changed).not.toBe(text);
		writeFileSync(script, changed);
		const { code, report } = await rehearseIn(folder);
		expect(code).toBe(1);
		expect(report.plans[0]?.asPlanned).toBe(false);
		expect(report.plans[0]?.differences.map(({ path: file, what }) => `${path.basename(file)} ${what}`).sort()).toEqual(
			['cluster.cfg different', 'cluster.nodes missing', 'new.cfg unexpected'],
		);
		expect(report.plans[0]?.scripts.at(-1)).toMatchObject({ script: 'verify.sh', code: 1 });
	});

	test('a copy of a real tree is taken for a host: its server is never started, and the tree stays as it is', async () => {
		const files = {
			'home/dolphindb_1/server/dolphindb': '#!/bin/sh\ntouch /started\n',
			'home/dolphindb_1/server/dolphindb.lic': 'licence\n',
			'home/dolphindb_1/server/clusterDemo/config/controller.cfg': 'ofReal=1\n',
		};
		const tree = folderWith(files);
		const { code, report, stderr } = await rehearseIn(single(), '--keep', '--tree', `10.20.0.1=${tree}`);
		expect(code, stderr.slice(-3000)).toBe(0);
		const kept = report.trees['10.20.0.1'] ?? '';
		expect(existsSync(path.join(kept, 'started'))).toBe(false);
		const config = report.plans[0]?.hosts[0]?.files.find(({ path: file }) => file.endsWith('/config/controller.cfg'));
		expect(config?.diff).toContain('-ofReal=1');
		expect(report.plans[0]?.licences).toEqual([]);
		expect(filesIn(tree)).toEqual(files);
	});

	test('nothing is left of rehearsals that are killed or interrupted', async () => {
		const folder = spread();
		const program = path.join(folder, 'cli.cjs');
		const entry = BUNDLES.find(({ outfile }) => outfile === 'dist/cli.js');
		if (!entry) throw new Error('there is no bundle for the command line');
		await build({ ...bundleOptions(entry), outfile: program, sourcemap: false });
		await Promise.all((['SIGKILL', 'SIGINT'] as const).map((signal) => expectNothingLeft(folder, program, signal)));
	});

	test('a workspace with other files is refused before anything starts', async () => {
		const folder = spread();
		writeFileSync(path.join(folder, 'w/dolphindb_1/config/controller.cfg'), 'mode=controller\n');
		const { code, stderr } = await rehearseIn(folder);
		expect(code).toBe(2);
		expect(stderr).toContain('10.20.0.1:/home/dolphindb_1/server/clusterDemo/config/controller.cfg');
	});
});
