import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { SYSTEM_PATH } from './available.ts';

/** The bridge between the hosts of a lab, in a network namespace of its own without any link to the outside. */
export interface Switch {
	readonly pid: number;
	readonly process: ChildProcess;
}

/** Makes the bridge. The namespace lives as long as its one process, which ends when our end of its input closes. */
export async function startSwitch(): Promise<Switch> {
	const script = 'ip link add hub type bridge stp_state 0 forward_delay 0 && ip link set hub up && echo up && exec cat';
	const child = spawn('unshare', ['--net', 'sh', '-c', script], {
		env: { PATH: SYSTEM_PATH },
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), once(child, 'close')]);
	if (line !== 'up' || child.pid === undefined) throw new Error('the bridge of the lab could not be made');
	return { pid: child.pid, process: child };
}

/** Lays the cable from the namespace of a process to the bridge: its end is called eth0, ours port<number>. */
export async function plug(hub: Switch, port: number, pid: number): Promise<void> {
	await ip(hub.pid, [`link add port${port} type veth peer name eth0 netns ${pid}`, `link set port${port} master hub`]);
}

/** Cuts the cable of a host. */
export async function cutLink(hub: Switch, port: number): Promise<void> {
	await ip(hub.pid, [`link set port${port} down`]);
}

/** Connects the cable of a host, and resolves when the bridge passes its packets on. */
export async function joinLink(hub: Switch, port: number): Promise<void> {
	await ip(hub.pid, [`link set port${port} up`]);
	for (let round = 0; round < 200; round++) {
		if ((await ip(hub.pid, [`link show dev port${port}`])).includes('state forwarding')) return;
		await setTimeout(20);
	}
	throw new Error(`port ${port} of the bridge stays closed`);
}

/** Makes a host forget the way to a neighbour (to all without address), so that it notices at once what has changed. */
export async function forgetNeighbour(pid: number, address = 'all'): Promise<void> {
	await ip(pid, [`neigh flush ${address === 'all' ? 'dev eth0' : `to ${address}`}`]);
}

/** Runs commands of ip in the network namespace of a process. */
async function ip(pid: number, lines: readonly string[]): Promise<string> {
	const child = spawn('nsenter', ['-t', String(pid), '--net', 'ip', '-d', '-batch', '-'], {
		env: { PATH: SYSTEM_PATH },
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	let output = '';
	child.stdout.setEncoding('utf8').on('data', (text) => {
		output += text;
	});
	child.stdin.end(lines.join('\n'));
	const [code] = await once(child, 'close');
	if (code !== 0) throw new Error(`ip failed: ${lines.join('; ')}`);
	return output;
}
