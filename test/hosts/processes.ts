import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A process of the machine, identified so that a reused pid is not mistaken for it. */
export interface ProcessId {
	readonly pid: number;
	readonly start: string;
}

/** A process that runs on a host of a lab. */
export interface HostProcess extends ProcessId {
	/** The pid as the host itself sees it. */
	readonly inside: number;
	/** Path of the program in the host's own file system. */
	readonly exe: string;
	readonly argv: readonly string[];
}

interface Stat extends ProcessId {
	readonly state: string;
	readonly parent: number;
	readonly session: number;
}

function orUndefined<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}

function stat(pid: number): Stat | undefined {
	const text = orUndefined(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
	const field = text?.slice(text.lastIndexOf(')') + 2).split(' ');
	if (field === undefined) return undefined;
	return { pid, state: field[0] ?? '', parent: Number(field[1]), session: Number(field[3]), start: field[19] ?? '' };
}

function allPids(): number[] {
	return readdirSync('/proc').filter(/^\d+$/.test.bind(/^\d+$/)).map(Number);
}

/** The identity of a process that runs now. */
export function identify(pid: number): ProcessId | undefined {
	const found = stat(pid);
	return found && { pid, start: found.start };
}

/** True while this very process exists and is no zombie. */
export function isRunning(id: ProcessId): boolean {
	const now = stat(id.pid);
	return now !== undefined && now.start === id.start && now.state !== 'Z';
}

/** Sends a signal to this very process, if it still exists. */
export function signalProcess(id: ProcessId, signal: NodeJS.Signals): void {
	if (isRunning(id)) orUndefined(() => process.kill(id.pid, signal));
}

/** The name of a process's namespace, such as `net:[4026532301]`. */
export function namespaceOf(pid: number, kind: 'net' | 'mnt' | 'pid'): string | undefined {
	return orUndefined(() => readlinkSync(`/proc/${pid}/ns/${kind}`));
}

/** The processes in a pid namespace, without its first process and without zombies. */
export function processesIn(pidNamespace: string): HostProcess[] {
	return allPids()
		.filter((pid) => namespaceOf(pid, 'pid') === pidNamespace)
		.flatMap((pid) => orUndefined(() => describe(pid)) ?? [])
		.filter((found) => found.inside !== 1);
}

function describe(pid: number): HostProcess | undefined {
	const id = identify(pid);
	const inside = /^NSpid:.*\s(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
	if (id === undefined || inside === undefined) return undefined;
	const argv = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
	return { ...id, inside: Number(inside), exe: readlinkSync(`/proc/${pid}/exe`), argv };
}

/** The processes whose parent is this one. */
export function childrenOf(parent: number): ProcessId[] {
	return allPids().flatMap((pid) => {
		const found = stat(pid);
		return found?.parent === parent ? [found] : [];
	});
}

/** The processes of a session, which survive the end of their leader. */
export function sessionMembers(session: number): ProcessId[] {
	return allPids().flatMap((pid) => {
		const found = stat(pid);
		return found?.session === session && found.state !== 'Z' ? [found] : [];
	});
}
