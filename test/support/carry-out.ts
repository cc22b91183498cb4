import { initialState } from '../../server/src/plan/initial-state.ts';
import type { Plan } from '../../server/src/plan/plan.ts';
import { hostsIn } from '../../server/src/plan/system-state.ts';
import { configFoldersOf, filesInUse } from '../../server/src/verify/files-in-use.ts';
import { simulate } from '../../server/src/verify/simulate.ts';
import { ModelRun } from './model-run.ts';
import { sourceFor } from './plans.ts';
import type { Tree } from './tree.ts';

/**
 * Carries out a plan on toy machines: from every step before the point of no return the way back has to lead to the
 * start, and in the end all has to be as the steps mean. Returns what differs.
 */
export function runTo(files: Tree, target: string, plan: Plan): string[] {
	const source = sourceFor(files, target);
	const first = initialState(plan, source);
	const { steps, last } = simulate(plan, first);
	const end = steps.findIndex(({ step }) => 'irreversible' in step.undo);
	const backs = steps.slice(0, Math.max(0, end)).flatMap((_, at) => {
		const run = new ModelRun(plan, source);
		const done = steps.slice(0, at + 1);
		for (const { step } of done) run.do(step);
		for (const { step } of done.toReversed()) run.undo(step);
		return run.differences(first).map((one) => `back from ${done.at(-1)?.step.id}: ${one}`);
	});
	const forward = new ModelRun(plan, source);
	for (const { step } of steps) forward.do(step);
	const written = plan.files.filter(({ host, path, after }) => forward.hosts.look(host).files.get(path) !== after);
	return [
		...backs,
		...forward.differences(last),
		...written.map(({ host, path }) => `${host}: ${path} is not as planned`),
	];
}

/** The files in use after a plan, as a workspace would have them: a folder per host, and in it one per package. */
export function finalTree(files: Tree, target: string, plan: Plan): Tree {
	if (plan.steps.length === 0) return files;
	const first = initialState(plan, sourceFor(files, target));
	const { last } = simulate(plan, first);
	const folders = configFoldersOf(plan, first);
	const inUse = hostsIn(last).flatMap((host) => filesInUse(last, host, folders));
	return new Map(
		inUse.map(({ host, path, after }) => [host + path.replace(/^.*(\/[^/]+)\/server\/clusterDemo/, '$1'), after]),
	);
}
