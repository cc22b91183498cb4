import { blueprintOf } from './blueprint.ts';
import { addedWorkerProblems } from './check/added-workers.ts';
import { folderProblems } from './check/folders.ts';
import { hostProblems } from './check/hosts.ts';
import { type GroupSize, memberProblems } from './check/members.ts';
import { nodeProblems } from './check/nodes.ts';
import { sourcePackageProblems, wantedPackageProblems } from './check/packages.ts';
import type { PlanProblem } from './plan.ts';
import type { Source } from './source.ts';
import type { Target } from './target-layout.ts';
import { wantedLayout } from './wanted.ts';

/** Why no plan can be made for a target. Later checks are asked only where the earlier ones leave something to ask. */
export function checkTarget(source: Source, target: Target, size: GroupSize = 'final'): PlanProblem[] {
	const named = [
		...hostProblems(source, target),
		...nodeProblems(source, target),
		...sourcePackageProblems(source, target),
	];
	if (named.length > 0) return named;
	const wanted = wantedLayout(source, target);
	const laid = [...memberProblems(source, wanted, size), ...wantedPackageProblems(source, target, wanted)];
	if (laid.length > 0) return laid;
	const blueprint = blueprintOf(source, target);
	const unclear = addedWorkerProblems(blueprint);
	return unclear.length > 0 ? unclear : folderProblems(blueprint);
}
