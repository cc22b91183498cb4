import type { Plan } from '../plan/plan.ts';
import { withGuards } from './guards.ts';
import { withPlainIds } from './step-names.ts';

/** The plan as scripts carry it out. Remembered, so that all renderers look at the same steps. */
export function prepared(plan: Plan): Plan {
	const known = remembered.get(plan) ?? withGuards(withPlainIds(plan));
	remembered.set(plan, known);
	return known;
}

const remembered = new WeakMap<Plan, Plan>();
