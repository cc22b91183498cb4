import { say } from '../../base/message.ts';
import type { PlanProblem } from '../../plan/plan.ts';
import { hostState, hostsIn, type SystemState } from '../../plan/system-state.ts';
import { type SimulatedStep, type Simulation, stepProblem } from '../simulate.ts';
import type { PlanCheck } from './check.ts';

/**
 * Taking steps back restores every configuration file, as bytes: that is checked for each step by itself, so it holds
 * from everywhere back to the start. Processes are stopped and started by hosts, so for them the whole way is walked.
 */
const wayBack: PlanCheck = function* ({ simulation }) {
	const steps = reversible(simulation);
	for (const one of steps) yield* lostFiles(one);
	const ends = steps.length > MOST_WALKS ? [steps.length] : steps.map((_, at) => at + 1);
	for (const end of ends) yield* walkBack(steps.slice(0, end), simulation.first);
};

export default wayBack;

/** In long plans, only the longest way back is walked. */
const MOST_WALKS = 150;

function reversible({ steps }: Simulation): readonly SimulatedStep[] {
	const end = steps.findIndex(({ step }) => 'irreversible' in step.undo);
	return end < 0 ? steps : steps.slice(0, end);
}

function* lostFiles({ step, kind, before, after, changed }: SimulatedStep): Iterable<PlanProblem> {
	const back = kind.revert(step.data, after);
	for (const host of changed) {
		if (hasFiles(before, back, host)) continue;
		const what = say(
			{ en: 'Taking it back does not restore the files of {host}.', zh: '撤销后未能恢复 {host} 的文件。' },
			{ host },
		);
		yield stepProblem(step, what);
	}
}

/** Copies and backups stay, so only the files that were there before count. */
function hasFiles(before: SystemState, back: SystemState, host: string): boolean {
	const now = hostState(back, host).files;
	return [...hostState(before, host).files].every(([path, text]) => now.get(path) === text);
}

function* walkBack(steps: readonly SimulatedStep[], first: SystemState): Iterable<PlanProblem> {
	const last = steps.at(-1);
	if (!last) return;
	const back = steps.reduceRight((state, { kind, step }) => kind.revert(step.data, state), last.after);
	for (const host of hostsIn(back)) {
		if (sameProcesses(first, back, host) && hasFiles(first, back, host)) continue;
		const what = say(
			{ en: 'The way back from here does not restore {host}.', zh: '从此处回退不能恢复 {host}。' },
			{ host },
		);
		yield stepProblem(last.step, what);
	}
}

function sameProcesses(first: SystemState, back: SystemState, host: string): boolean {
	const [old, now] = [hostState(first, host).running, hostState(back, host).running];
	return old.size === now.size && [...old].every((alias) => now.has(alias));
}
