import { render } from '../../base/message.ts';
import type { Operation } from '../../plan/operation.ts';
import { describeOperation } from '../describe.ts';
import { shellQuote, shellWords, visibleLines } from '../shell-quote.ts';
import { probeWords } from './probe-words.ts';

/** Finds the name of a file that the scripts bring along. */
export type NameOf = (host: string, path: string, sha256: string) => string | undefined;

type Words = readonly string[];
type Table = {
	readonly [Name in Operation['op']]: {
		/** The words of lib.sh that carry the operation out. */
		readonly words: (operation: Extract<Operation, { op: Name }>, nameOf: NameOf) => Words;
		/** The words that tell later whether it is still so; none where nothing of it lasts. */
		readonly proof?: (operation: Extract<Operation, { op: Name }>) => Words;
	};
};

const table: Table = {
	run: { words: ({ host, cwd, argv }) => ['run_program', host, cwd ?? '', ...argv] },
	'write-file': {
		words: ({ host, path, sha256, before, keep }, nameOf) => [
			...['write_file', host, path, sha256, before, keep],
			nameOf(host, path, sha256) ?? '',
		],
		proof: ({ host, path, sha256 }) => ['are_written', host, path, sha256],
	},
	'restore-file': {
		words: ({ host, path, keep, before, written }, nameOf) => [
			...['restore_file', host, path, keep, before, written],
			nameOf(host, path, written) ?? '',
		],
	},
	'copy-tree': {
		words: (operation) => ['copy_tree', ...copyWords(operation)],
		proof: (operation) => ['is_copied', ...copyWords(operation)],
	},
	rename: {
		words: ({ host, from, to }) => ['rename_path', host, from, to],
		proof: ({ host, from, to }) => ['is_renamed', host, from, to],
	},
	'make-folder': {
		words: ({ host, path }) => ['make_folder', host, path],
		proof: ({ host, path }) => ['is_made', host, path],
	},
	'wait-until': {
		words: ({ host, probe, timeoutSeconds }) => ['wait_until', String(timeoutSeconds), ...probeWords(host, probe)],
	},
	require: {
		words: ({ host, probe, problem, mayBeMeant }) => [
			...['require', mayBeMeant ? 'may' : 'must', visibleLines(problem)],
			...probeWords(host, probe),
		],
	},
	confirm: { words: ({ question }) => ['confirm', visibleLines(question)] },
};

/** The lines of bash that carry out operations. */
export function operationLines(operations: readonly Operation[], nameOf: NameOf): string[] {
	return operations.flatMap((operation) => [
		...(operation.op === 'run' && operation.unless
			? [`unless ${shellWords(probeWords(operation.host, operation.unless))}`]
			: []),
		`op ${shellQuote(render(describeOperation(operation), 'en'))} \\`,
		`\t${shellWords(operationWords(operation, nameOf))}`,
	]);
}

/** The lines of bash that tell whether what lasts of operations is still so. */
export function proofLines(operations: readonly Operation[]): string[] {
	const proofs = operations.map(proofWords).filter((words) => words !== undefined);
	return joinFiles(proofs).map((words) => `prove ${shellWords(words)}`);
}

/** Whether the proofs tell all about operations. */
export function allLast(operations: readonly Operation[]): boolean {
	return operations.every((operation) => table[operation.op].proof !== undefined);
}

/** The words of lib.sh that carry an operation out. */
export function operationWords(operation: Operation, nameOf: NameOf = () => undefined): Words {
	const words = table[operation.op].words as (operation: Operation, nameOf: NameOf) => Words; // the entry of its own tag
	return words(operation, nameOf);
}

/** The words of lib.sh that tell later whether an operation still holds; nothing where nothing of it lasts. */
export function proofWords(operation: Operation): Words | undefined {
	const proof = table[operation.op].proof as ((operation: Operation) => Words) | undefined; // the entry of its own tag
	return proof?.(operation);
}

/** Files of one host that follow one another are asked for in one connection. */
function joinFiles(proofs: readonly Words[]): Words[] {
	const joined: Words[] = [];
	for (const words of proofs) {
		const last = joined.at(-1);
		const [name, host, ...rest] = words;
		if (last && name === 'are_written' && last[0] === name && last[1] === host)
			joined.splice(-1, 1, [...last, ...rest]);
		else joined.push(words);
	}
	return joined;
}

function copyWords({ from, to, excludes, optional, snapshot }: Extract<Operation, { op: 'copy-tree' }>): Words {
	const kind = `-${optional ? 'o' : ''}${snapshot ? 's' : ''}`;
	return [from.host, from.path, to.host, to.path, kind, ...excludes];
}
