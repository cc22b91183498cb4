import { describe, expect, test } from 'vitest';
import type { Operation, Probe } from '../../../server/src/plan/operation.ts';
import type { Plan } from '../../../server/src/plan/plan.ts';
import { blocksOf } from '../../../server/src/render/by-hand/blocks.ts';
import byHand, { MOST_HOSTS } from '../../../server/src/render/by-hand/by-hand.ts';
import { withGuards } from '../../../server/src/render/guards.ts';
import { planOfScenario } from '../../support/plans.ts';
import { hostOf, ONE, planWith, smallPlan, TWO } from '../../support/sample-plans.ts';
import { ours, scenariosOf } from '../../support/scenarios.ts';

const plans: readonly (readonly [string, Plan])[] = [
	['the small plan', smallPlan()],
	...scenariosOf(ours).map((scenario) => [scenario.name, planOfScenario(scenario)] as const),
];
const fileOf = (plan: Plan, host: string) =>
	byHand.render(plan).find(({ path }) => path === `hosts/${host}.sh`)?.text ?? '';

describe.each(plans)('the files to paste from of %s', (_name, plan) => {
	test('do every operation of the plan once, in its order, and nothing else', () => {
		const blocks = blocksOf(plan);
		for (const step of plan.steps) {
			const done = blocks.filter((block) => block.step === step).flatMap(({ operations }) => operations);
			const asked = step.operations.filter(({ op }) => op !== 'confirm');
			const looksOnly = asked.every(({ op }) => op === 'require'); // then only the order on each host counts
			expect(looksOnly ? new Set(done) : done).toEqual(looksOnly ? new Set(asked) : asked);
			expect(done).toHaveLength(asked.length);
		}
		expect(blocks.map(({ step }) => plan.steps.indexOf(step))).toEqual(
			blocks.map(({ step }) => plan.steps.indexOf(step)).sort((a, b) => a - b),
		);
	});

	test('have a heading for every block, which names what has to be done before on other hosts', () => {
		for (const { address } of plan.hosts) {
			const blocks = blocksOf(withGuards(plan)).filter(({ host }) => host === address);
			const headings = fileOf(plan, address).match(/^# =+ .*$/gm) ?? [];
			expect(headings).toHaveLength(blocks.length);
			for (const [at, { step, number }] of blocks.entries()) {
				expect(headings[at]).toContain(`# ======== ${step.id}`);
				if (number > 1) continue;
				const block =
					fileOf(plan, address)
						.split(headings[at] ?? '')[1]
						?.split('\n(\n')[0] ?? '';
				for (const id of step.after) expect(block).toContain(`${id} (`);
			}
		}
	});

	test('can be pasted: no tabs outside of functions.sh, no line without its end', () => {
		for (const { path, text } of byHand.render(plan)) {
			if (path === 'hosts/functions.sh') continue;
			expect(text).not.toMatch(/[\t\r\u007f]/);
			expect(text.endsWith('\n')).toBe(true);
		}
	});
});

describe('a block', () => {
	test('waits for the other hosts and for the person who decides', () => {
		const text = fileOf(smallPlan(), ONE);
		expect(text).toContain(
			'# ======== 08-retire: 08-retire\n# Wait until this is done: 07-configure (here; 10.9.0.2)\n(\nset -euo pipefail\n',
		);
		expect(text).toContain('# Wait until this is done: 01-check (here; 10.9.0.2)');
		expect(fileOf(smallPlan(), TWO)).toContain(
			'# ======== 04-copy-toy_2 (part 2 of 2): 04-copy-toy_2\n# Wait until this is done: part 1 of this step on 10.9.0.1\n',
		);
	});

	test('changes directories only in sub-shells, and starts what does not run yet', () => {
		expect(fileOf(planOfScenario(plansOf('single-to-three')), '10.20.0.2')).toContain(
			[
				'look on 10.20.0.2 at_port_listening 8802',
				'[[ $HOLDS == yes ]] || ( cd -- /home/dolphindb_2/server/clusterDemo && sh startController.sh )',
				'# Wait at most 600 s on 10.20.0.2 until port 8802 is listened on.',
				'wait_until 600 on 10.20.0.2 at_port_listening 8802',
			].join('\n'),
		);
	});

	test('edits with sed where that is exact, and writes whole files where it is not', () => {
		const text = fileOf(planOfScenario(plansOf('three-to-five')), '10.20.0.1');
		expect(text).toMatch(
			/replace_file \S+cluster\.nodes .* < <\(LC_ALL=C sed \\\n {2}-e '\d+a\\10\.20\.0\.4:\d+:controller4,controller' \\\n/,
		);
		expect(fileOf(planOfScenario(plansOf('three-to-five')), '10.20.0.4')).toMatch(
			/replace_file \S+cluster\.nodes \w{64} absent \S+ << 'END OF FILE'\nlocalSite,mode\n/,
		);
		expect(fileOf(smallPlan(), ONE)).toContain("< <(printf '%s' $'localSite,mode\\r\\n");
	});

	test('looks for room where the data are, and says so where that cannot be asked', () => {
		expect(fileOf(smallPlan(), ONE)).toContain('space_for 10.9.0.2 /srv/toy_2 110 10.9.0.1 /srv/toy_2');
		const probe = {
			probe: 'space-for',
			path: '/a',
			percent: 110,
			trees: [ONE, TWO].map((host) => ({ host, path: '/b' })),
		} as const;
		const room: Operation = { op: 'require', host: ONE, probe, problem: 'There is no room.' };
		expect(fileOf(planWith([{ id: '01-room', operations: [room] }]), ONE)).toContain(
			'# By eye: look yourself whether there is room, with du -sB1 there and df -B1 here. Otherwise: There is no room.',
		);
	});

	test('asks all that a step requires together, and shows what people have to compare themselves', () => {
		const other = { host: TWO, argv: ['uname', '-m'] };
		const probes: Probe[] = [
			{ probe: 'path-exists', path: '/a' },
			{ probe: 'same-output', argv: ['uname', '-m'], other },
			{ probe: 'clock-within', milliseconds: 500 },
			{ probe: 'owner-known', of: { host: TWO, path: '/b' } },
			{ probe: 'disk-like', path: '/a', other: { host: TWO, path: '/b' }, aspect: 'kind' },
		];
		const operations = probes.map((probe): Operation => ({ op: 'require', host: ONE, probe, problem: 'No.' }));
		expect(fileOf(planWith([{ id: '01-ask', operations }]), ONE)).toContain(
			[
				'set -euo pipefail',
				'require must No. on 10.9.0.1 at_path_exists /a',
				'# By eye: compare what this prints with what 10.9.0.2 prints for uname -m. Otherwise: No.',
				'( uname -m )',
				'# By eye: compare this with a clock that is right. Otherwise: No.',
				'( date )',
				"# By eye: the user and group that 10.9.0.2 prints for stat -c '%U %u %G %g' /b need the same numbers here (getent passwd, getent group). Otherwise: No.",
				'# By eye: compare the disk of /a (df -T of the nearest folder that is there) with that of /b on 10.9.0.2. Otherwise: No.',
				'settle',
			].join('\n'),
		);
	});

	test('is not made for more hosts than people can paste on', () => {
		const hosts = Array.from({ length: MOST_HOSTS + 1 }, (_, at) => hostOf(`10.9.1.${at}`));
		expect(byHand.render(smallPlan({ hosts }))).toEqual([]);
		expect(byHand.render(planWith([]))).toEqual([]);
	});
});

function plansOf(name: string) {
	const found = scenariosOf(ours).find((one) => one.name === name);
	if (!found) throw new Error(`no scenario ${name}`);
	return found;
}
