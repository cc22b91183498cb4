import { groupBy } from '../../base/collections.ts';
import { render } from '../../base/message.ts';
import type { Operation } from '../../plan/operation.ts';
import type { Step } from '../../plan/plan.ts';
import { describeOperation } from '../describe.ts';
import { shellWords } from '../shell-quote.ts';
import { arrangeWords, askWords, callLine, copyWords, questionWords, runWords } from './calls.ts';
import type { Hosts } from './hosts.ts';
import type { Part, Placed, TaskFile } from './waves.ts';
import type { Yaml } from './yaml.ts';

/** What the variables of hosts are made of. */
export interface Knowledge {
	readonly hosts: Hosts;
	/** The name of a file that the plan brings along. */
	readonly sourceOf: (host: string, path: string, sha256: string) => string | undefined;
	/** Whether a step comes before the first one that changes anything. */
	readonly isEarly: (step: Step) => boolean;
	/** The sums that a file may have before a write when nothing of the plan has been done yet. */
	readonly sumsBefore: (host: string, path: string) => readonly string[];
}

/** What each host has to do in a part that does something, as its tasks read it, by the address of the host. */
export function itemsOf(
	{ operations }: Part,
	task: Exclude<TaskFile, 'require'>,
	know: Knowledge,
): Map<string, Yaml[]> {
	const byHost = groupBy(
		operations.filter(({ host }) => host !== undefined),
		({ host }) => host ?? '',
	);
	return new Map([...byHost].map(([host, placed]) => [host, itemMakers[task](placed, know)]));
}

type Make = (placed: readonly Placed[], know: Knowledge) => Yaml[];
type Op<Name extends Operation['op']> = Extract<Operation, { op: Name }>;

const itemMakers: Readonly<Record<Exclude<TaskFile, 'require'>, Make>> = {
	confirm: () => [],
	run: (placed, know) =>
		perStep(placed).map(([step, operations]) => {
			const calls = operations.map((one) => [whatOf(one), doWords(one as Op<'run' | 'wait-until'>, know)] as const); // by waves.ts
			return {
				...{ step: step.id, what: calls.map(([what]) => what).join('; ') },
				call: callLine(['do_all', ...questionWords(calls)]),
			};
		}),
	arrange: (placed) =>
		perStep(placed).map(([step, operations]) => ({
			...{ step: step.id, what: operations.map(whatOf).join('; ') },
			call: callLine(['make_so', ...operations.flatMap((one) => arrangeWords(one as Op<'rename' | 'make-folder'>))]), // by waves.ts
		})),
	copy: (placed, { hosts }) =>
		placed.map(({ step, operation }) => {
			const copy = operation as Op<'copy-tree'>; // by waves.ts
			const call = callLine(copyWords(hosts, 'copy_tree', copy));
			return { step: step.id, what: whatOf(copy), source: hosts.nameOf(copy.from.host), call };
		}),
	write: (placed, know) => placed.map(({ step, operation }) => writeItem(step, operation as Op<'write-file'>, know)), // by waves.ts
	restore: (placed) =>
		placed.map(({ step, operation }) => {
			const { path, keep, before, written } = operation as Op<'restore-file'>; // by waves.ts
			return { step: step.id, path, keep, before, written, look: shellWords([path, keep]) };
		}),
};

function doWords(operation: Op<'run' | 'wait-until'>, { hosts }: Knowledge): readonly string[] {
	if (operation.op === 'run') return runWords(hosts, operation);
	const { host, probe, timeoutSeconds } = operation;
	return ['wait_until', String(timeoutSeconds), ...askWords(hosts, host, probe)];
}

function perStep(placed: readonly Placed[]): [Step, Operation[]][] {
	const bySteps = groupBy(placed, ({ step }) => step);
	return [...bySteps].map(([step, group]) => [step, group.map(({ operation }) => operation)]);
}

function writeItem(step: Step, write: Op<'write-file'>, { sourceOf, sumsBefore }: Knowledge): Yaml {
	const { host, path, sha256, before, keep } = write;
	return {
		...{ step: step.id, path, source: sourceOf(host, path, sha256) ?? '', sha256, before, keep },
		expected: [...sumsBefore(host, path)],
		look: shellWords([path, keep]),
		parents: shellWords(before === 'absent' ? [path] : [path, keep]),
	};
}

function whatOf(operation: Operation): string {
	return render(describeOperation(operation), 'en');
}
