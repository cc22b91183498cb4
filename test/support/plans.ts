import { render } from '../../server/src/base/message.ts';
import { templateCluster } from '../../server/src/plan/deployment-template.ts';
import type { Plan } from '../../server/src/plan/plan.ts';
import type { PresetName } from '../../server/src/plan/presets.ts';
import { readTarget } from '../../server/src/plan/read-target.ts';
import type { Source } from '../../server/src/plan/source.ts';
import { type PlannedStage, planMigration, sourceFor as readCluster } from '../../server/src/verify/plan-migration.ts';
import { clusterOf, ours, type Scenario, scenariosOf, targetTextOf } from './scenarios.ts';
import type { Tree } from './tree.ts';
import { workspaceOf } from './workspace.ts';

/** The plan of one of the five scenarios, made from our own files. */
export function planOf(name: PresetName): Plan {
	return planOfScenario(scenario(name));
}

/** One of our own scenarios. */
export function scenario(name: PresetName): Scenario {
	const found = scenariosOf(ours).find((one) => one.name === name);
	if (!found) throw new Error(`no scenario ${name}`);
	return found;
}

/** The plan of a scenario; throws where there is none. */
export function planOfScenario(scenario: Scenario): Plan {
	return planFor(scenario.source, targetTextOf(scenario));
}

/** The plan from files to a target; throws where there is none. */
export function planFor(source: Tree, targetText: string): Plan {
	const [plan, ...more] = plansFor(source, targetText);
	if (!plan || more.length > 0) throw new Error(`there are ${more.length + 1} plans`);
	return plan;
}

/** The plans from files to a target, one after the other; throws where there is none. */
export function plansFor(source: Tree, targetText: string): Plan[] {
	return stagesFor(source, targetText).map(({ plan }) => plan);
}

/** The plans with their parts of the target; throws where there is none. */
export function stagesFor(source: Tree, targetText: string): readonly PlannedStage[] {
	const planned = planMigration(snapshotOf(source), targetText);
	if ('stages' in planned) return planned.stages;
	throw new Error(planned.problems.map(({ message, place }) => `${place}: ${render(message, 'en')}`).join('\n'));
}

/** Why there is no plan: place and English text of every problem. */
export function problemsFor(source: Tree, targetText: string): (readonly [string | undefined, string])[] {
	const planned = planMigration(snapshotOf(source), targetText);
	if ('stages' in planned) return [];
	return planned.problems.map(({ place, message }) => [place, render(message, 'en')]);
}

/** The cluster as the planner reads it; for a deployment without files, that of the built-in template. */
export function sourceFor(source: Tree, targetText: string): Source {
	const { target } = readTarget(targetText);
	if (!target) throw new Error('the target does not fit');
	const cluster = clusterOf(source) ?? templateCluster(target);
	return readCluster(cluster, target);
}

/** The state of a workspace with these files. */
export function snapshotOf(source: Tree) {
	return workspaceOf([...source].map(([file, text]) => [`file:///w/${file}`, text] as const)).snapshot();
}
