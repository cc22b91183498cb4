import type { Call, Machine } from '../commands/call.ts';
import { commandFor } from '../commands/registry.ts';
import type { HostPath } from '../files/copy.ts';
import { HOME } from '../files/paths.ts';
import type { Extent, Redirect, Script, ShellNode, SimpleCommand } from './ast.ts';
import { runBranches, runCase, runFor, runWhile } from './compounds.ts';
import { expandWhole, expandWord, type Surroundings } from './expand.ts';
import type { Field } from './field.ts';
import { globPaths } from './glob.ts';
import { type Lists, runAndOr, runPipeline } from './lists.ts';
import { parseShell } from './parse.ts';
import { notKnown, notShell } from './reasons.ts';
import { openRedirects, writeTarget } from './redirects.ts';
import type { ShellSource } from './source.ts';
import { done, freshState, joinedOutput, type Outcome, type ShellState, type Status, type Stream } from './state.ts';
import { assign, assignedValues, variableOf } from './variables.ts';
import { type MachineOptions, Workplace } from './workplace.ts';

/** Deeper calls than runbooks have. */
const MOST_DEPTH = 40;

/** A shell that carries scripts out on the files of the model. */
export class ShellMachine extends Workplace implements Machine, Lists {
	readonly #options: MachineOptions;
	/** Whether a failure is asked about, and so does not end a script under `set -e`. */
	#asked = 0;
	#depth = 0;
	#target: HostPath | undefined;

	constructor(state: ShellState, options: MachineOptions) {
		super(state, options);
		this.#options = options;
	}

