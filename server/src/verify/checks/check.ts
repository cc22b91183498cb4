import type { Plan, PlanProblem } from '../../plan/plan.ts';
import type { ConfigFolders } from '../files-in-use.ts';
import type { Simulation } from '../simulate.ts';

/** What a check looks at. */
export interface CheckInput {
	readonly plan: Plan;
	readonly simulation: Simulation;
	readonly folders: ConfigFolders;
	/** Codes of rules that the user switched off for the cluster of today. */
	readonly accepted: () => ReadonlySet<string>;
}

/** A check over a whole plan: what is wrong with it. */
export type PlanCheck = (input: CheckInput) => Iterable<PlanProblem>;
