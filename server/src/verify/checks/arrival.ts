import type { Plan, PlanProblem } from '../../plan/plan.ts';
import { generalProblem } from '../../plan/problem.ts';
import { hostState, hostsIn, type SystemState } from '../../plan/system-state.ts';
import { runnersIn } from '../../plan/wanted-cluster.ts';
import { type ConfigFolders, filesInUse } from '../files-in-use.ts';
import type { PlanCheck } from './check.ts';

/** In the end every file is the wanted one, every node runs where it shall, and nothing else could be started. */
const arrival: PlanCheck = function* ({ plan, simulation, folders }) {
	if (plan.steps.length === 0) return;
	const { last } = simulation;
	yield* wrongFiles(plan, last);
	yield* wrongRunners(plan, last, folders);
	yield* notRunning(plan, last);
};

export default arrival;

function* wrongFiles(plan: Plan, last: SystemState): Iterable<PlanProblem> {
	for (const { host, path, after } of plan.files) {
		if (hostState(last, host).files.get(path) === after) continue;
		yield generalProblem(
			{
				en: 'In the end {path} on {host} is not the wanted file.',
				zh: '最终 {host} 上的 {path} 不是目标文件。',
			},
			{ path, host },
		);
	}
}

/** The own files of controllers and agents say who can be started where. */
function* wrongRunners(plan: Plan, last: SystemState, folders: ConfigFolders): Iterable<PlanProblem> {
	const files = hostsIn(last).flatMap((host) => filesInUse(last, host, folders));
	const found = runnersIn(files);
	const wanted = plan.target
		.filter(({ mode }) => mode === 'controller' || mode === 'agent')
		.map(({ host, port, alias }) => `${host}:${port}:${alias}`);
	const [more, less] = [without(found, wanted), without(wanted, found)];
	if (more.length === 0 && less.length === 0) return;
	yield generalProblem(
		{
			en: 'In the end the files would start {more} too much and {less} not at all.',
			zh: '最终的文件会多启动 {more}，而不会启动 {less}。',
		},
		{ more: more.join(', ') || '–', less: less.join(', ') || '–' },
	);
}

function without(all: readonly string[], others: readonly string[]): string[] {
	const known = new Set(others);
	return all.filter((one) => !known.has(one));
}

function* notRunning(plan: Plan, last: SystemState): Iterable<PlanProblem> {
	for (const { alias, host, registered } of plan.target) {
		if (!registered || hostState(last, host).running.has(alias)) continue;
		yield generalProblem(
			{ en: 'In the end {alias} does not run on {host}.', zh: '最终 {alias} 没有在 {host} 上运行。' },
			{ alias, host },
		);
	}
}
