import { afterEach, expect, test, vi } from 'vitest';
import { blueprintOf } from '../../../server/src/plan/blueprint.ts';
import { wantedPackageProblems } from '../../../server/src/plan/check/packages.ts';
import { readTarget } from '../../../server/src/plan/read-target.ts';
import { migrationRequirements } from '../../../server/src/plan/requirements.ts';
import { renderAll } from '../../../server/src/render/registry.ts';
import { rules } from '../../../server/src/rules/registry.generated.ts';
import { planMigration, sourceFor } from '../../../server/src/verify/plan-migration.ts';
import { type Migration, manyMoving } from '../../bench/migration.ts';
import { Counter } from '../../support/counted.ts';

afterEach(() => {
	vi.restoreAllMocks();
});

/** So many times as much may be there for twice as many hosts. */
const DOUBLE = 2.1;

/** The only plan of a migration. */
function planOf({ snapshot, target }: Migration) {
	const planned = planMigration(snapshot, target);
	if ('problems' in planned || planned.stages.length > 1) throw new Error('not one plan');
	const [stage] = planned.stages;
	if (!stage) throw new Error('no plan');
	return stage.plan;
}

test('what is rendered of a plan grows in proportion to its hosts, file by file', () => {
	const sizesOf = (hosts: number) => {
		const files = renderAll(planOf(manyMoving(hosts)));
		const all = files.reduce((sum, { text }) => sum + text.length, 0);
		return new Map([['all files', all], ...files.map(({ path, text }) => [path, text.length] as const)]);
	};
	const [few, many] = [sizesOf(60), sizesOf(120)];
	for (const [path, size] of few) expect(many.get(path) ?? 0, path).toBeLessThan(DOUBLE * size);
});

test('steps, and what they do and wait for, grow in proportion', () => {
	const sizeOf = (hosts: number) => {
		const { steps } = planOf(manyMoving(hosts));
		return steps.reduce((sum, { operations, after }) => sum + 1 + operations.length + after.length, 0);
	};
	expect(sizeOf(120)).toBeLessThan(DOUBLE * sizeOf(60));
});

test('rules about a cluster that may find errors are asked as often whatever its size, those about a file once for each file', () => {
	const askedFor = (hosts: number) => {
		const migration = manyMoving(hosts);
		const spies = rules.map((rule) => ({ scope: rule.scope, spy: vi.spyOn(rule, 'check') }));
		planOf(migration);
		const asked = (wanted: string) =>
			spies.filter(({ scope }) => scope === wanted).reduce((sum, { spy }) => sum + spy.mock.calls.length, 0);
		const counts = { file: asked('file'), cluster: asked('cluster') };
		vi.restoreAllMocks();
		return counts;
	};
	const [few, many] = [askedFor(60), askedFor(120)];
	const able = rules.filter(({ severity, worst }) => severity === 'error' || worst === 'error');
	expect(few.cluster).toBe(able.filter(({ scope }) => scope === 'cluster').length);
	expect(many.cluster).toBe(few.cluster);
	expect(many.file).toBeLessThan(DOUBLE * few.file);
});

test('the cluster of today is read in proportion to what it says', () => {
	const readsOf = (hosts: number) => {
		const { snapshot, target } = manyMoving(hosts);
		const counter = new Counter();
		const clusters = snapshot.clusters.map((cluster) => counter.cluster(cluster));
		counter.reads = 0;
		planOf({ snapshot: { ...snapshot, clusters, errors: () => [] }, target });
		return counter.reads;
	};
	expect(readsOf(120)).toBeLessThan(DOUBLE * readsOf(60));
});

test('what many hosts do alike is written once, whatever their number', () => {
	const timesIn = (hosts: number) => {
		const files = renderAll(planOf(manyMoving(hosts)), ['bash', 'runbook']);
		const times = (path: string, words: string) => {
			const text = files.find((file) => file.path === path)?.text ?? '';
			return text.split(words).length - 1;
		};
		return [
			times('migrate.sh', 'uname -m prints the same'),
			times('migrate.sh', 'run sh startAgent.sh in'),
			times('rollback.sh', 'stopAllNode.sh in'),
			times('RUNBOOK.md', '`uname -m` prints the same'),
			times('RUNBOOK.zh-CN.md', '`date +%z` 的输出与'),
		];
	};
	const few = timesIn(60);
	expect(Math.min(...few)).toBeGreaterThan(0);
	expect(timesIn(120)).toEqual(few);
});

test('what hosts have to be like, and whether packages mix, is worked out in proportion', () => {
	const readsOf = (hosts: number) => {
		const { snapshot, target: text } = manyMoving(hosts);
		const { target } = readTarget(text);
		const [cluster] = snapshot.clusters;
		if (!target || !cluster) throw new Error('no cluster, or no target');
		const source = sourceFor(cluster, target);
		const blueprint = blueprintOf(source, target);
		const counter = new Counter();
		const { packages, placements } = blueprint.wanted;
		const wanted = { ...blueprint.wanted, packages: counter.array(packages), placements: counter.array(placements) };
		const counted = { ...blueprint, wanted };
		for (const host of blueprint.hosts) migrationRequirements(counted, host);
		wantedPackageProblems(source, target, wanted);
		return counter.reads;
	};
	expect(readsOf(120)).toBeLessThan(DOUBLE * readsOf(60));
});
