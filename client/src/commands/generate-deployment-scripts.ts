import { generateScripts } from '../migration/generate.ts';
import { newTarget } from '../migration/new-target.ts';
import { existingTarget } from '../migration/target-document.ts';
import { readArguments } from './arguments.ts';
import type { Services } from './register.ts';

/** Generates the scripts that set up a new cluster. The workspace may be empty. */
export async function generateDeploymentScripts(services: Services, argument: unknown): Promise<unknown> {
	const given = readArguments(argument);
	const target = given.target ? await existingTarget(given) : await newTarget(services, 'deploy', given);
	return generateScripts(services, given, target === 'new' ? undefined : target);
}
