import { type Locale, type Message, render } from '../../base/message.ts';
import { allAtOnce, type Pieces } from '../../base/pieces.ts';
import type { FileId } from '../../base/span.ts';
import type { PlanProblem } from '../../plan/plan.ts';
import { type ChainLink, renderOverview } from '../../render/overview.ts';
import { rendering } from '../../render/registry.ts';
import type { RenderedFile } from '../../render/renderer.ts';
import type { PlannedStage } from '../../verify/plan-migration.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { planPictures } from './plan-pictures.ts';
import { plannedOnce } from './planned-once.ts';

/** Plans with all files made from them, or why there is none. */
export type Generated = GeneratedPlans | { readonly problems: readonly PlanProblem[] };

/** One plan, with its files; or several, each with its files in a folder of its own, and an overview beside them. */
export interface GeneratedPlans {
	readonly stages: readonly ChainLink[];
	readonly files: readonly RenderedFile[];
}

/** What may be said besides the target. */
export interface Wishes {
	/** The target file, beside or above the cluster that it means. */
	readonly near?: FileId | undefined;
	/** The ids of renderers; all where none are named. */
	readonly renderers?: readonly string[] | undefined;
}

/** Plans and renders. Writes nothing. */
export function generate(snapshot: Snapshot, target: string, wishes: Wishes = {}): Generated {
	return allAtOnce(generating(snapshot, target, wishes));
}

/** As `generate`, in pieces. */
export function* generating(
	snapshot: Snapshot,
	target: string,
	{ near, renderers: ids }: Wishes = {},
): Pieces<Message, Generated> {
	const planned = yield* plannedOnce(snapshot, target, near);
	if ('problems' in planned) return planned;
	const stages = planned.stages.map(linkOf);
	const files: RenderedFile[] = [];
	for (const [at, { folder, plan }] of stages.entries()) {
		const rendered = yield* rendering(plan, ids);
		const stage = planned.stages[at];
		const made = [...rendered, ...(stage && hasRunbook(rendered) ? planPictures(stage) : [])];
		files.push(...(folder === '' ? made : made.map((file) => ({ ...file, path: `${folder}/${file.path}` }))));
	}
	return { stages, files: stages.length > 1 ? [...renderOverview(stages), ...files] : files };
}

function hasRunbook(files: readonly RenderedFile[]): boolean {
	return files.some(({ path }) => path === 'RUNBOOK.md');
}

function linkOf({ plan, label, title, why }: PlannedStage, at: number, all: readonly PlannedStage[]): ChainLink {
	return { folder: all.length > 1 ? `${at + 1}-${label}` : '', plan, title, why };
}

/** A problem as a line: place and sentence. `show` turns a place in a file of the workspace into a path. */
export function problemText({ message, place }: PlanProblem, locale: Locale, show: (place: string) => string): string {
	return place === undefined ? render(message, locale) : `${show(place)}: ${render(message, locale)}`;
}

/** A configuration file before and after all plans. */
export interface FileChange {
	readonly host: string;
	readonly path: string;
	readonly before: string;
	readonly after: string;
}

/** What becomes of every file in the end: several plans may write it. */
export function diffsOf(stages: GeneratedPlans['stages']): FileChange[] {
	const changes = new Map<string, FileChange>();
	for (const { host, path, before = '', after } of stages.flatMap(({ plan }) => plan.files)) {
		const place = `${host}:${path}`;
		changes.set(place, { host, path, before: changes.get(place)?.before ?? before, after });
	}
	return [...changes.values()].filter(({ before, after }) => before !== after);
}
