import { type Message, say } from '../base/message.ts';
import { allAtOnce, type Pieces } from '../base/pieces.ts';
import type { FileId } from '../base/span.ts';
import type { Cluster } from '../model/cluster.ts';
import { blueprintOf } from '../plan/blueprint.ts';
import { clusterProblems } from '../plan/check/cluster.ts';
import { checkTarget } from '../plan/check-target.ts';
import { makePlan } from '../plan/make-plan.ts';
import type { Plan, PlanProblem } from '../plan/plan.ts';
import { fileProblem } from '../plan/problem.ts';
import { readTarget } from '../plan/read-target.ts';
import { readdressed } from '../plan/readdress.ts';
import { readSource, type Source } from '../plan/source.ts';
import { sourceAfter } from '../plan/source-after.ts';
import { type Stage, stagesOf, withPackagesOf } from '../plan/stages.ts';
import type { Target } from '../plan/target-layout.ts';
import { packagePath } from '../plan/wanted.ts';
import type { RuleFinding } from '../rules/rule-finding.ts';
import { chooseCluster } from './choose-cluster.ts';
import { errorsOf } from './errors-of.ts';
import { verifyPlan } from './verify-plan.ts';

/** The clusters of a workspace, and what is wrong with their files. A snapshot of the workspace is one. */
export interface PlanInput {
	readonly clusters: readonly Cluster[];
	/** The files that are not plain UTF-8. */
	readonly encodings?: ReadonlyMap<FileId, unknown>;
	/** What is so wrong with a file that its nodes do not start or work. */
	errors(file: FileId): readonly RuleFinding[];
}

/** A plan, and what it is for where it takes several to get to the target. */
export interface PlannedStage extends Pick<Stage, 'label' | 'title' | 'why'> {
	readonly plan: Plan;
	/** The cluster that it starts from. */
	readonly source: Source;
	/** The part of the target that it is made for. */
	readonly target: Target;
}

/** Verified plans, each made from the files that the one before leaves; most targets take one. Or why there is none. */
export type Planned = { readonly stages: readonly PlannedStage[] } | { readonly problems: readonly PlanProblem[] };

/** Plans what the text of a target file asks for. Only plans that were carried out on the model without problems are returned. */
export function planMigration(input: PlanInput, targetText: string): Planned {
	return allAtOnce(planning(input, targetText));
}

/** As `planMigration`, in pieces that take at most a second or so for a thousand hosts. */
export function* planning(input: PlanInput, targetText: string): Pieces<Message, Planned> {
	const checked = yield* checking(input, targetText);
	if ('problems' in checked) return checked;
	const { source, target } = checked;
	return yield* planStages(source, stagesOf(source, target), () => switchedOff(input, source.cluster));
}

/** What a target asks of which cluster; or why no plan can be made, as far as that shows without making one. */
export type Checked =
	| { readonly source: Source; readonly target: Target }
	| { readonly problems: readonly PlanProblem[] };

/** The first part of planning: reads the target, finds its cluster and compares the two. */
export function* checking(input: PlanInput, targetText: string): Pieces<Message, Checked> {
	const { target, problems } = readTarget(targetText);
	if (!target) return { problems };
	const chosen = chooseCluster(input.clusters, target);
	if ('problems' in chosen) return chosen;
	const unfit = [...clusterProblems(chosen.cluster, input.encodings), ...sourceErrors(input, chosen.cluster)];
	if (unfit.length > 0) return { problems: unfit };
	yield say(CHECKING);
	const source = sourceFor(chosen.cluster, target);
	const refused = checkTarget(source, target);
	return refused.length > 0 ? { problems: refused } : { source, target };
}

const CHECKING = { en: 'checking the target', zh: '检查目标布局' };
const PLANNING = { en: 'planning', zh: '生成计划' };
const VERIFYING = { en: 'checking each state on the way', zh: '检查迁移过程中的每个状态' };

/** The cluster as the planner sees it, with the hosts under the addresses that the target gives them. */
export function sourceFor(cluster: Cluster, target: Target): Source {
	return readdressed(
		readSource(cluster, (pkg) => packagePath(target, pkg.name, pkg.host ?? '')),
		target,
	);
}

/** Plans one stage after the other. The target of the only stage of all was checked before. */
function* planStages(
	first: Source,
	stages: readonly Stage[],
	accepted: () => ReadonlySet<string>,
): Pieces<Message, Planned> {
	const planned: PlannedStage[] = [];
	let source = first;
	for (const stage of stages) {
		const { label, title, why } = stage;
		const target = stages.length > 1 ? withPackagesOf(source, stage.target) : stage.target;
		const isLast = planned.length === stages.length - 1;
		const refused = stages.length > 1 ? checkTarget(source, target, isLast ? 'final' : 'between') : [];
		if (refused.length > 0) return { problems: refused };
		yield say(PLANNING);
		const plan = makePlan(source, target);
		yield say(VERIFYING);
		const found = verifyPlan(plan, source, accepted, blueprintOf(source, target).files);
		if (found.length > 0) return { problems: found };
		planned.push({ plan, source, target, label, title, why });
		if (!isLast) source = sourceAfter(source, target);
	}
	return { stages: planned };
}

/** P-02: a cluster with errors is not moved. */
function sourceErrors(input: PlanInput, cluster: Cluster): PlanProblem[] {
	return shownErrors(input, cluster).map(({ code, message, at }) =>
		fileProblem(
			at,
			{
				en: 'The cluster has an error that has to be corrected first: {message} ({code})',
				zh: '集群存在错误，须先更正：{message}（{code}）',
			},
			{ message, code },
		),
	);
}

function shownErrors(input: PlanInput, cluster: Cluster): RuleFinding[] {
	return cluster.files.flatMap((file) => input.errors(file.id));
}

/** Rules that speak of the cluster of today, but not to the user. */
function switchedOff(input: PlanInput, cluster: Cluster): Set<string> {
	const shown = new Set(shownErrors(input, cluster).map(({ code }) => code));
	return new Set(errorsOf(cluster).flatMap(({ code }) => (shown.has(code) ? [] : [code])));
}
