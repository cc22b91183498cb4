import type { Message } from '../../base/message.ts';
import type { Operation } from '../operation.ts';
import type { Risk, Step } from '../plan.ts';
import type { SystemState } from '../system-state.ts';

/** Everything there is to know about one kind of step: what it means, and what machines have to do. */
export interface StepKind<Data> {
	readonly kind: string;
	readonly risk: Risk;
	/** The name of a state that is allowed after it although configuration files may contradict one another. */
	readonly leaves?: 'configuration in progress';
	readonly seals?: true;
	title(data: Data): Message;
	reason(data: Data): Message;
	/** What tells it from others of its kind, for its id. */
	label(data: Data): string;
	/** Why the step may not be done now; nothing when it may. */
	blockers(data: Data, state: SystemState): Iterable<Message>;
	/** The state after the step: what it means. */
	apply(data: Data, state: SystemState): SystemState;
	/** The state after the step was taken back. */
	revert(data: Data, state: SystemState): SystemState;
	/** What machines have to do. */
	lower(data: Data): readonly Operation[];
	/** What machines have to do to take it back, or why nothing can. */
	undo(data: Data): Step['undo'];
}

type Optional = 'blockers' | 'apply' | 'revert' | 'undo';

/** Defines a kind. Without words to the contrary nothing blocks it, it changes nothing, and there is nothing to undo. */
export function defineStep<Data>(
	kind: Omit<StepKind<Data>, Optional> & Partial<Pick<StepKind<Data>, Optional>>,
): StepKind<Data> {
	const same = (_data: Data, state: SystemState) => state;
	return { blockers: () => [], apply: same, revert: same, undo: () => [], ...kind };
}

/** A step that is still to be put in order. */
export interface StepSeed {
	readonly key: string;
	readonly kind: StepKind<unknown>;
	readonly data: unknown;
	/** Keys of seeds that have to be done before. */
	readonly after: readonly string[];
	readonly gate: string | undefined;
}

/** A seed of a kind. The key is made of the kind and its label. */
export function seed<Data>(kind: StepKind<Data>, data: Data, after: readonly string[], gate?: string): StepSeed {
	const label = kind.label(data);
	return {
		key: label === '' ? kind.kind : `${kind.kind}-${label}`,
		kind: kind as StepKind<unknown>,
		data,
		after,
		gate,
	};
}
