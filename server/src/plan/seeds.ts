import type { Blueprint } from './blueprint.ts';
import { deploymentSeeds } from './seeds/deployment.ts';
import { migrationSeeds } from './seeds/migration.ts';
import type { StepSeed } from './steps/step-kind.ts';

/** The steps that a blueprint takes, and what each has to wait for. */
export function seedsOf(blueprint: Blueprint): StepSeed[] {
	return blueprint.target.kind === 'deploy' ? deploymentSeeds(blueprint) : migrationSeeds(blueprint);
}
