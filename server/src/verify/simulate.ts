import { say } from '../base/message.ts';
import type { Plan, PlanProblem, Step } from '../plan/plan.ts';
import { generalProblem } from '../plan/problem.ts';
import { stepKinds } from '../plan/step-kinds.ts';
import type { StepKind } from '../plan/steps/step-kind.ts';
import { changedHosts, type SystemState } from '../plan/system-state.ts';

/** A step that was carried out on the model. */
export interface SimulatedStep {
	readonly step: Step;
	readonly kind: StepKind<unknown>;
	readonly before: SystemState;
	readonly after: SystemState;
	/** The hosts that are not the same after it. */
	readonly changed: readonly string[];
}

/** A plan that was carried out on the model. */
export interface Simulation {
	readonly first: SystemState;
	readonly steps: readonly SimulatedStep[];
	readonly last: SystemState;
	/** Steps that could not be done when their turn came. */
	readonly problems: readonly PlanProblem[];
}

/** Carries out the steps of a plan on the model, one after the other, in the order in which they stand. */
export function simulate(plan: Plan, first: SystemState): Simulation {
	const steps: SimulatedStep[] = [];
	const problems: PlanProblem[] = [];
	const done = new Set<string>();
	let state = first;
	for (const step of plan.steps) {
		const kind = stepKinds.get(step.kind);
		if (!kind) {
			problems.push(stepProblem(step, say({ en: 'Its kind is not known.', zh: '未知的步骤类型。' })));
			continue;
		}
		const missing = step.after.filter((id) => !done.has(id));
		for (const id of missing) {
			problems.push(stepProblem(step, say({ en: '{id} has to be done before.', zh: '须先完成 {id}。' }, { id })));
		}
		for (const blocker of kind.blockers(step.data, state)) problems.push(stepProblem(step, blocker));
		const after = kind.apply(step.data, state);
		steps.push({ step, kind, before: state, after, changed: changedHosts(state, after) });
		done.add(step.id);
		state = after;
	}
	return { first, steps, last: state, problems };
}

/** A problem with a step. */
export function stepProblem(step: Step, what: PlanProblem['message']): PlanProblem {
	return generalProblem({ en: 'Step {step}: {what}', zh: '步骤 {step}：{what}' }, { step: step.id, what });
}
