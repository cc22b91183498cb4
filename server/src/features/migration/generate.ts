import { type Locale, render } from '../../base/message.ts';
import type { Plan, PlanProblem } from '../../plan/plan.ts';
import { renderAll } from '../../render/registry.ts';
import type { RenderedFile } from '../../render/renderer.ts';
import { planMigration } from '../../verify/plan-migration.ts';
import type { Snapshot } from '../../workspace/workspace.ts';

/** A plan with all files made from it, or why there is none. */
export type Generated =
	| { readonly plan: Plan; readonly files: readonly RenderedFile[] }
	| { readonly problems: readonly PlanProblem[] };

/** Plans and renders. Writes nothing. */
export function generate(snapshot: Snapshot, target: string): Generated {
	const planned = planMigration(snapshot, target);
	return 'problems' in planned ? planned : { plan: planned.plan, files: renderAll(planned.plan) };
}

/** A problem as a line: place and sentence. `show` turns a place in a file of the workspace into a path. */
export function problemText({ message, place }: PlanProblem, locale: Locale, show: (place: string) => string): string {
	return place === undefined ? render(message, locale) : `${show(place)}: ${render(message, locale)}`;
}
