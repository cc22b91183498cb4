import { mkdtemp } from 'node:fs/promises';
import { type CommandOptions, type CommandResult, type Running, startCommand } from './command.ts';
import * as files from './files.ts';
import type { Machine } from './machine.ts';
import { bringBack, type Outage, takeDown } from './outage.ts';
import { type HostProcess, processesIn } from './processes.ts';
import { labPrefix, removeFolder, sweepStaleLabs } from './stale.ts';
import * as standIn from './stand-in.ts';
import { abandonWorld, endWorld, type LabOptions, serverFile, startWorld, type World } from './world.ts';

export type { CommandOptions, CommandResult, Running } from './command.ts';
export type { Tree, TreeEntry } from './files.ts';
export type { Outage } from './outage.ts';
export type { HostProcess } from './processes.ts';
export type { Call, PackageContents, PreparedAnswer, ServerBehaviour } from './stand-in.ts';
export type { LabOptions } from './world.ts';

/** Makes hosts with real ssh between them and no way to the outside. First clears up after labs that died. */
export async function createLab(options: LabOptions): Promise<Lab> {
	sweepStaleLabs();
	const world: World = { dir: await mkdtemp(labPrefix()), machines: new Map() };
	const lab = new Lab(world);
	try {
		await startWorld(world, options);
		return lab;
	} catch (error) {
		await lab.close();
		throw error;
	}
}

/** Hosts on this machine. A host is named by its address, the operator by the word 'operator'. */
export class Lab {
	/** The folder of the lab on this machine; the private folders of a host are `<dir>/<host>/home` and so on. */
	readonly dir: string;
	private readonly world: World;
	private readonly running = new Set<Running>();
	private readonly onExit = () => this.abandon();

	/** Use createLab. */
	constructor(world: World) {
		this.world = world;
		this.dir = world.dir;
		process.once('exit', this.onExit);
	}

	/** Starts a bash command as root in /root of a host, without waiting for its end. */
	spawn(host: string, command: string, options?: CommandOptions): Running {
		const running = startCommand(this.machine(host).init, command, options);
		this.running.add(running);
		const forget = () => this.running.delete(running);
		running.done.then(forget, forget);
		return running;
	}

	/** Runs a bash command as root in /root of a host. Fails only when it does not end in time. */
	run(host: string, command: string, options?: CommandOptions): Promise<CommandResult> {
		return this.spawn(host, command, options).done;
	}

	/** Writes one file on a host, with its parent folders. */
	put(host: string, path: string, content: string | Uint8Array, mode?: number): Promise<void> {
		return files.putFile(this.must(host), path, content, mode);
	}

	/** Writes files given by their places below a folder of a host, all of them at once. */
	putFiles(host: string, folder: string, texts: readonly { path: string; text: string }[]): Promise<void> {
		const all = Object.fromEntries(texts.map(({ path, text }) => [path, text]));
		return files.putFolder(this.machine(host), this.must(host), folder, (staging) => files.writeFiles(staging, all));
	}

	/** Copies a folder of this machine into a folder of a host. */
	putFolder(host: string, path: string, from: string): Promise<void> {
		return files.putFolder(this.machine(host), this.must(host), path, files.copyInto(from));
	}

	/** The bytes of a file on a host. */
	get(host: string, path: string): Promise<Buffer> {
		return files.getFile(this.machine(host), path);
	}

	/** Everything below a folder of a host: contents, permissions, owners, link targets. */
	tree(host: string, dir: string): Promise<files.Tree> {
		return files.readTree(this.must(host), dir);
	}

	/** Where a private path of a host is on this machine. */
	outside(host: string, path: string): string {
		return files.outsidePath(this.machine(host), path);
	}

	/** Takes the power or only the cable from a host, 'power' when not said. */
	hostDown(host: string, outage: Outage = 'power'): Promise<void> {
		return takeDown(this.world, this.machine(host), outage);
	}

	/** Gives a host its link and sshd back; what else ran on it stays ended. */
	hostUp(host: string): Promise<void> {
		return bringBack(this.world, this.machine(host), this.must(host));
	}

	/** What runs on a host, without its first process. */
	processes(host: string): HostProcess[] {
		return processesIn(this.machine(host).pidNamespace);
	}

	/** Installs a stand-in for the vendor's package into a folder of a host. */
	installPackage(host: string, folder: string, contents: standIn.PackageContents = {}): Promise<void> {
		const machine = this.machine(host);
		return files.putFolder(machine, this.must(host), folder, (staging) =>
			standIn.writePackage(staging, serverFile(this.world), machine.address, contents),
		);
	}

	/** Changes how servers behave that are started on a host from now on. */
	behave(host: string, behaviour: standIn.ServerBehaviour): Promise<void> {
		return standIn.writeBehaviour(`${this.machine(host).dir}/lab/control`, behaviour);
	}

	/** Replaces the answers that terminal mode gives when it is run on a host. */
	answers(host: string, answers: readonly standIn.PreparedAnswer[]): Promise<void> {
		return standIn.writeAnswers(`${this.machine(host).dir}/lab/control`, answers);
	}

	/** Every call of the vendor's scripts and server on any host, in order. */
	calls(): Promise<standIn.Call[]> {
		return standIn.readCalls(`${this.dir}/shared/calls.log`);
	}

	/** Ends everything and removes the folder; may be called twice. */
	async close(): Promise<void> {
		const ends = [...this.running].map((one) => one.done);
		for (const one of this.running) one.kill();
		await endWorld(this.world);
		await Promise.allSettled(ends);
		process.off('exit', this.onExit);
		if (!removeFolder(this.dir)) throw new Error(`${this.dir} could not be removed`);
	}

	private abandon(): void {
		abandonWorld(this.world);
		removeFolder(this.dir);
	}

	private machine(host: string): Machine {
		const found = this.world.machines.get(host);
		if (found === undefined)
			throw new Error(`no host ${host}; there are ${[...this.world.machines.keys()].join(', ')}`);
		return found;
	}

	private must(host: string): files.MustRun {
		return async (command, options) => {
			const result = await this.run(host, command, options);
			if (result.code === 0) return result;
			throw new Error(`${command} on ${host} ended with ${result.code}: ${result.stderr}`);
		};
	}
}
