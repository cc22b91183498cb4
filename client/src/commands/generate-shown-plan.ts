import { generateMigrationScripts } from './generate-migration-scripts.ts';
import type { Services } from './register.ts';

/** Generates the scripts of the plan that the view shows, from its target as it is now. */
export async function generateShownPlan(services: Services): Promise<unknown> {
	const target = services.plans.shown?.target;
	return target ? generateMigrationScripts(services, { targetUri: target }) : undefined;
}
