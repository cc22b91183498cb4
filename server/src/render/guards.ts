import type { Operation } from '../plan/operation.ts';
import type { Plan, Step } from '../plan/plan.ts';

/**
 * A plan in which every copy asks again whether all stands still, as the last check before it did: a script may have
 * been interrupted, and the old cluster started, between the two. Copies after the seal are left alone.
 */
export function withGuards(plan: Plan): Plan {
	const seal = plan.steps.findIndex(({ seals }) => seals);
	let guards: readonly Operation[] = [];
	const steps = plan.steps.map((step, at): Step => {
		if (isStandstillCheck(step)) guards = step.operations;
		const guarded = copies(step) && (seal < 0 || at < seal) && !step.operations.some(asksForStandstill);
		return guarded ? { ...step, operations: [...guards, ...step.operations] } : step;
	});
	return { ...plan, steps };
}

function copies({ operations }: Step): boolean {
	return operations.some(({ op }) => op === 'copy-tree');
}

function isStandstillCheck({ operations }: Step): boolean {
	return operations.length > 0 && operations.every(asksForStandstill);
}

function asksForStandstill(operation: Operation): boolean {
	return operation.op === 'require' && operation.probe.probe === 'no-process-below';
}
