import { say } from '../../base/message.ts';
import type { Placement, Plan, PlanProblem, Step } from '../../plan/plan.ts';
import { generalProblem } from '../../plan/problem.ts';
import { withMode } from '../../plan/processes.ts';
import { isOrderedStartSafe, majority } from '../../plan/quorum.ts';
import { confirmationOf } from '../../plan/steps/confirm-point.ts';
import { hostState, type SystemState } from '../../plan/system-state.ts';
import { wantedCluster } from '../../plan/wanted-cluster.ts';
import { filesInUse } from '../files-in-use.ts';
import { type SimulatedStep, stepProblem } from '../simulate.ts';
import type { CheckInput, PlanCheck } from './check.ts';

/**
 * M5 to M8: at no moment may controllers run by different lists of members, or one that its list does not name, or as
 * many without the metadata as could elect a leader among themselves.
 */
const quorum: PlanCheck = function* (input) {
	const { plan, simulation } = input;
	if (plan.kind === 'deploy' || plan.steps.length === 0) return;
	const group = groupOf(plan);
	yield* unsafeChange(group);
	for (const simulated of simulation.steps) {
		const { step, after } = simulated;
		const started = startedControllers(group.all, simulated);
		if (started.length === 0) continue;
		const running = group.all.filter((one) => runs(after, one));
		yield* strangers(step, running, after, input);
		yield* emptyMajority(step, group, running, after);
	}
};

export default quorum;

/** The controllers of both layouts. */
interface Group {
	readonly old: readonly Placement[];
	readonly removed: readonly Placement[];
	readonly added: readonly Placement[];
	/** Where each of them runs before or after. */
	readonly all: readonly Placement[];
}

function groupOf({ source, target }: Plan): Group {
	const [old, next] = [withMode(source, 'controller'), withMode(target, 'controller')];
	const [before, after] = [new Set(old.map(({ alias }) => alias)), new Set(next.map(({ alias }) => alias))];
	const places = new Map([...old, ...next].map((one) => [`${one.host}\n${one.alias}`, one]));
	return {
		old,
		removed: old.filter(({ alias }) => !after.has(alias)),
		added: next.filter(({ alias }) => !before.has(alias)),
		all: [...places.values()],
	};
}

function* unsafeChange({ old, removed, added }: Group): Iterable<PlanProblem> {
	if (isOrderedStartSafe({ old: old.length, removed: removed.length, added: added.length })) return;
	yield generalProblem(
		{
			en: 'A group of {old} controllers that loses {removed} and gains {added} in one plan could elect a leader without the metadata.',
			zh: '{old} 个控制节点在一个计划中移除 {removed} 个并新增 {added} 个，可能选出没有元数据的 leader。',
		},
		{ old: old.length, removed: removed.length, added: added.length },
	);
}

function startedControllers(all: readonly Placement[], { before, after, changed }: SimulatedStep): Placement[] {
	const hosts = new Set(changed);
	return all.filter((one) => hosts.has(one.host) && runs(after, one) && !runs(before, one));
}

function runs(state: SystemState, { alias, host }: Placement): boolean {
	return hostState(state, host).running.has(alias);
}

/** M5: all that run read one list, and it names them. */
function* strangers(
	step: Step,
	running: readonly Placement[],
	state: SystemState,
	{ folders }: CheckInput,
): Iterable<PlanProblem> {
	const lists = running.map((one) => ({ one, list: membersFor(one, filesInUse(state, one.host, folders)) }));
	const [first] = lists;
	const other = lists.find(({ list }) => list.join() !== first?.list.join());
	if (first && other) {
		const names = { a: first.one.alias, b: other.one.alias };
		const text = {
			en: '{a} and {b} run by different lists of controllers.',
			zh: '{a} 与 {b} 使用不同的控制节点列表。',
		};
		yield stepProblem(step, say(text, names));
	}
	const stranger = lists.find(({ one, list }) => !list.includes(one.alias));
	if (!stranger) return;
	const text = {
		en: '{alias} runs, but its list of controllers does not name it.',
		zh: '{alias} 正在运行，但不在其控制节点列表中。',
	};
	yield stepProblem(step, say(text, { alias: stranger.one.alias }));
}

/** The aliases of controllers in the cluster.nodes beside the own file of a controller. */
function membersFor({ alias }: Placement, files: ReturnType<typeof filesInUse>): string[] {
	const pkg = wantedCluster(files).packages.find(({ controller }) => controller?.localSite?.site.alias === alias);
	const rows = pkg?.nodes?.rows.filter(({ mode }) => mode === 'controller') ?? [];
	return rows.map((row) => row.alias).sort();
}

/** M6: before a leader with the metadata was seen, those that may lack some of it must be no majority. */
function* emptyMajority(
	step: Step,
	{ old, removed, added }: Group,
	running: readonly Placement[],
	state: SystemState,
): Iterable<PlanProblem> {
	if (state.confirmed.has(confirmationOf('leader', []))) return;
	const isAdded = new Set(added.map(({ alias }) => alias));
	const empty = running.filter(({ alias }) => isAdded.has(alias)).length;
	const kept = old.length - removed.length;
	const behind = kept - (majority(old.length) - removed.length);
	if (empty === 0 || empty + Math.min(behind, running.length - empty) < majority(kept + added.length)) return;
	yield stepProblem(
		step,
		say({
			en: 'Controllers without all of the metadata could elect a leader among themselves.',
			zh: '缺少元数据的控制节点可能在彼此之间选出 leader。',
		}),
	);
}
