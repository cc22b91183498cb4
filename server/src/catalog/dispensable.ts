import type { Parameter } from './parameter.ts';

/** Parameters that are still in the reference although newer releases do without them. */
const DISPENSABLE: ReadonlyMap<string, readonly string[]> = new Map([['subPort', ['2.00.9']]]);

/** The first releases of each line that no longer need a parameter; nothing where all releases do, or nobody knows. */
export function dispensableSince({ name, deprecated }: Parameter): readonly string[] | undefined {
	return deprecated?.since ?? DISPENSABLE.get(name);
}
