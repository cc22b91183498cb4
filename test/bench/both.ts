import { FLOOR, type Measured, OURS } from './result.ts';
import { summary } from './statistics.ts';

/** The results of the floor and of ours, which took turns in that order. */
export function* both(part: string, what: string, values: readonly number[][]): Iterable<Measured> {
	for (const [at, by] of [FLOOR, OURS].entries()) yield { part, what, by, unit: 'ms', ...summary(values[at] ?? []) };
}
