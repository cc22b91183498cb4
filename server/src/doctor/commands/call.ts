import type { Message } from '../../base/message.ts';
import type { HostPath } from '../files/copy.ts';
import type { Entry, Look } from '../files/entry.ts';
import type { Extent } from '../shell/ast.ts';
import type { Field } from '../shell/field.ts';
import type { ShellSource } from '../shell/source.ts';
import type { Outcome, ShellState, Stream } from '../shell/state.ts';
import type { HowWritten, TraceEvent } from '../trace.ts';

/** What commands may ask of the shell that runs them. */
export interface Machine {
	readonly state: ShellState;
	/** Folders are copied also where `-r` is missing: to see what comes after a command that is known to fail. */
	readonly mendsCopies: boolean;
	report(event: TraceEvent): void;
	/** Says that a command fails, and why. */
	fail(call: Call, message: Message, status?: number): Outcome;
	/** Says that something is not understood; the text of these files is not known any more. */
	unclear(at: Extent, reason: Message, files?: readonly HostPath[]): Outcome;
	/** A path of a command, on the host it runs on. */
	place(path: string): HostPath;
	look(place: HostPath): Look;
	put(place: HostPath, entry: Entry): void;
	/** Writes a file, and reports it. */
	write(place: HostPath, text: string | undefined, how: HowWritten, call: Pick<Call, 'name' | 'at'>): void;
	/** Runs a command made of words, as `sudo` does. */
	runWords(words: readonly Field[], at: Extent, input: Stream | undefined): Outcome;
	/** Runs a script in a shell of its own, on this host or another. */
	runScript(source: ShellSource, host?: string): Outcome;
	/** The name of a host as the workspace has it: its address, where it is one of those that are known. */
	hostNamed(name: string): string;
	/** All that follows is typed on another host, until `exit`. */
	login(host: string): void;
	/** Leaves the host that was logged in to last; false where there is none. */
	logout(): boolean;
}

/** A command as it is called. */
export interface Call {
	readonly name: string;
	readonly words: readonly Field[];
	/** The words behind the name. */
	readonly args: readonly Field[];
	/** What it is given to read, if anything. */
	readonly input: Stream | undefined;
	/** The file that what it prints is written to. */
	readonly target?: HostPath | undefined;
	readonly at: Extent;
}

/** What a command does. */
export type Command = (call: Call, machine: Machine) => Outcome;
