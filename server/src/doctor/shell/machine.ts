import type { Message } from '../../base/message.ts';
import type { Call, Machine } from '../commands/call.ts';
import { commandFor } from '../commands/registry.ts';
import type { HostPath } from '../files/copy.ts';
import { type Entry, fileWith, type Look } from '../files/entry.ts';
import { HOME, resolvePath } from '../files/paths.ts';
import type { HowWritten, TraceEvent } from '../trace.ts';
import type { AndOr, Extent, Redirect, Script, ShellNode, SimpleCommand } from './ast.ts';
import { type Flow, runBranches, runCase, runFor, runWhile } from './compounds.ts';
import { expandWhole, expandWord, type Surroundings } from './expand.ts';
import type { Field } from './field.ts';
import { globPaths } from './glob.ts';
import { parseShell } from './parse.ts';
import { notKnown, notShell } from './reasons.ts';
import { openRedirects, writeTarget } from './redirects.ts';
import type { ShellSource } from './source.ts';
import { done, freshState, joinedOutput, type Outcome, type ShellState, type Status, type Stream } from './state.ts';
import { assign, assignedValues, variableOf } from './variables.ts';

/** How scripts are run. */
export interface MachineOptions {
	readonly report: (event: TraceEvent) => void;
	readonly hostNamed: (name: string) => string;
	readonly mendsCopies: boolean;
}

/** Deeper calls than runbooks have. */
const MOST_DEPTH = 40;

/** A shell that carries scripts out on the files of the model. */
export class ShellMachine implements Machine, Flow {
	readonly state: ShellState;
	readonly mendsCopies: boolean;
	readonly #options: MachineOptions;
	/** Whether a failure is asked about, and so does not end a script under `set -e`. */
	#asked = 0;
	#depth = 0;
	#target: HostPath | undefined;
	readonly #logins: { readonly host: string; readonly folder: string }[] = [];

	constructor(state: ShellState, options: MachineOptions) {
		this.state = state;
		this.#options = options;
		this.mendsCopies = options.mendsCopies;
	}

	/** Runs commands one after the other, in this shell. */
	run(script: Script, input?: Stream): Outcome {
		let output: string | undefined = '';
		let status: Status = 0;
		for (const node of script) {
			if (this.state.isEnded) break;
			const outcome = this.#node(node, input);
			output = joinedOutput(output, outcome.output);
			status = outcome.status;
			this.state.status = status;
			const isFailure = status !== undefined && status !== 0 && outcome.isAsked !== true;
			if (isFailure && this.state.endsOnError && this.#asked === 0) this.state.isEnded = true;
		}
		return { status, output };
	}

	report(event: TraceEvent): void {
		this.#options.report(event);
	}

	fail({ name, at }: Call, message: Message, status = 1): Outcome {
		this.report({ kind: 'failed', command: name, message, at });
		return { status, output: '' };
	}

	unclear(at: Extent, reason: Message, files: readonly HostPath[] = []): Outcome {
		for (const file of files) this.put(file, fileWith(undefined));
		this.report({ kind: 'not-understood', reason, files, at });
		return { status: undefined, output: undefined };
	}

	place(path: string): HostPath {
		return { host: this.state.host, path: resolvePath(this.state.folder, path) };
	}

	look({ host, path }: HostPath): Look {
		return this.state.world.look(host, path);
	}

	put({ host, path }: HostPath, entry: Entry): void {
		this.state.world = this.state.world.with(host, path, entry);
	}

	write(file: HostPath, text: string | undefined, how: HowWritten, { name, at }: Pick<Call, 'name' | 'at'>): void {
		const there = this.look(file);
		const before = typeof there === 'object' && there.kind === 'file' ? there.text : undefined;
		const existed = typeof there === 'object';
		this.put(file, fileWith(text));
		this.report({ kind: 'wrote', how, file, existed, before, after: text, command: name, at });
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

	hostNamed(name: string): string {
		return this.#options.hostNamed(name);
	}

	login(host: string): void {
		this.#logins.push({ host: this.state.host, folder: this.state.folder });
		this.state.host = host;
		this.state.folder = HOME;
	}

	logout(): boolean {
		const last = this.#logins.pop();
		if (last) Object.assign(this.state, last);
		return last !== undefined;
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

	#node(node: ShellNode, input: Stream | undefined): Outcome {
		switch (node.kind) {
			case 'simple':
				return this.#simple(node, input);
			case 'and-or':
				return this.#andOr(node);
			case 'pipeline':
				return this.#pipeline(node.stages, node.isNegated, input);
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
				return this.#within({ ...this.state }, (inner) => inner.run(node.body, input));
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

	/** Only the last command of a list is not asked about. */
	#andOr({ first, rest }: Extract<ShellNode, { kind: 'and-or' }>): Outcome {
		const asked = this.#asked;
		this.#asked = asked + 1;
		let outcome: Outcome = { ...this.#node(first, undefined), isAsked: true };
		for (const [at, next] of rest.entries()) {
			if (this.state.isEnded) break;
			const isLast = at === rest.length - 1;
			this.#asked = isLast ? asked : asked + 1;
			this.state.status = outcome.status;
			outcome = this.#next(next, outcome, isLast);
		}
		this.#asked = asked;
		return outcome;
	}

	#next({ op, node }: AndOr, before: Outcome, isLast: boolean): Outcome {
		if (before.status === undefined) {
			const { output } = this.perhaps(() => this.#node(node, undefined));
			return { status: undefined, output: output === '' ? before.output : undefined };
		}
		if ((before.status === 0) !== (op === '&&')) return { ...before, isAsked: true };
		const next = this.#node(node, undefined);
		return { ...next, output: joinedOutput(before.output, next.output), isAsked: !isLast || next.isAsked === true };
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

	#pipeline(stages: Script, isNegated: boolean, input: Stream | undefined): Outcome {
		let outcome: Outcome = done;
		let given = input;
		for (const stage of stages) {
			const own = given;
			outcome =
				stages.length === 1
					? this.#node(stage, own)
					: this.#within({ ...this.state }, (inner) => inner.#node(stage, own));
			given = { text: outcome.output };
		}
		if (!isNegated || outcome.status === undefined) return outcome;
		return { ...outcome, status: outcome.status === 0 ? 1 : 0 };
	}

	/** Runs what is asked about: a failure there ends no script. */
	test(test: Script): Status {
		this.#asked++;
		const { status } = this.run(test);
		this.#asked--;
		return status;
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
		const outcome = this.#node(body, input);
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
				const { output } = this.#within({ ...this.state }, (inner) => inner.run(script));
				return output;
			},
			unknown: ({ start, end }, source) => this.unclear({ start, end }, notKnown(source)),
			paths: (pattern) => globPaths(this.state.world, this.state.host, this.state.folder, pattern),
		};
	}
}
