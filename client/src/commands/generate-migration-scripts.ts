import { generateScripts } from '../migration/generate.ts';
import { newTarget } from '../migration/new-target.ts';
import { existingTarget } from '../migration/target-document.ts';
import { readArguments } from './arguments.ts';
import type { Services } from './register.ts';

/** Generates the scripts for a target layout: of the active editor, of the workspace, or a new one. */
export async function generateMigrationScripts(services: Services, argument: unknown): Promise<unknown> {
	const given = readArguments(argument);
	const found = await existingTarget(given);
	return generateScripts(services, given, found === 'new' ? await newTarget(services, 'migrate', given) : found);
}
