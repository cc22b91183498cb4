import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Plan } from '../../server/src/plan/plan.ts';
import { type PresetName, presetTarget } from '../../server/src/plan/presets.ts';
import { printTarget, type TargetInput } from '../../server/src/plan/target-layout.ts';
import { finalTree } from '../support/carry-out.ts';
import { plansFor } from '../support/plans.ts';
import { clusterOf } from '../support/scenarios.ts';
import type { Tree } from '../support/tree.ts';
import { hostsAvailable } from './available.ts';
import { createLab, type Lab } from './lab.ts';
import { carryOut, expectDone, leaveMarks, startCluster } from './living-cluster.ts';
import { rehearsedBeside } from './rehearsed.ts';

const at = (number: number) => `10.50.0.${number}`;
const HOSTS = [1, 2, 3, 4, 5, 6, 7, 8].map(at);
const EMPTY: Tree = new Map();

/** One change of a cluster: its plans one after the other, and the files when they are done. */
interface Change {
	readonly source: Tree;
	readonly plans: readonly Plan[];
	readonly result: Tree;
}

function change(source: Tree, target: TargetInput): Change {
	const text = printTarget(target);
	const plans = plansFor(source, text);
	return { source, plans, result: plans.reduce((tree, plan) => finalTree(tree, text, plan), source) };
}

function preset(source: Tree, name: PresetName, answers: readonly number[]): Change {
	return change(source, presetTarget(name, clusterOf(source), answers.map(at)));
}

describe.runIf(hostsAvailable())('every preset, on real hosts', () => {
	let lab: Lab;
	beforeAll(async () => {
		lab = await createLab({ hosts: HOSTS, operator: '10.50.0.100' });
	});
	afterAll(() => lab?.close());

	const zipped: TargetInput = {
		...presetTarget('deploy-single', undefined, [at(1)]),
		options: { installer: '/ssd/DolphinDB V3.zip' },
	};
	const single = change(EMPTY, zipped);
	const dual = preset(EMPTY, 'deploy-dual', [1, 2]);
	const spread = preset(dual.result, 'dual-to-three', [3]);
	const five = preset(spread.result, 'three-to-five', [4, 5]);
	const seven = preset(five.result, 'five-to-seven', [6, 7]);
	const fewer = preset(five.result, 'five-to-three', [5, 4]);
	const emptied = preset(spread.result, 'evacuate-host', [2, 8]);

	const isCarriedOut = (wanted: Change) =>
		rehearsedBeside(lab, wanted, async () => {
			for (const plan of wanted.plans) {
				await leaveMarks(lab, plan);
				await carryOut(lab, plan);
				await expectDone(lab, plan);
			}
		});

	test('deploy-single, from the archive of the vendor', async () => {
		await startCluster(lab, HOSTS, EMPTY);
		await lab.installPackage(at(1), '/ssd/unpacked', { config: { 'controller.cfg': 'sample=1\n' } });
		await lab.run(at(1), 'cd /ssd/unpacked && chmod -x server/dolphindb && zip -qr "../DolphinDB V3.zip" server');
		await isCarriedOut(single);
	}, 600_000);

	test('deploy-dual, from a package on the first host', async () => {
		await startCluster(lab, HOSTS, EMPTY);
		await lab.installPackage(at(1), '/home/dolphindb_1', { config: { 'controller.cfg': 'sample=1\n' } });
		await isCarriedOut(dual);
	}, 600_000);

	test.each([
		['dual-to-three', spread, 1],
		['three-to-five', five, 1],
		['five-to-seven', seven, 1],
		['five-to-three', fewer, 2],
		['evacuate-host', emptied, 1],
	] as const)(
		'%s',
		async (_name, wanted, count) => {
			expect(wanted.plans).toHaveLength(count);
			await startCluster(lab, HOSTS, wanted.source);
			await isCarriedOut(wanted);
		},
		900_000,
	);

	test('another address, port and package folder', async () => {
		const target: TargetInput = {
			version: 1,
			kind: 'migrate',
			hosts: { [at(1)]: {}, [at(2)]: {}, [at(9)]: { was: at(3), sshAddress: at(3) } },
			packages: { ddb: '/home/ddb' },
			nodes: { controller1: { package: 'ddb' }, agent1: { package: 'ddb' }, node2: { port: 9955 } },
		};
		const moved = change(spread.result, target);
		await startCluster(lab, HOSTS, moved.source);
		await lab.run(at(3), `ip addr add ${at(9)}/24 dev eth0`);
		await isCarriedOut(moved);
	}, 600_000);
});
