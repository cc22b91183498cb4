import { refusal } from '../command.ts';
import type { RehearsedPlan, Wishes } from './rehearsal.ts';
import { entriesBefore, sumsOf } from './tree-entries.ts';

/** The files that plans were made from stand in the workspace, or in the plan where it replaces them. */
export function finder(plans: readonly RehearsedPlan[], texts: Iterable<string>): Wishes['textOf'] {
	const replaced = plans.flatMap(({ plan }) => plan.files.flatMap(({ before }) => before ?? []));
	const known = sumsOf([...replaced, ...texts]);
	return (sum) => known.get(sum);
}

/** Refuses a workspace that lacks a file which nobody gave a tree for. */
export function refuseOtherFiles(
	plans: readonly RehearsedPlan[],
	textOf: Wishes['textOf'],
	trees: ReadonlyMap<string, string>,
	workspace: string,
): void {
	const [first] = plans;
	const missing = first
		? entriesBefore(first.plan, textOf).filter(({ kind, host }) => kind === 'missing' && !trees.has(host))
		: [];
	if (missing.length === 0) return;
	const list = missing.map(({ host, path: file }) => `${host}:${file}`).join(', ');
	throw refusal(
		{
			en: 'the workspace {workspace} does not hold the files that the plan was made from: {list}; name the right folder with --workspace, or make a new plan',
			zh: '工作区 {workspace} 中没有生成计划时所用的文件：{list}；请用 --workspace 指定正确的目录，或重新生成计划',
		},
		{ workspace, list },
	);
}
