import type { Locale, Message } from '../../base/message.ts';
import type { Pieces } from '../../base/pieces.ts';
import type { FileId } from '../../base/span.ts';
import type { PlanProblem } from '../../plan/plan.ts';
import type { PlanDrawing } from '../../protocol/topology.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { planName } from '../migration/plan-answer.ts';
import { plannedOnce } from '../migration/planned-once.ts';
import { pictureOf } from './drawing.ts';
import { planSceneOf } from './plan-scene.ts';
import { stageMoments } from './stage-moments.ts';

/** Draws what the text of a target makes of its cluster, in pieces; or says why there is no plan. */
export function* planDrawing(
	snapshot: Snapshot,
	text: string,
	near: FileId | undefined,
	locale: Locale,
): Pieces<Message, PlanDrawing | { readonly problems: readonly PlanProblem[] }> {
	const planned = yield* plannedOnce(snapshot, text, near);
	if ('problems' in planned) return planned;
	const { stages } = planned;
	// Where several plans follow one another, each begins with what the one before has left.
	const moments = stages.flatMap((stage, at) => stageMoments(stage).slice(at === 0 ? 0 : 1));
	const drawn = planSceneOf(moments, planName(stages), locale);
	const source = stages[0]?.source.cluster;
	const cluster = source && snapshot.clusters.includes(source) ? source.id : '';
	return { ...drawn, svg: pictureOf(drawn.scene, { locale }), cluster };
}
