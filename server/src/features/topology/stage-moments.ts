import { blueprintOf } from '../../plan/blueprint.ts';
import { type Moment, momentsOf } from '../../verify/moments.ts';
import type { PlannedStage } from '../../verify/plan-migration.ts';

/** The moments of a plan, whose files the planner has read already. */
export function stageMoments({ plan, source, target }: PlannedStage): Moment[] {
	return momentsOf(plan, source, blueprintOf(source, target).files);
}
