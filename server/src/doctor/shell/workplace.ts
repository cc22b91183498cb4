import type { Message } from '../../base/message.ts';
import type { Call } from '../commands/call.ts';
import type { HostPath } from '../files/copy.ts';
import { type Entry, fileWith, type Look } from '../files/entry.ts';
import { HOME, resolvePath } from '../files/paths.ts';
import type { HowWritten, TraceEvent } from '../trace.ts';
import type { Extent } from './ast.ts';
import type { Outcome, ShellState } from './state.ts';

/** How scripts are run. */
export interface MachineOptions {
	readonly report: (event: TraceEvent) => void;
	readonly hostNamed: (name: string) => string;
	readonly mendsCopies: boolean;
}

/** The place a shell works at: its files, the hosts it logs in to, and what is told of what happens there. */
export class Workplace {
	readonly state: ShellState;
	readonly mendsCopies: boolean;
	readonly #options: MachineOptions;
	readonly #logins: { readonly host: string; readonly folder: string }[] = [];

	constructor(state: ShellState, options: MachineOptions) {
		this.state = state;
		this.#options = options;
		this.mendsCopies = options.mendsCopies;
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
}
