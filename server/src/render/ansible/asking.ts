import { groupBy } from '../../base/collections.ts';
import { remembering } from '../../base/remember.ts';
import type { Operation } from '../../plan/operation.ts';
import type { Step } from '../../plan/plan.ts';
import type { Placed } from './waves.ts';

/** A question to a host. */
export type Require = Extract<Operation, { op: 'require' }>;

/** Steps that ask one host the same, at the same time. */
export interface Asking {
	readonly steps: readonly Step[];
	readonly own: readonly Require[];
}

/** What steps ask one host in a part, each question once; the operations are the same objects where they ask the same. */
export function askedTogether(placed: readonly Placed[], isEarly: (step: Step) => boolean): Asking[] {
	const numbers = new Map<Operation, number>();
	const numberOf = ({ operation }: Placed) => {
		const number = numbers.get(operation) ?? numbers.size;
		numbers.set(operation, number);
		return number;
	};
	const asking = new Map<string, Asking & { readonly steps: Step[] }>();
	for (const [step, group] of groupBy(placed, ({ step }) => step)) {
		const key = [isEarly(step), copies(step), ...group.map(numberOf)].join();
		const same = asking.get(key);
		if (same) same.steps.push(step);
		else asking.set(key, { steps: [step], own: group.map(({ operation }) => operation as Require) }); // by waves.ts
	}
	return [...asking.values()];
}

/**
 * Whether a step copies anything: then it asks again whenever it is gone through. Remembered, since a step may ask all
 * hosts, and each of them wants to know.
 */
export const copies = remembering(({ operations }: Step) => operations.some(({ op }) => op === 'copy-tree'));
