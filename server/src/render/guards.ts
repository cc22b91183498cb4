import { groupBy, unique } from '../base/collections.ts';
import { ALL_PAIRS } from '../plan/machine-requirements.ts';
import type { Operation } from '../plan/operation.ts';
import type { Plan, Step } from '../plan/plan.ts';
import { withMode } from '../plan/processes.ts';

/**
 * A plan in which every copy asks again whether all stands still, as the last check before it did: a script may have
 * been interrupted, and the old cluster started, between the two. Copies after the seal are left alone.
 */
export function withGuards(plan: Plan): Plan {
	const seal = plan.steps.findIndex(({ seals }) => seals);
	const isLarge = plan.hosts.length > ALL_PAIRS;
	let guardsOf: (step: Step) => readonly Operation[] = () => [];
	const steps = plan.steps.map((step, at): Step => {
		if (isStandstillCheck(step)) guardsOf = isLarge ? nearGuards(step.operations, plan) : () => step.operations;
		const guarded = copies(step) && (seal < 0 || at < seal) && !step.operations.some(asksForStandstill);
		return guarded ? { ...step, operations: [...guardsOf(step), ...step.operations] } : step;
	});
	return { ...plan, steps };
}

/**
 * Where every copy would ask too many hosts, it asks those with controllers, without which no node finishes a
 * transaction, and its own, whose processes alone write what is copied.
 */
function nearGuards(guards: readonly Guard[], { source, target }: Plan): (step: Step) => Guard[] {
	const byHost = groupBy(guards, ({ host }) => host);
	const leading = withMode([...source, ...target], 'controller').map(({ host }) => host);
	return ({ operations }) =>
		unique([...leading, ...operations.flatMap(copyHosts)]).flatMap((host) => byHost.get(host) ?? []);
}

type Guard = Extract<Operation, { op: 'require' }>;

function copyHosts(operation: Operation): string[] {
	return operation.op === 'copy-tree' ? [operation.from.host, operation.to.host] : [];
}

function copies({ operations }: Step): boolean {
	return operations.some(({ op }) => op === 'copy-tree');
}

function isStandstillCheck(step: Step): step is Step & { operations: readonly Guard[] } {
	return step.operations.length > 0 && step.operations.every(asksForStandstill);
}

function asksForStandstill(operation: Operation): operation is Guard {
	return operation.op === 'require' && operation.probe.probe === 'no-process-below';
}
