import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { SYSTEM_PATH } from './available.ts';
import { Output } from './output.ts';
import { childrenOf, identify, type ProcessId, sessionMembers, signalProcess } from './processes.ts';

/** How to run a command on a host. */
export interface CommandOptions {
	/** Variables besides HOME, USER, LOGNAME, SHELL, LANG, TERM and PATH; nothing of our own environment is passed on. */
	readonly env?: Readonly<Record<string, string>>;
	/** Standard input; empty when not given. */
	readonly input?: string | Uint8Array;
	/** After this time the command and all of its session are killed and the promise is rejected; 60 when not given. */
	readonly timeoutSeconds?: number;
	/** Called for every complete line of output, at once. */
	readonly onLine?: (line: string, stream: 'stdout' | 'stderr', command: Running) => void;
}

/** What a command left behind; a command ended by a signal has the code 128 + signal, as in a shell. */
export interface CommandResult {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

/** A command that runs on a host. */
export interface Running {
	readonly done: Promise<CommandResult>;
	/** Resolves with the first line, already printed or still to come, that matches. */
	line(pattern: RegExp): Promise<string>;
	/**
	 * SIGKILL (when not given) hits every process of the command's session at once, as a power cut of the terminal.
	 * Any other signal goes to its process group, as from a keyboard.
	 */
	kill(signal?: NodeJS.Signals): void;
}

const ENVIRONMENT = {
	HOME: '/root',
	USER: 'root',
	LOGNAME: 'root',
	SHELL: '/bin/bash',
	LANG: 'C.UTF-8',
	TERM: 'dumb',
	PATH: `/lab/bin:${SYSTEM_PATH}`,
};

/** Starts a bash command as root in /root on the host whose first process is given, as leader of its own session. */
export function startCommand(init: ProcessId, command: string, options: CommandOptions = {}): Running {
	const assignments = Object.entries({ ...ENVIRONMENT, ...options.env }).map(([name, value]) => `${name}=${value}`);
	const enter = ['-t', String(init.pid), '--mount', '--uts', '--ipc', '--net', '--pid', '--'];
	const inside = ['/usr/bin/env', '-i', '-C', '/root', ...assignments, 'setsid', '/bin/bash', '-c', command];
	// nsenter stays outside and forks; detached, so that its group is not ours until setsid has made another.
	const child = spawn('nsenter', [...enter, ...inside], {
		env: { PATH: SYSTEM_PATH },
		stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
		detached: true,
	});
	child.stdin?.on('error', () => undefined).end(options.input);
	const watch = new Output();
	const done = finish(child, watch, command, options, () => running.kill());
	done.catch(() => undefined);
	const running: Running = { done, line: (pattern) => watch.find(pattern), kill: (signal) => kill(child, signal) };
	for (const stream of ['stdout', 'stderr'] as const) {
		child[stream]?.setEncoding('utf8').on('data', (text: string) => {
			for (const line of watch.add(stream, text)) options.onLine?.(line, stream, running);
		});
	}
	return running;
}

/** Signals everything below an nsenter process; nsenter itself then reports how its child ended. */
function kill(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): void {
	if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
	const leaders = childrenOf(child.pid);
	if (leaders.length === 0) signalProcess(identify(child.pid) ?? { pid: child.pid, start: '' }, signal);
	for (const leader of leaders) {
		if (signal === 'SIGKILL') killSession(leader);
		else signalGroup(leader, signal);
	}
}

/** Again until none is left: a process may have forked after the list was read. */
function killSession(leader: ProcessId): void {
	let left = [leader, ...sessionMembers(leader.pid)];
	for (let round = 0; left.length > 0 && round < 100; round++) {
		for (const one of left) signalProcess(one, 'SIGKILL');
		left = sessionMembers(leader.pid);
	}
}

function signalGroup(leader: ProcessId, signal: NodeJS.Signals): void {
	try {
		process.kill(-leader.pid, signal);
	} catch {
		signalProcess(leader, signal); // it has not become a group leader yet
	}
}

function finish(
	child: ChildProcess,
	output: Output,
	command: string,
	{ timeoutSeconds = 60 }: CommandOptions,
	killAll: () => void,
): Promise<CommandResult> {
	return new Promise((resolve, reject) => {
		let late = false;
		const timer = setTimeout(() => {
			late = true;
			killAll();
			setTimeout(() => destroyPipes(child), 500).unref();
		}, timeoutSeconds * 1000);
		child.on('error', (error) => {
			clearTimeout(timer);
			reject(error);
		});
		child.on('exit', (code, signal) => {
			// Something that left the session may keep the pipes open after a kill.
			if (signal !== null) setTimeout(() => destroyPipes(child), 500).unref();
			child.once('close', () => {
				clearTimeout(timer);
				output.end();
				const result = { code: code ?? 128 + constants.signals[signal ?? 'SIGKILL'], ...output.text };
				if (!late) return resolve(result);
				const tail = `${result.stdout}\n${result.stderr}`.slice(-3000);
				reject(new Error(`no end after ${timeoutSeconds} s: ${command}\n${tail}`));
			});
		});
	});
}

function destroyPipes(child: ChildProcess): void {
	child.stdout?.destroy();
	child.stderr?.destroy();
}
