import { type Locale, render } from '../../base/message.ts';
import type { FileId } from '../../base/span.ts';
import type { Plan, PlanProblem } from '../../plan/plan.ts';
import { renderAll } from '../../render/registry.ts';
import type { RenderedFile } from '../../render/renderer.ts';
import { planMigration } from '../../verify/plan-migration.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { clustersMeant } from './nearest.ts';

/** A plan with all files made from it, or why there is none. */
export type Generated =
	| { readonly plan: Plan; readonly files: readonly RenderedFile[] }
	| { readonly problems: readonly PlanProblem[] };

/** Plans and renders; `near` is the target file, beside or above the cluster that it means. Writes nothing. */
export function generate(snapshot: Snapshot, target: string, near?: FileId): Generated {
	const clusters = clustersMeant(snapshot.clusters, target, near);
	const { encodings, findings } = snapshot;
	const planned = planMigration({ clusters, encodings, findings }, target);
	return 'problems' in planned ? planned : { plan: planned.plan, files: renderAll(planned.plan) };
}

/** A problem as a line: place and sentence. `show` turns a place in a file of the workspace into a path. */
export function problemText({ message, place }: PlanProblem, locale: Locale, show: (place: string) => string): string {
	return place === undefined ? render(message, locale) : `${show(place)}: ${render(message, locale)}`;
}
