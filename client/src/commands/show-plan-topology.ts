import * as vscode from 'vscode';
import { existingTarget } from '../migration/target-document.ts';
import { readArguments } from './arguments.ts';
import { planMigration } from './plan-migration.ts';
import type { Services } from './register.ts';

/** Draws what a target makes of its cluster, before, after and on the way; asks for a target where there is none yet. */
export async function showPlanTopology(services: Services, argument: unknown): Promise<unknown> {
	const target = await existingTarget(readArguments(argument));
	if (target !== 'new') return target && services.topology.showPlan(target);
	const planned = await planMigration(services, argument);
	const key = typeof planned === 'object' && planned !== null && 'target' in planned ? planned.target : undefined;
	if (typeof key !== 'string') return undefined;
	return services.topology.showPlan(await vscode.workspace.openTextDocument(vscode.Uri.parse(key, true)));
}
