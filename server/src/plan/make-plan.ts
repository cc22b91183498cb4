import { type Blueprint, blueprintOf, hasChanges } from './blueprint.ts';
import { nodeRows } from './node-rows.ts';
import { orderSteps } from './order-steps.ts';
import type { Plan, PlannedFile, Step } from './plan.ts';
import { planHost } from './plan-host.ts';
import { identified } from './plan-id.ts';
import { seedsOf } from './seeds.ts';
import type { Source } from './source.ts';
import type { StepSeed } from './steps/step-kind.ts';
import type { Target } from './target-layout.ts';
import { unknownRemovals } from './target-warnings.ts';
import { planWarnings } from './warnings.ts';

/** Makes the plan that leads from a cluster to a target. Both have to be without problems; `verify` tries the plan. */
export function makePlan(source: Source, target: Target): Plan {
	const blueprint = blueprintOf(source, target);
	const steps = hasChanges(blueprint) ? orderSteps(seedsOf(blueprint)) : [];
	return identified(planWithoutId(blueprint, stepsOf(steps)));
}

function planWithoutId(blueprint: Blueprint, steps: readonly Step[]): Omit<Plan, 'id'> {
	const { source, target, wanted, files, moves } = blueprint;
	const { transfer, stateFolder, parallel } = target.options;
	return {
		version: 1,
		name: target.name ?? target.kind,
		kind: target.kind,
		hosts: blueprint.hosts.map((address) => planHost(address, target)),
		source: target.kind === 'deploy' ? [] : source.placements,
		target: wanted.placements,
		files: steps.length === 0 ? [] : files.filter(({ before, after }) => before !== after).map(plannedFile),
		nodeRows: nodeRows(files),
		moves: moves.map(({ from, to, excludes, reason }) => ({ from, to, excludes, reason })),
		options: { transfer, stateFolder, parallel },
		steps,
		warnings: steps.length === 0 ? unknownRemovals(blueprint) : planWarnings(blueprint),
	};
}

function stepsOf(seeds: readonly StepSeed[]): Step[] {
	const digits = Math.max(2, String(seeds.length).length);
	const ids = new Map(seeds.map(({ key }, at) => [key, `${String(at + 1).padStart(digits, '0')}-${plain(key)}`]));
	return seeds.map(({ key, kind, data, after, gate }) => ({
		id: ids.get(key) ?? key,
		kind: kind.kind,
		title: kind.title(data),
		reason: kind.reason(data),
		risk: kind.risk,
		after: after.map((one) => ids.get(one) ?? one),
		operations: kind.lower(data),
		undo: kind.undo(data),
		...(gate !== undefined && { gate }),
		...(kind.seals && { seals: true }),
		data,
	}));
}

/** Ids become names of files and functions. */
function plain(key: string): string {
	return key.replace(/[^A-Za-z0-9._-]+/g, '_');
}

function plannedFile({ host, path, before, after, workspaceFile }: Blueprint['files'][number]): PlannedFile {
	return { host, path, before, after, workspaceFile };
}
