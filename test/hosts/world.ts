import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { SYSTEM_PATH } from './available.ts';
import { writeKeys } from './keys.ts';
import { endMachine, type Machine, type MachineSpec, makeFolders, startMachine } from './machine.ts';
import { joinLink, plug, type Switch, startSwitch } from './network.ts';
import { identify, type ProcessId, signalProcess } from './processes.ts';
import { ourselves, writeRecord } from './stale.ts';
import { buildServer } from './stand-in.ts';

/** Which hosts a lab has, by their addresses; all lie in the same /24. */
export interface LabOptions {
	readonly hosts: readonly string[];
	/** The address of the host without sshd on which the scripts under test are run. */
	readonly operator: string;
	/** Ports of sshd, by host; 22 where nothing is said. */
	readonly sshPorts?: Readonly<Record<string, number>>;
}

/** The running hosts of a lab and the bridge between them; filled while it is being made. */
export interface World {
	readonly dir: string;
	readonly machines: Map<string, Machine>;
	hub?: Switch;
}

/** The bridge of a lab that runs. */
export function hubOf({ hub }: World): Switch {
	if (hub === undefined) throw new Error('the bridge of the lab is missing');
	return hub;
}

/** Where the compiled stand-in for the vendor's server lies. */
export function serverFile({ dir }: World): string {
	return `${dir}/dolphindb`;
}

/** Starts the bridge and all hosts. When it fails, what was started is in `world`, for endWorld. */
export async function startWorld(world: World, { hosts, operator, sshPorts = {} }: LabOptions): Promise<void> {
	const { dir } = world;
	note(world);
	const specs = [operator, ...hosts].map((address, port): MachineSpec => {
		const label = port === 0 ? 'operator' : address;
		const hostname = `${basename(dir)}-${label.replaceAll('.', '-')}`;
		return {
			address,
			port,
			hostname,
			dir: `${dir}/${label}`,
			service: port === 0 ? 'none' : 'sshd',
			sshPort: sshPorts[address] ?? 22,
		};
	});
	const hasSystemctl = SYSTEM_PATH.split(':').some((folder) => existsSync(`${folder}/systemctl`));
	await Promise.all(['root', 'shared'].map((name) => mkdir(`${dir}/${name}`)));
	await Promise.all(specs.map((spec) => makeFolders(spec, hasSystemctl)));
	await all([
		buildServer(serverFile(world)),
		writeKeys(dir, specs),
		startSwitch().then((hub) => {
			world.hub = hub;
		}),
	]);
	await all(specs.map((spec) => startInto(world, spec)));
	note(world);
}

async function startInto(world: World, spec: MachineSpec): Promise<void> {
	const hub = hubOf(world);
	const machine = await startMachine(world.dir, spec, (pid) => plug(hub, spec.port, pid));
	world.machines.set(spec.port === 0 ? 'operator' : spec.address, machine);
	await joinLink(hub, spec.port);
}

/** Waits for all, whatever fails, so that nothing is still being started when the error is seen. */
async function all(work: readonly Promise<unknown>[]): Promise<void> {
	for (const result of await Promise.allSettled(work)) if (result.status === 'rejected') throw result.reason;
}

function roots({ hub, machines }: World): ProcessId[] {
	const hubProcess = hub && identify(hub.pid);
	return [...(hubProcess ? [hubProcess] : []), ...[...machines.values()].map(({ init }) => init)];
}

function note(world: World): void {
	writeRecord(world.dir, { creator: ourselves(), processes: roots(world) });
}

/** Ends all hosts and the bridge, and waits until they are gone. */
export async function endWorld(world: World): Promise<void> {
	await Promise.all([...world.machines.values()].map((machine) => endMachine(machine.process, machine.init)));
	const hub = world.hub?.process;
	if (hub && hub.exitCode === null && hub.signalCode === null) {
		const ended = once(hub, 'exit');
		hub.kill('SIGKILL');
		await ended;
	}
}

/** The same without waiting, for the end of the process. */
export function abandonWorld(world: World): void {
	for (const one of roots(world)) signalProcess(one, 'SIGKILL');
}
