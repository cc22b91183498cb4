import type { Operation } from '../../plan/operation.ts';
import type { Step } from '../../plan/plan.ts';
import { stepGroups } from '../bash/step-groups.ts';

/** The files with tasks that carry out operations. */
export type TaskFile = 'require' | 'confirm' | 'run' | 'arrange' | 'copy' | 'write' | 'restore';

/** Operations that one file of tasks carries out: on each host in their order, on different hosts at the same time. */
export interface Part {
	readonly task: TaskFile;
	readonly operations: readonly Placed[];
}

/** An operation with the step it belongs to, and the host that carries it out; a question has none. */
export interface Placed {
	readonly step: Step;
	readonly operation: Operation;
	readonly host: string | undefined;
}

/** Steps that are one play, and what the play does in turn. */
export interface Wave {
	readonly steps: readonly Step[];
	readonly parts: readonly Part[];
}

/**
 * Steps as plays. Neighbours become one play over many hosts where none waits for another, all do the same things in
 * the same order, and each has hosts of its own; copies where they may run at the same time.
 */
export function wavesOf(steps: readonly Step[]): Wave[] {
	const groups = new Map(stepGroups(steps).flatMap((group, at) => group.map((step) => [step, at] as const)));
	const waves: Open[] = [];
	for (const step of steps) {
		const open = waves.at(-1);
		const one = opened(step, groups.get(step) ?? -1);
		if (open && mayJoin(open, one)) join(open, one);
		else waves.push(one);
	}
	return waves;
}

/** A play that further steps may still join. */
interface Open extends Wave {
	readonly steps: Step[];
	readonly parts: OpenPart[];
	readonly alone: boolean;
	readonly group: number;
	readonly shape: string;
	readonly hosts: Set<string>;
	readonly ids: Set<string>;
	readonly after: Set<string>;
}

interface OpenPart extends Part {
	readonly operations: Placed[];
}

function opened(step: Step, group: number): Open {
	const parts = partsOf(step);
	const tasks = parts.map(({ task }) => task);
	return {
		steps: [step],
		parts,
		alone: step.seals === true || step.gate !== undefined || tasks.length === 0 || tasks.includes('confirm'),
		group,
		shape: tasks.join(),
		hosts: new Set(step.operations.flatMap(hostsIn)),
		ids: new Set([step.id]),
		after: new Set(step.after),
	};
}

function mayJoin(open: Open, one: Open): boolean {
	if (open.alone || one.alone || open.shape !== one.shape) return false;
	if ([...one.after].some((id) => open.ids.has(id)) || [...one.ids].some((id) => open.after.has(id))) return false;
	if (one.parts.some(({ task }) => task === 'copy')) return open.group === one.group;
	return ![...one.hosts].some((host) => open.hosts.has(host));
}

function join(open: Open, one: Open): void {
	open.steps.push(...one.steps);
	for (const [at, { operations }] of open.parts.entries()) operations.push(...(one.parts[at]?.operations ?? []));
	for (const host of one.hosts) open.hosts.add(host);
	for (const id of one.ids) open.ids.add(id);
	for (const id of one.after) open.after.add(id);
}

/** What a step does in turn. */
function partsOf(step: Step): OpenPart[] {
	const placed = step.operations.map((operation) => ({ step, operation, host: hostOf(operation) }));
	const parts: OpenPart[] = [];
	for (const one of placed) {
		const task = taskOf(one.operation);
		const last = parts.at(-1);
		if (last?.task === task && task !== 'confirm' && (ANY_ORDER.has(task) || last.operations.at(-1)?.host === one.host))
			last.operations.push(one);
		else parts.push({ task, operations: [one] });
	}
	return parts;
}

/** Operations of these kinds may go on at the same time on different hosts, although a step has them one by one. */
const ANY_ORDER: ReadonlySet<TaskFile> = new Set(['require', 'write', 'restore']);

function taskOf(operation: Operation): TaskFile {
	switch (operation.op) {
		case 'require':
			return 'require';
		case 'run':
		case 'wait-until':
			return 'run';
		case 'rename':
		case 'make-folder':
			return 'arrange';
		case 'copy-tree':
			return 'copy';
		case 'write-file':
			return 'write';
		case 'restore-file':
			return 'restore';
		case 'confirm':
			return 'confirm';
	}
}

/** The host that an operation is for: a copy is for the one that receives it. */
function hostOf(operation: Operation): string | undefined {
	if (operation.op === 'confirm') return undefined;
	return operation.op === 'copy-tree' ? operation.to.host : operation.host;
}

function hostsIn(operation: Operation): string[] {
	const host = hostOf(operation);
	return host === undefined ? [] : [host];
}
