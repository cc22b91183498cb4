import { newTarget } from '../migration/new-target.ts';
import { requestPlan, showMarkdown } from '../migration/plan-documents.ts';
import { isProblems, showProblems } from '../migration/problems.ts';
import { showPlan } from '../migration/show-plan.ts';
import { readArguments } from './arguments.ts';
import type { Services } from './register.ts';

/**
 * Asks what a cluster shall become, opens the target as an unsaved document and shows the plan beside it.
 * Writes nothing.
 */
export async function planMigration(services: Services, argument: unknown): Promise<unknown> {
	const target = await newTarget(services, 'migrate', readArguments(argument));
	if (!target) return undefined;
	if (isProblems(target)) return showProblems(services, 'wizard', target);
	const key = target.uri.toString();
	const plan = await requestPlan(services, target);
	if (!plan) return undefined;
	if (isProblems(plan)) return showProblems(services, key, plan);
	const { runbook } = showPlan(services, target, plan);
	await showMarkdown(runbook, 'beside');
	return { target: key, name: plan.name, steps: plan.stages.flatMap(({ steps }) => steps).length };
}
