import type { NodeOnHost } from '../start-checks.ts';
import type { StepSeed } from '../steps/step-kind.ts';

/** The keys of seeds, for those that come after. */
export function keys(seeds: readonly StepSeed[]): string[] {
	return seeds.map(({ key }) => key);
}

/** A node and its host, without the rest. */
export function nodeOf({ alias, host }: NodeOnHost): NodeOnHost {
	return { alias, host };
}
