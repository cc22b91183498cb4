import { describe, expect, test } from 'vitest';
import { planOfScenario } from '../support/plans.ts';
import { ours, scenariosOf, tutorial } from '../support/scenarios.ts';

describe.for([ours, ...(tutorial ? [tutorial] : [])])('$title', (family) => {
	test.for(scenariosOf(family).map((scenario) => [scenario.name, scenario] as const))(
		'%s can be planned',
		([, scenario]) => {
			expect(planOfScenario(scenario).steps.length).toBeGreaterThan(10);
		},
	);
});
