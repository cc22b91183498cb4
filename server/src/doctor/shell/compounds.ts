import { type Message, say } from '../../base/message.ts';
import type { HostPath } from '../files/copy.ts';
import type { TraceEvent } from '../trace.ts';
import type { Branch, Extent, Script, ShellNode } from './ast.ts';
import { expandPattern, expandWhole, expandWord, type Surroundings } from './expand.ts';
import { done, joinedOutput, type Outcome, type ShellState, type Status } from './state.ts';
import { assign } from './variables.ts';

/** What loops and branches ask of the shell that runs them. */
export interface Flow {
	readonly state: ShellState;
	run(script: Script): Outcome;
	/** Runs what is asked about. */
	test(script: Script): Status;
	/** Runs something of which nobody knows whether it is run. */
	perhaps(run: () => Outcome): Outcome;
	surroundings(): Surroundings;
	report(event: TraceEvent): void;
	unclear(at: Extent, reason: Message, files?: readonly HostPath[]): Outcome;
}

type Of<Kind extends ShellNode['kind']> = Extract<ShellNode, { readonly kind: Kind }>;

/** More rounds of a loop than runbooks have. */
const MOST_ROUNDS = 1000;

const UNKNOWN: Outcome = { status: undefined, output: undefined };

/** `if`: where nobody knows the answer, both ways are gone, and what differs afterwards is not known. */
export function runBranches(shell: Flow, branches: readonly Branch[], otherwise: Script): Outcome {
	const [branch, ...rest] = branches;
	if (!branch) return otherwise.length > 0 ? shell.run(otherwise) : done;
	const status = shell.test(branch.test);
	if (status === 0) return shell.run(branch.body);
	if (status !== undefined) return runBranches(shell, rest, otherwise);
	const before = { ...shell.state };
	shell.run(branch.body);
	const taken = shell.state.world;
	Object.assign(shell.state, before);
	runBranches(shell, rest, otherwise);
	shell.state.world = taken.merged(shell.state.world);
	shell.state.isEnded = before.isEnded;
	return UNKNOWN;
}

/** `for` over words. */
export function runFor(shell: Flow, { name, words, body }: Of<'for'>): Outcome {
	const values = words
		? words.flatMap((word) => expandWord(word, shell.surroundings())).map(({ text, isSure }) => ({ text, isSure }))
		: shell.state.parameters;
	let output: string | undefined = '';
	let status: Status = 0;
	for (const value of values.slice(0, MOST_ROUNDS)) {
		if (shell.state.isEnded) break;
		assign(shell.state, name, value);
		const outcome = shell.run(body);
		status = outcome.status;
		output = joinedOutput(output, outcome.output);
	}
	return { status, output };
}

/** `while` and `until`. */
export function runWhile(shell: Flow, { isUntil, test, body, at }: Of<'while'>): Outcome {
	let output: string | undefined = '';
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const status = shell.test(test);
		if (status === undefined) return unsureLoop(shell, body, at);
		if ((status === 0) === isUntil || shell.state.isEnded) return { status: 0, output };
		const outcome = shell.run(body);
		output = joinedOutput(output, outcome.output);
	}
	return shell.unclear(at, LOOP);
}

/** A loop that waits for something outside changes nothing; of any other, nobody knows how often it runs. */
function unsureLoop(shell: Flow, body: Script, at: Extent): Outcome {
	const { world, host } = shell.state;
	shell.perhaps(() => shell.run(body));
	const changed = shell.state.world.differences(world);
	shell.report({ kind: 'waited', host, at });
	return changed.length === 0 ? done : shell.unclear(at, LOOP, changed);
}

/** `case` */
export function runCase(shell: Flow, { word, arms }: Of<'case'>): Outcome {
	const value = expandWhole(word, shell.surroundings());
	if (!value.isSure) {
		for (const { body } of arms) shell.perhaps(() => shell.run(body));
		return UNKNOWN;
	}
	const arm = arms.find(({ patterns }) =>
		patterns.some((pattern) => expandPattern(pattern, shell.surroundings()).fits.test(value.text)),
	);
	return arm ? shell.run(arm.body) : done;
}

const LOOP = say({
	en: 'how often this loop runs cannot be said without running it',
	zh: '不实际运行就无法知道该循环执行多少次',
});
