import { expect, test } from 'vitest';
import type { Plan, Step } from '../../../server/src/plan/plan.ts';
import { plansFor, scenario } from '../../support/plans.ts';
import { hasTwoMajorities, searchStarts } from '../../support/raft-search.ts';

const three = scenario('three-to-five').source;
const five = scenario('three-to-five').expected;
const added = (...numbers: number[]) =>
	numbers.map((at) => [
		`controller${at}`,
		{
			mode: 'controller',
			host: `10.20.0.${at}`,
			port: 8800 + 10 * at,
			package: `dolphindb_${at}`,
			set: { dfsMetaDir: `/data/dolphindb_${at}/dfsMeta` },
		},
	]);
const target = (nodes: object) => {
	const hosts = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((at) => [`10.20.0.${at}`, {}]));
	return JSON.stringify({ version: 1, kind: 'migrate', hosts, nodes });
};

/** All steps that have to be done before one, whatever order is chosen. */
function before(plan: Plan, step: Step): Set<string> {
	const byId = new Map(plan.steps.map((one) => [one.id, one]));
	const found = new Set<string>();
	const visit = ({ after }: Step) => {
		for (const id of after) {
			const earlier = byId.get(id);
			if (!earlier || found.has(id)) continue;
			found.add(id);
			visit(earlier);
		}
	};
	visit(step);
	return found;
}

test.for([
	['3 to 9', three, added(4, 5, 6, 7, 8, 9)],
	['5 to 9', five, added(6, 7, 8, 9)],
	['5 to 3', five, [['controller4', null] as const, ['controller5', null] as const]],
	['one of 3 replaced', three, [['controller3', null] as const, ...added(4)]],
	['two of 3 replaced', three, [['controller2', null] as const, ['controller3', null] as const, ...added(4, 5)]],
] as const)('%s: no order that a plan allows is another one than the search has found safe', ([, files, nodes]) => {
	for (const plan of plansFor(files, target(Object.fromEntries(nodes)))) {
		const aliases = (placements: Plan['source']) =>
			placements.filter(({ mode }) => mode === 'controller').map(({ alias }) => alias);
		const [old, next] = [aliases(plan.source), aliases(plan.target)];
		const change = {
			old: old.length,
			removed: old.filter((alias) => !next.includes(alias)).length,
			added: next.filter((alias) => !old.includes(alias)).length,
		};
		expect(searchStarts(change, 'leader first')).toMatchObject({ losesMetadata: false, findsLeader: true });
		expect(hasTwoMajorities(change, 'standing')).toBe(false);

		const ends = (...names: string[]) =>
			plan.steps.filter(({ id }) => names.some((name) => id.endsWith(name))).map(({ id }) => id);
		const starts = plan.steps.filter(({ kind }) => kind === 'start-controller');
		const keptStarts = ends(...next.filter((alias) => old.includes(alias)).map((alias) => `start-controller-${alias}`));
		expect(starts.map(({ id }) => id.replace(/^.*start-controller-/, '')).sort()).toEqual([...next].sort());
		const standing = plan.steps.filter(({ kind }) =>
			['stop', 'install-config', 'retire', 'check-config'].includes(kind),
		);
		for (const start of starts) {
			const needed = before(plan, start);
			for (const { id } of standing) expect(needed, `${start.id} after ${id}`).toContain(id);
			if (keptStarts.includes(start.id)) continue;
			for (const id of [...ends('confirm-leader'), ...keptStarts])
				expect(needed, `${start.id} after ${id}`).toContain(id);
		}
		expect(ends('confirm-leader')).toHaveLength(change.added > 0 ? 1 : 0);
	}
});
