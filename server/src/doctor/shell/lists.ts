import type { AndOr, ShellNode } from './ast.ts';
import type { Flow } from './compounds.ts';
import { done, joinedOutput, type Outcome, type Stream } from './state.ts';

/** What lists and pipelines ask of the shell that runs them. */
export interface Lists extends Flow {
	node(node: ShellNode, input?: Stream): Outcome;
	/** Runs what is asked about: a failure there ends no script. */
	asked<T>(run: () => T): T;
	/** Runs something in a copy of this shell, of which only the files stay. */
	apart(run: (shell: Lists) => Outcome): Outcome;
}

type Of<Kind extends ShellNode['kind']> = Extract<ShellNode, { readonly kind: Kind }>;

/** `a && b || c`: only the last command of a list is not asked about. */
export function runAndOr(shell: Lists, { first, rest }: Of<'and-or'>): Outcome {
	let outcome: Outcome = { ...shell.asked(() => shell.node(first)), isAsked: true };
	for (const [at, next] of rest.entries()) {
		if (shell.state.isEnded) break;
		shell.state.status = outcome.status;
		const isLast = at === rest.length - 1;
		const before = outcome;
		outcome = isLast ? runNext(shell, next, before, true) : shell.asked(() => runNext(shell, next, before, false));
	}
	return outcome;
}

function runNext(shell: Lists, { op, node }: AndOr, before: Outcome, isLast: boolean): Outcome {
	if (before.status === undefined) {
		const { output } = shell.perhaps(() => shell.node(node));
		return { status: undefined, output: output === '' ? before.output : undefined };
	}
	if ((before.status === 0) !== (op === '&&')) return { ...before, isAsked: true };
	const next = shell.node(node);
	return { ...next, output: joinedOutput(before.output, next.output), isAsked: !isLast || next.isAsked === true };
}

/** `a | b`: each in a shell of its own, reading what the one before printed. */
export function runPipeline(shell: Lists, { stages, isNegated }: Of<'pipeline'>, input: Stream | undefined): Outcome {
	let outcome: Outcome = done;
	let given = input;
	for (const stage of stages) {
		const own = given;
		outcome = stages.length === 1 ? shell.node(stage, own) : shell.apart((inner) => inner.node(stage, own));
		given = { text: outcome.output };
	}
	if (!isNegated || outcome.status === undefined) return outcome;
	return { ...outcome, status: outcome.status === 0 ? 1 : 0 };
}
