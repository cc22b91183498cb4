import type { MustRun } from './files.ts';
import type { Machine } from './machine.ts';
import { cutLink, forgetNeighbour, joinLink } from './network.ts';
import { processesIn, signalProcess } from './processes.ts';
import { hubOf, type World } from './world.ts';

/** What a host loses: with its power all processes and the link, with its cable the link and sshd only. */
export type Outage = 'power' | 'cable';

function isSshd({ exe }: { readonly exe: string }): boolean {
	return exe.endsWith('/sshd');
}

async function forget(world: World, machine: Machine): Promise<void> {
	const others = [...world.machines.values()].filter((one) => one !== machine);
	await Promise.all(others.map(({ init }) => forgetNeighbour(init.pid, machine.address)));
}

/** Cuts a host off, silently as a power cut does: its peers get no word of it. */
export async function takeDown(world: World, machine: Machine, outage: Outage): Promise<void> {
	await cutLink(hubOf(world), machine.port);
	await forget(world, machine);
	const doomed = () => processesIn(machine.pidNamespace).filter((one) => outage === 'power' || isSshd(one));
	for (let left = doomed(), round = 0; left.length > 0 && round < 100; left = doomed(), round++) {
		for (const one of left) signalProcess(one, 'SIGKILL');
	}
}

/** Connects a host again and starts its sshd. */
export async function bringBack(world: World, machine: Machine, run: MustRun): Promise<void> {
	await joinLink(hubOf(world), machine.port);
	// Otherwise a search for the way, begun while the cable was cut, fails a moment later and takes new connections along.
	await Promise.all([forget(world, machine), forgetNeighbour(machine.init.pid)]);
	if (machine.service === 'none' || processesIn(machine.pidNamespace).some(isSshd)) return;
	await run('"$(command -v sshd)" -E /var/log/sshd.log');
}
