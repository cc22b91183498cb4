import { groupBy } from '../../base/collections.ts';
import type { Operation } from '../../plan/operation.ts';
import type { Plan, Step } from '../../plan/plan.ts';
import { shellWords } from '../shell-quote.ts';

type CopyTree = Extract<Operation, { op: 'copy-tree' }>;

/** The lines that change the marks beside all copies that come into use; backups are not among them. */
export function markLines(plan: Plan, change: 'at_seal' | 'at_unseal'): string[] {
	const copies = plan.steps.flatMap(copiesOf).filter(({ snapshot }) => !snapshot);
	return changeLines(copies, change);
}

/** The lines that make the backups of a step no longer complete, so that the next run makes them anew. */
export function reopenLines(step: Step): string[] {
	return changeLines(
		copiesOf(step).filter(({ snapshot }) => snapshot),
		'at_reopen',
	);
}

function changeLines(copies: readonly CopyTree[], change: string): string[] {
	const byHost = groupBy(copies, ({ to }) => to.host);
	return [...byHost].map(([host, group]) => `act ${shellWords([host, change, ...group.map(({ to }) => to.path)])}`);
}

function copiesOf({ operations }: Step): CopyTree[] {
	return operations.filter((operation) => operation.op === 'copy-tree');
}
