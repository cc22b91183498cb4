import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { SYSTEM_PATH } from './available.ts';
import type { KeyHolder } from './keys.ts';
import { identify, namespaceOf, type ProcessId, signalProcess } from './processes.ts';

/** The folders of a host that are its own; everything else it shares with this machine, read-only. */
export const PRIVATE_FOLDERS = [
	'home',
	'ssd',
	'data',
	'srv',
	'backup',
	'root',
	'tmp',
	'var/tmp',
	'var/log',
	'lab',
	'etc/ssh',
	'etc/sudoers.d',
] as const;

const NO_SYSTEMCTL = '#!/bin/sh\necho "System has not been booted with systemd" >&2\nexit 1\n';

/** What is needed to start a host. */
export interface MachineSpec extends KeyHolder {
	readonly hostname: string;
	/** Number of its port on the bridge. */
	readonly port: number;
}

/** A host: a process that is the first of a pid namespace, with its own network, mounts and host name. */
export interface Machine extends MachineSpec {
	readonly process: ChildProcess;
	readonly init: ProcessId;
	readonly pidNamespace: string;
}

/** Makes the private folders of a host, as they are seen from outside. */
export async function makeFolders({ dir, address, hostname }: MachineSpec, hasSystemctl: boolean): Promise<void> {
	for (const folder of [...PRIVATE_FOLDERS, 'lab/bin', 'lab/control/answers', 'lab/shared', 'root/.ssh']) {
		await mkdir(`${dir}/${folder}`, { recursive: true });
	}
	await chmod(`${dir}/tmp`, 0o1777);
	await chmod(`${dir}/var/tmp`, 0o1777);
	await chmod(`${dir}/root`, 0o700);
	await chmod(`${dir}/root/.ssh`, 0o700);
	await writeFile(`${dir}/lab/host`, address);
	await mkdir(`${dir}/etc`, { recursive: true });
	await writeFile(`${dir}/etc/hosts`, `127.0.0.1 localhost\n${address} ${hostname}\n`);
	if (!hasSystemctl) await writeFile(`${dir}/lab/bin/systemctl`, NO_SYSTEMCTL, { mode: 0o755 });
}

/**
 * Starts the first process of a host and resolves when the host is on the net and answers to ssh.
 * `plug` is called in between, once the network namespace exists.
 */
export async function startMachine(
	labDir: string,
	spec: MachineSpec,
	plug: (pid: number) => Promise<void>,
): Promise<Machine> {
	const flags = ['--net', '--mount', '--uts', '--ipc', '--pid', '--fork', '--kill-child', '--propagation', 'private'];
	const own = [labDir, spec.dir, spec.address, spec.hostname, spec.service];
	const child = spawn('unshare', [...flags, '/bin/bash', 'host.sh', ...own], {
		// A relative path: the name of our folder must not show up when a script under test looks for processes.
		cwd: import.meta.dirname,
		env: { PATH: SYSTEM_PATH, LANG: 'C.UTF-8' },
		stdio: ['pipe', 'pipe', 'pipe'],
	});
	try {
		return await bringUp(child, spec, plug);
	} catch (error) {
		await endMachine(child);
		throw error;
	}
}

/** Ends everything on a host: its processes are gone, and with them its mounts and network, when this resolves. */
export async function endMachine(child: ChildProcess, init?: ProcessId): Promise<void> {
	const ended = child.exitCode !== null || child.signalCode !== null ? undefined : once(child, 'exit');
	// unshare waits for the first process, and that is not gone before all others of its namespace are.
	if (init) signalProcess(init, 'SIGKILL');
	else child.kill('SIGKILL');
	await ended;
}

async function bringUp(
	child: ChildProcessWithoutNullStreams,
	spec: MachineSpec,
	plug: (pid: number) => Promise<void>,
): Promise<Machine> {
	let errors = '';
	child.stderr.setEncoding('utf8').on('data', (text) => {
		errors += text;
	});
	const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
	const next = async (expected: RegExp) => {
		const line = await lines.next();
		const match = line.done ? null : expected.exec(line.value);
		if (match) return match;
		if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
		throw new Error(`host ${spec.address} did not start: ${errors}`);
	};
	const pid = Number((await next(/^pid (\d+)$/))[1]);
	const init = identify(pid);
	const pidNamespace = namespaceOf(pid, 'pid');
	if (init === undefined || pidNamespace === undefined) throw new Error(`host ${spec.address} died: ${errors}`);
	await plug(pid);
	child.stdin.write('plugged\n');
	await next(/^ready$/);
	return { ...spec, process: child, init, pidNamespace };
}
