import { render } from '../../base/message.ts';
import type { Operation } from '../../plan/operation.ts';
import { operationWords, proofWords } from '../bash/emit.ts';
import { probeWords } from '../bash/probe-words.ts';
import { describeOperation } from '../describe.ts';
import { shellComment, shellQuote, shellWord, shellWords } from '../shell-quote.ts';
import type { Block } from './blocks.ts';
import { requireLines } from './require-lines.ts';
import { sedCommands } from './sed-commands.ts';

/** Finds what was in a file before the plan, by host, path and sum. */
export type BeforeOf = (host: string, path: string, sha256: string) => string | undefined;

/** The lines of a block: plain commands, each behind a check that it may be run and need be. */
export function blockLines({ host, operations, compares, seals }: Block, beforeOf: BeforeOf): string[] {
	return [
		...compares.flatMap((copy) => [
			`# ${shellComment(`Compare ${copy.from.path} with its copy a last time.`)}`,
			`compare_copy ${shellWords((proofWords(copy) ?? []).slice(1))}`,
		]),
		...(seals.length > 0
			? [
					'# From here on the copies are in use: nothing is copied to them any more.',
					`act ${shellWords([host, 'at_seal', ...seals])}`,
				]
			: []),
		...runsOf(operations).flatMap((run) => {
			if (run.requires) return requireLines(run.operations);
			return run.operations.flatMap((one) => [`# ${shellComment(sentence(one))}`, ...operationLines(one, beforeOf)]);
		}),
	];
}

type Require = Extract<Operation, { op: 'require' }>;
type Run = { requires: true; operations: Require[] } | { requires: false; operations: Exclude<Operation, Require>[] };

/** Operations that follow one another and only ask, or do something. */
function runsOf(operations: readonly Operation[]): Run[] {
	const runs: Run[] = [];
	for (const operation of operations) {
		const last = runs.at(-1);
		if (operation.op === 'require') {
			if (last?.requires) last.operations.push(operation);
			else runs.push({ requires: true, operations: [operation] });
		} else if (last && !last.requires) last.operations.push(operation);
		else runs.push({ requires: false, operations: [operation] });
	}
	return runs;
}

function sentence(operation: Operation): string {
	const text = render(describeOperation(operation), 'en');
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function operationLines(operation: Exclude<Operation, Require>, beforeOf: BeforeOf): string[] {
	switch (operation.op) {
		case 'run':
			return runLines(operation);
		case 'write-file':
			return writeLines(operation, beforeOf);
		default:
			return [shellWords(operationWords(operation))];
	}
}

function runLines({ host, argv, cwd, unless }: Extract<Operation, { op: 'run' }>): string[] {
	const command = cwd === undefined ? shellWords(argv) : `cd -- ${shellWord(cwd)} && ${shellWords(argv)}`;
	const run = `( ${command} )`;
	return unless ? [`look ${shellWords(probeWords(host, unless))}`, `[[ $HOLDS == yes ]] || ${run}`] : [run];
}

function writeLines(write: Extract<Operation, { op: 'write-file' }>, beforeOf: BeforeOf): string[] {
	const { host, path, sha256, before, keep, content } = write;
	const command = `replace_file ${shellWords([path, sha256, before, keep])}`;
	const old = beforeOf(host, path, before);
	const edits = old === undefined ? undefined : sedCommands(old, content);
	if (edits) {
		const words = edits.map((edit) => `  -e ${shellQuote(edit)} \\`);
		return [`${command} < <(LC_ALL=C sed \\`, ...words, `  -- ${shellWord(path)})`];
	}
	if (isPlain(content)) return [`${command} << '${END}'`, ...content.slice(0, -1).split('\n'), END];
	return [`${command} < <(printf '%s' ${shellQuote(content)})`];
}

const END = 'END OF FILE';

/** Whether a text can be pasted as it is: a tab would ask the shell for a completion. */
function isPlain(content: string): boolean {
	const lines = content.split('\n');
	return lines.pop() === '' && lines.every((line) => line !== END && !/\p{Cc}/u.test(line));
}
