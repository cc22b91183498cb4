import { describe, expect, test } from 'vitest';
import { type Moment, momentsOf } from '../../../server/src/verify/moments.ts';
import { planOfScenario, scenario, sourceFor } from '../../support/plans.ts';
import { ours, scenariosOf, targetTextOf } from '../../support/scenarios.ts';

const runningIn = ({ running }: Moment) =>
	[...running].flatMap(([host, aliases]) => [...aliases].map((alias) => `${alias} on ${host}`)).sort();
const registeredIn = ({ cluster }: Moment) =>
	[...cluster.rowsByAlias.values()].map(({ site }) => `${site.alias} on ${site.host}`).sort();

describe.each(scenariosOf(ours).map((one) => [one.name, one] as const))('the moments of %s', (_, one) => {
	const plan = planOfScenario(one);
	const moments = momentsOf(plan, sourceFor(one.source, targetTextOf(one)));

	test('have every step once, in order, and neighbours of other kinds', () => {
		expect(moments[0]?.steps).toEqual([]);
		expect(moments.flatMap(({ steps }) => steps)).toEqual(plan.steps);
		const kinds = moments.map(({ steps }) => [...new Set(steps.map(({ kind }) => kind))]);
		expect(kinds.slice(1).filter(({ length }) => length !== 1)).toEqual([]);
		expect(kinds.slice(2).filter((kind, at) => kind[0] === kinds[at + 1]?.[0])).toEqual([]);
	});

	test('lead to the nodes of the target, all of which run', () => {
		const last = moments.at(-1);
		const wanted = plan.target
			.filter(({ registered }) => registered)
			.map(({ alias, host }) => `${alias} on ${host}`)
			.sort();
		expect(last && runningIn(last)).toEqual(wanted);
		expect(last && registeredIn(last)).toEqual(wanted);
	});
});

test('a cluster that moves stands still while its configuration is exchanged', () => {
	const one = scenario('single-to-three');
	const [before, ...moments] = momentsOf(planOfScenario(one), sourceFor(one.source, targetTextOf(one)));
	if (!before) throw new Error('there is a first moment');
	expect(runningIn(before)).toEqual(registeredIn(before));
	const other = moments.findIndex((moment) => registeredIn(moment).join() !== registeredIn(before).join());
	const still = moments.findIndex((moment) => runningIn(moment).length === 0);
	expect(still).toBeGreaterThan(0);
	expect(other).toBeGreaterThan(still);
	expect(moments[other] && runningIn(moments[other])).toEqual([]);
});
