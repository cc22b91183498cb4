import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Plan } from '../../server/src/plan/plan.ts';
import { migrations } from '../support/arbitraries/migration.ts';
import { finalTree } from '../support/carry-out.ts';
import { planFor, stagesFor } from '../support/plans.ts';
import type { Tree } from '../support/tree.ts';
import { hostsAvailable } from './available.ts';
import { createLab, type Lab } from './lab.ts';
import { carryOut, expectDone, goBack, goUntil, leaveMarks, startCluster } from './living-cluster.ts';
import { lasting } from './single-to-three.ts';

/** Other clusters with SEED in the environment. */
const SEED = Number(process.env['SEED'] ?? 20_261_130);
const FOLDERS = ['/home', '/ssd', '/data'];

/** What is in a text, with addresses in the net of the lab, and folders that every host of it has for itself. */
function inLab(text: string): string {
	return text
		.replaceAll(/10\.30\.([1-9])\.(\d)/g, (_, net, host) => `10.30.0.${80 + 20 * Number(net) + Number(host)}`)
		.replaceAll(/\/(disk|fresh)\//g, '/ssd/$1/')
		.replaceAll('/log/<', '/ssd/log/<')
		.replaceAll(/=\/log\//g, '=/ssd/log/');
}

/** Migrations that can be tried there: machines keep their addresses, and packages lie below /home. */
const tried = migrations
	.filter(({ target }) => !/"was"|\/opt\/ddb/.test(target))
	.map(({ files, target }) => ({
		files: new Map([...files].map(([name, text]) => [inLab(name), inLab(text)])) as Tree,
		target: inLab(target),
	}))
	.filter(({ files, target }) => stagesFor(files, target).some(({ plan }) => plan.steps.length > 0));

const SAMPLES = fc.sample(tried, { seed: SEED, numRuns: 1 });
/** Every host that one of them names. */
const HOSTS = [
	...new Set(SAMPLES.flatMap(({ files, target }) => [...files.keys(), target].join().match(/10\.30\.0\.\d+/g) ?? [])),
];

describe.runIf(hostsAvailable())('random clusters and targets, on real hosts', () => {
	let lab: Lab;
	beforeAll(async () => {
		lab = await createLab({ hosts: HOSTS, operator: '10.30.0.250' });
	});
	afterAll(() => lab?.close());

	/** All that lasts on all hosts, by host and path. */
	const treesOf = async () => {
		const places = HOSTS.flatMap((host) => FOLDERS.map((folder) => ({ host, folder })));
		const trees = places.map(async ({ host, folder }) =>
			Object.entries(lasting(await lab.tree(host, folder))).map(([path, entry]) => [`${host} ${path}`, entry] as const),
		);
		return new Map((await Promise.all(trees)).flat());
	};
	/** Some step from which there is a way back. */
	const turningPoint = ({ steps }: Plan) => {
		const last = steps.findIndex(({ undo }) => 'irreversible' in undo);
		return steps[SEED % Math.max(1, last)]?.id ?? '';
	};

	test.each(SAMPLES.map((one, at) => [at + 1, one] as const))(
		`number %i of seed ${SEED} goes back to the original bytes from some step, and arrives where it was planned`,
		async (_number, { files, target }) => {
			let tree = files;
			await startCluster(lab, HOSTS, tree);
			for (const { plan, target: part } of stagesFor(files, target)) {
				await leaveMarks(lab, plan);
				const before = await treesOf();
				await goUntil(lab, plan, turningPoint(plan));
				await goBack(lab, plan);
				const after = await treesOf(); // copies stay where they are until cleanup.sh
				const lost = [...before].filter(([path, entry]) => !isDeepStrictEqual(after.get(path), entry));
				expect(lost, `back from ${turningPoint(plan)}`).toEqual([]);
				await carryOut(lab, plan);
				await expectDone(lab, plan);
				tree = finalTree(tree, JSON.stringify(part), plan);
			}
			expect(planFor(tree, target).steps).toEqual([]);
		},
		900_000,
	);
});
