import { groupBy, unique } from '../../base/collections.ts';
import type { Operation } from '../../plan/operation.ts';
import type { Plan, Step } from '../../plan/plan.ts';

/** Operations of a step that follow one another on one host. Pasted in the order of the plan, blocks do what it does. */
export interface Block {
	readonly step: Step;
	readonly host: string;
	/** Which of the blocks of its step it is, from 1, and how many there are. */
	readonly number: number;
	readonly count: number;
	readonly operations: readonly Operation[];
	/** The folders that are sealed here when the step begins; the copies that are compared before. */
	readonly seals: readonly string[];
	readonly compares: readonly CopyTree[];
}

type CopyTree = Extract<Operation, { op: 'copy-tree' }>;

/** The blocks of a plan, in its order. */
export function blocksOf(plan: Plan): Block[] {
	const seal = plan.steps.find(({ seals }) => seals);
	const copies = plan.steps
		.slice(0, seal ? plan.steps.indexOf(seal) : 0)
		.flatMap(({ operations }) => operations)
		.filter((operation): operation is CopyTree => operation.op === 'copy-tree' && !operation.snapshot);
	return plan.steps.flatMap((step) => {
		const parts = [...(step === seal ? sealParts(copies) : []), ...operationParts(step)];
		return parts.map((part, at) => ({ step, number: at + 1, count: parts.length, ...part }));
	});
}

type Part = Omit<Block, 'step' | 'number' | 'count'>;

function sealParts(copies: readonly CopyTree[]): Part[] {
	const sources = [...groupBy(copies, ({ from }) => from.host)];
	const targets = [...groupBy(copies, ({ to }) => to.host)];
	return [
		...sources.map(([host, compares]) => ({ host, compares, seals: [], operations: [] })),
		...targets.map(([host, group]) => ({ host, compares: [], seals: group.map(({ to }) => to.path), operations: [] })),
	];
}

function operationParts({ operations }: Step): Part[] {
	if (operations.every(({ op }) => op === 'require')) return checkParts(operations);
	const parts: { host: string; operations: Operation[]; seals: []; compares: [] }[] = [];
	for (const operation of operations) {
		const host = ownerOf(operation);
		if (host === undefined) continue;
		const last = parts.at(-1);
		if (last?.host === host) last.operations.push(operation);
		else parts.push({ host, operations: [operation], seals: [], compares: [] });
	}
	return parts;
}

/** What only looks may be done in any order: once on every host is enough. */
function checkParts(operations: readonly Operation[]): Part[] {
	const groups = groupBy(operations, (operation) => ownerOf(operation) ?? '');
	return [...groups].map(([host, group]) => ({ host, operations: group, seals: [], compares: [] }));
}

/** The host that carries an operation out: ssh leads from where data are to where they go, and need not lead back. */
function ownerOf(operation: Operation): string | undefined {
	switch (operation.op) {
		case 'confirm':
			return undefined;
		case 'copy-tree':
			return operation.from.host;
		case 'require':
			return sourceOf(operation) ?? operation.host;
		default:
			return operation.host;
	}
}

/** The one host whose trees need room elsewhere; nothing where there are several, or for other checks. */
export function sourceOf({ probe }: Extract<Operation, { op: 'require' }>): string | undefined {
	if (probe.probe !== 'space-for') return undefined;
	const [first, ...others] = unique(probe.trees.map(({ host }) => host));
	return others.length === 0 ? first : undefined;
}
