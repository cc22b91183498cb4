import type { HostPath } from '../../plan/operation.ts';
import type { WrittenPlan } from '../../plan/plan-text.ts';
import type { ConfigChange, FolderChange, NodeTrouble } from './compare.ts';
import type { Difference } from './difference.ts';
import type { RunningNode } from './nodes.ts';
import type { ScriptRun } from './run-plan.ts';

/** What became of one plan. */
export interface Outcome {
	readonly plan: WrittenPlan;
	readonly scripts: readonly ScriptRun[];
	readonly changes: readonly ConfigChange[];
	readonly folders: readonly FolderChange[];
	readonly running: readonly RunningNode[];
	/** Nodes that run and should not, or should run and do not. */
	readonly nodeTroubles: readonly NodeTrouble[];
	readonly differences: readonly Difference[];
	readonly licences: readonly HostPath[];
}

/** Whether a plan went as it says. */
export function wentWell({ scripts, differences, nodeTroubles }: Outcome): boolean {
	return scripts.every(({ code }) => code === 0) && differences.length === 0 && nodeTroubles.length === 0;
}
