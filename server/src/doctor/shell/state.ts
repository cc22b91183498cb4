import type { World } from '../files/world.ts';
import type { ShellNode } from './ast.ts';

/** The value of a variable. `isSure`: not if it comes from something that is not known; then it is how it is written. */
export interface Value {
	readonly text: string;
	readonly isSure: boolean;
}

/** Everything a script can change. Copies of it are what sub-shells and branches work on. */
export interface ShellState {
	world: World;
	host: string;
	/** The working folder. */
	folder: string;
	lastFolder: string;
	variables: ReadonlyMap<string, Value>;
	functions: ReadonlyMap<string, ShellNode>;
	parameters: readonly Value[];
	status: Status;
	/** `set -e`. */
	endsOnError: boolean;
	/** `exit` or `return` was met, or a command failed under `set -e`. */
	isEnded: boolean;
}

/** What a command ended with; undefined where nobody can know. */
export type Status = number | undefined;

/** What came of a command: its status, and what it printed, as far as that is known. */
export interface Outcome {
	readonly status: Status;
	readonly output: string | undefined;
	/** A failure that the script itself asked about, as by `a || b`: it does not end the script under `set -e`. */
	readonly isAsked?: boolean;
}

/** What a command is given to read; the text is undefined where nobody knows it. */
export interface Stream {
	readonly text: string | undefined;
}

/** A fresh shell on a host. */
export function freshState(world: World, host: string, folder: string): ShellState {
	return {
		world,
		host,
		folder,
		lastFolder: folder,
		variables: new Map(),
		functions: new Map(),
		parameters: [],
		status: 0,
		endsOnError: false,
		isEnded: false,
	};
}

/** It worked, and printed nothing. */
export const done: Outcome = { status: 0, output: '' };

/** It did not work. */
export function failed(status = 1): Outcome {
	return { status, output: '' };
}

/** It printed something; undefined where nobody knows what. */
export function printed(output: string | undefined, status: Status = 0): Outcome {
	return { status, output };
}

/** What two commands print, one after the other. */
export function joinedOutput(a: string | undefined, b: string | undefined): string | undefined {
	return a === undefined || b === undefined ? undefined : a + b;
}