	/** Runs commands one after the other, in this shell. */
	run(script: Script, input?: Stream): Outcome {
		let output: string | undefined = '';
		let status: Status = 0;
		for (const node of script) {
			if (this.state.isEnded) break;
			const outcome = this.node(node, input);
			output = joinedOutput(output, outcome.output);
			status = outcome.status;
			this.state.status = status;
			const isFailure = status !== undefined && status !== 0 && outcome.isAsked !== true;
			if (isFailure && this.state.endsOnError && this.#asked === 0) this.state.isEnded = true;
		}
		return { status, output };
	}

	runWords(words: readonly Field[], at: Extent, input: Stream | undefined): Outcome {
		return this.#call(words, at, input);
	}

	runScript(source: ShellSource, host?: string): Outcome {
		const own = { ...this.state, isEnded: false };
		const state = host === undefined || host === this.state.host ? own : freshState(this.state.world, host, HOME);
		if (host !== undefined) state.folder = HOME;
		return this.#within(state, (inner) => inner.run(parseShell(source)));
	}

	/** Runs something in a shell of its own, of which only the files stay. */
	#within(state: ShellState, run: (machine: ShellMachine) => Outcome): Outcome {
		if (this.#depth >= MOST_DEPTH) return { status: undefined, output: undefined };
		const inner = new ShellMachine(state, this.#options);
		inner.#depth = this.#depth + 1;
		inner.#asked = this.#asked;
		const outcome = run(inner);
		this.state.world = state.world;
		return outcome;
	}

	/** Runs one command, whatever it is made of. */
	node(node: ShellNode, input?: Stream): Outcome {
		switch (node.kind) {
			case 'simple':
				return this.#simple(node, input);
			case 'and-or':
				return runAndOr(this, node);
			case 'pipeline':
				return runPipeline(this, node, input);
			case 'function':
				this.state.functions = new Map([...this.state.functions, [node.name, node.body]]);
				return done;
			case 'unclear':
				return this.unclear(node.at, notShell(node.reason));
			default:
				return this.#redirected(node.redirects, node.at, 'script', (given) => this.#compound(node, given ?? input));
		}
	}

	#compound(
		node: Exclude<ShellNode, { kind: 'simple' | 'and-or' | 'pipeline' | 'function' | 'unclear' }>,
		input: Stream | undefined,
	): Outcome {
		switch (node.kind) {
			case 'group':
				return this.run(node.body, input);
			case 'subshell':
				return this.apart((inner) => inner.run(node.body, input));
			case 'if':
				return runBranches(this, node.branches, node.otherwise);
			case 'for':
				return runFor(this, node);
			case 'while':
				return runWhile(this, node);
			case 'case':
				return runCase(this, node);
		}
	}

	/** Runs something of which nobody knows whether it is run: what it would change is not known afterwards. */
	perhaps(run: () => Outcome): Outcome {
		const before = { ...this.state };
		const outcome = run();
		this.state.world = before.world.merged(this.state.world);
		if (!before.isEnded) this.state.isEnded = false;
		if (before.folder !== this.state.folder) this.state.folder = before.folder;
		return outcome;
	}

	/** Runs what is asked about: a failure there ends no script. */
	asked<T>(run: () => T): T {
		this.#asked++;
		const result = run();
		this.#asked--;
		return result;
	}

	test(test: Script): Status {
		return this.asked(() => this.run(test)).status;
	}

	/** Runs something in a copy of this shell, of which only the files stay. */
	apart(run: (shell: ShellMachine) => Outcome): Outcome {
		return this.#within({ ...this.state }, run);
	}

	#simple(node: SimpleCommand, input: Stream | undefined): Outcome {
		const shell = this.surroundings();
		const words = node.words.flatMap((word) => expandWord(word, shell));
		const values = assignedValues(node.assignments, shell);
		const outer = this.state.variables;
		for (const [name, value] of values) assign(this.state, name, value);
		const [first] = words;
		if (!first) return this.#redirected(node.redirects, node.at, '', () => done);
		const outcome = this.#redirected(node.redirects, node.at, first.text, (given) =>
			this.#call(words, node.at, given ?? input),
		);
		if (values.length > 0) this.state.variables = outer;
		return outcome;
	}

	#call(words: readonly Field[], at: Extent, input: Stream | undefined): Outcome {
		const [first, ...args] = words;
		if (!first) return done;
		const body = this.state.functions.get(first.text);
		if (body) return this.#function(body, args, input);
		const call: Call = { name: first.text, words, args, input, target: this.#target, at };
		return commandFor(first.text)(call, this);
	}

	#function(body: ShellNode, args: readonly Field[], input: Stream | undefined): Outcome {
		if (this.#depth >= MOST_DEPTH) return { status: undefined, output: undefined };
		const { parameters } = this.state;
		this.state.parameters = args.map(({ text, isSure }) => ({ text, isSure }));
		this.#depth++;
		const outcome = this.node(body, input);
		this.#depth--;
		this.state.parameters = parameters;
		return outcome;
	}

	/** Opens what a command reads from and writes to, runs it, and writes what it printed. */
	#redirected(
		redirects: readonly Redirect[],
		at: Extent,
		name: string,
		run: (input: Stream | undefined) => Outcome,
	): Outcome {
		const opened = openRedirects(this, redirects, at, (word) => expandWhole(word, this.surroundings()));
		if ('status' in opened) return opened;
		const { input, target, isDropped } = opened;
		const outer = this.#target;
		if (target) this.#target = target.file;
		const outcome = run(input);
		this.#target = outer;
		if (target) writeTarget(this, target, outcome.output, { name, at });
		return target || isDropped ? { ...outcome, output: '' } : outcome;
	}

	surroundings(): Surroundings {
		return {
			variable: (name) => variableOf(this.state, name),
			parameters: () => this.state.parameters,
			assign: (name, value) => assign(this.state, name, value),
			output: (script) => {
				const { output } = this.apart((inner) => inner.run(script));
				return output;
			},
			unknown: ({ start, end }, source) => this.unclear({ start, end }, notKnown(source)),
			paths: (pattern) => globPaths(this.state.world, this.state.host, this.state.folder, pattern),
		};
	}
}
