import type { Plan } from '../plan/plan.ts';

/** A plan whose step ids can be names of files: scripts note under them what is done. Ids of our planner stay as they are. */
export function withPlainIds(plan: Plan): Plan {
	if (plan.steps.every(({ id, after }) => PLAIN.test(id) && after.every((one) => PLAIN.test(one)))) return plan;
	const steps = plan.steps.map((step) => ({ ...step, id: plain(step.id), after: step.after.map(plain) }));
	return { ...plan, steps };
}

const PLAIN = /^[A-Za-z0-9._-]*$/;

function plain(id: string): string {
	return id.replaceAll(/[^A-Za-z0-9._-]+/g, '_');
}
