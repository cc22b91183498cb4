import { isLineNumber, type Message, type Template } from '../base/message.ts';
import { commonFolder, folderOf } from '../base/paths.ts';
import { sha256 } from './fingerprint.ts';
import type { Operation } from './operation.ts';
import type { Plan, PlannedFile, Step } from './plan.ts';

/** What of a plan is written down. How a step was carried out on the model is known to the planner alone. */
export type WrittenPlan = Omit<Plan, 'steps'> & { readonly steps: readonly Omit<Step, 'data'>[] };

/**
 * A plan as JSON: a line for each entry of a list, so that plans can be compared line by line, and everything that
 * repeats once. Sentences are numbers of entries of `sentences`; contents of files stand under their sums in `contents`.
 */
export function planText(plan: WrittenPlan): string {
	return (noted.get(plan) ?? planLines(plan)).join('\n');
}

const noted = new WeakMap<WrittenPlan, readonly string[]>();

/** Notes what are known to be the lines of a plan: they were written before, without the id. */
export function noteLines(plan: WrittenPlan, lines: readonly string[]): void {
	noted.set(plan, lines);
}

/** The lines of a plan as JSON. */
export function planLines(plan: WrittenPlan): string[] {
	const repeated: Repeated = { numbers: new Map(), sentences: [], contents: new Map() };
	const below = commonFolder(plan.files.flatMap(({ workspaceFile }) => workspaceFile ?? []).map(folderOf));
	return [
		'{',
		...['"version": 2', `"id": ${JSON.stringify(plan.id)}`, `"name": ${JSON.stringify(plan.name)}`].map(withComma),
		...[`"kind": ${JSON.stringify(plan.kind)}`, `"options": ${JSON.stringify(plan.options)}`].map(withComma),
		...listLines('hosts', plan.hosts),
		...listLines('source', plan.source),
		...listLines('target', plan.target),
		...listLines('nodeRows', plan.nodeRows),
		...listLines('files', plan.files, (file) => writtenFile(file, below, repeated)),
		...listLines('moves', plan.moves, (move) => ({ ...move, reason: written(move.reason, repeated) })),
		...listLines('steps', plan.steps, (step) => writtenStep(step, repeated)),
		...listLines('warnings', plan.warnings, (warning) => written(warning, repeated)),
		...listLines('sentences', repeated.sentences),
		...blockLines('"contents": {', [...repeated.contents].map(contentLine), '}'),
		'}',
		'',
	];
}

/** What stands in a plan many times. */
interface Repeated {
	/** The places of sentences, by their words in English and Chinese. */
	readonly numbers: Map<string, Map<string, number>>;
	readonly sentences: Template[];
	/** Contents of files by their sums. */
	readonly contents: Map<string, string>;
}

function withComma(line: string): string {
	return `${line},`;
}

function listLines<T>(name: string, items: readonly T[], writtenAs: (item: T) => unknown = (item) => item): string[] {
	return blockLines(
		`"${name}": [`,
		items.map((item) => JSON.stringify(writtenAs(item))),
		'],',
	);
}

function blockLines(first: string, entries: readonly string[], last: string): string[] {
	return [first, ...entries.map((entry, at) => (at < entries.length - 1 ? `${entry},` : entry)), last];
}

function contentLine([sum, text]: readonly [string, string]): string {
	return `${JSON.stringify(sum)}: ${JSON.stringify(text)}`;
}

function writtenStep(step: WrittenPlan['steps'][number], repeated: Repeated): object {
	const { id, kind, title, reason, risk, after, operations, undo, gate, seals } = step;
	return {
		...{ id, kind, title: written(title, repeated), reason: written(reason, repeated), risk, after },
		operations: operations.some(({ op }) => op === 'write-file')
			? operations.map((operation) => writtenOperation(operation, repeated))
			: operations,
		undo: 'irreversible' in undo ? { irreversible: written(undo.irreversible, repeated) } : undo,
		...{ gate, seals },
	};
}

function writtenOperation(operation: Operation, { contents }: Repeated): object {
	if (operation.op !== 'write-file') return operation;
	const { content, ...rest } = operation;
	contents.set(operation.sha256, content);
	return rest;
}

/** Where the workspace lies differs from machine to machine; the plan is the same on all of them. */
function writtenFile(file: PlannedFile, below: string, repeated: Repeated): object {
	const { host, path, before, after, workspaceFile } = file;
	const sumOf = (text: string) => {
		const sum = sha256(text);
		repeated.contents.set(sum, text);
		return sum;
	};
	return {
		...{ host, path, before: before === undefined ? 'absent' : sumOf(before), after: sumOf(after) },
		workspaceFile: workspaceFile?.slice(below.length + 1),
	};
}

function written({ template, values }: Message, repeated: Repeated): object {
	const sentence = numberOf(template, repeated);
	let own: Record<string, unknown> | undefined;
	for (const name of Object.keys(values)) {
		const value = values[name] ?? '';
		own ??= {};
		if (isLineNumber(value)) own[name] = value.line + 1;
		else own[name] = typeof value === 'object' ? written(value, repeated) : value;
	}
	return own ? { sentence, values: own } : { sentence };
}

function numberOf({ en, zh }: Template, { numbers, sentences }: Repeated): number {
	const same = numbers.get(en) ?? new Map<string, number>();
	if (same.size === 0) numbers.set(en, same);
	const known = same.get(zh);
	if (known !== undefined) return known;
	same.set(zh, sentences.length);
	return sentences.push({ en, zh }) - 1;
}
