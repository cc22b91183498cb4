import type { Message } from '../../base/message.ts';
import { type Pieces, shared } from '../../base/pieces.ts';
import type { FileId } from '../../base/span.ts';
import { readTarget } from '../../plan/read-target.ts';
import { type PlanInput, type Planned, planning } from '../../verify/plan-migration.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { clustersMeant } from './nearest.ts';

/** A plan that is being made, or was made last, to a target. */
interface Known {
	readonly text: string;
	readonly join: () => Pieces<Message, Planned>;
}

/** By the place of the target: of each, the plan to its latest text is kept as long as the workspace is the same. */
const remembered = new WeakMap<Snapshot, Map<FileId | undefined, Known>>();

/**
 * Plans for the text of a target, in pieces. When a target is saved, its diagnostics and the documents of its plan want
 * the same plan at the same time, and for large clusters it takes seconds: it is made once.
 */
export function plannedOnce(snapshot: Snapshot, text: string, near: FileId | undefined): Pieces<Message, Planned> {
	const plans = remembered.get(snapshot) ?? new Map<FileId | undefined, Known>();
	remembered.set(snapshot, plans);
	const known = plans.get(near);
	if (known?.text === text) return known.join();
	const join = shared(planning(planInput(snapshot, text, near), text));
	plans.set(near, { text, join });
	return join();
}

/** What a plan to the text of a target is made from: the clusters that it can mean, given its place. */
export function planInput(
	{ clusters, encodings, errors }: Snapshot,
	text: string,
	near: FileId | undefined,
): PlanInput {
	return { clusters: clustersMeant(clusters, readTarget(text).target, near), encodings, errors };
}
