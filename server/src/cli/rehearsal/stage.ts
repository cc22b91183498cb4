import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface, type Interface } from 'node:readline';
import { part, put } from './files.ts';
import { type Ended, type RunOptions, runInside } from './inside.ts';
import { SYSTEM_PATH } from './machine.ts';
import { type StageSpec, treeIn, writeStage } from './stage-files.ts';

/** Hosts that are folders and processes, cut off from this machine and its network. */
export class Stage {
	readonly #spec: StageSpec;
	#supervisor: ChildProcess | undefined;
	readonly #pids = new Map<number, number>();

	constructor(spec: StageSpec) {
		this.#spec = spec;
	}

	/** Where the tree of a host lies on this machine. */
	treeOf(number: number): string {
		return treeIn(this.#spec.dir, number);
	}

	/** Makes the folder somebody else's to remove, whatever becomes of us. */
	async prepare(): Promise<void> {
		const { dir, flags, keep } = this.#spec;
		await put(`${dir}/stage/supervise.sh`, part('supervise.sh'));
		// A process group of its own: what ends us from a keyboard leaves it the time to clear up.
		const supervisor = spawn('bash', [`${dir}/stage/supervise.sh`, dir, keep ? 'yes' : 'no', ...flags], {
			detached: true,
			cwd: '/',
			env: { PATH: SYSTEM_PATH, LC_ALL: 'C.UTF-8' },
			stdio: ['pipe', 'pipe', 'pipe'],
		});
		supervisor.stdin.on('error', () => undefined);
		this.#supervisor = supervisor;
	}

	/** Starts the hosts. Their trees are there already, and so is the folder `scripts`. */
	async open(): Promise<void> {
		await writeStage(this.#spec);
		const { stdin, stdout, stderr } = this.#supervisor ?? {};
		if (!stdin || !stdout || !stderr) throw new Error('the stage was not prepared');
		const said: string[] = [];
		stderr.setEncoding('utf8').on('data', (text) => said.push(text));
		stdin.write('go\n');
		if (!(await this.#areReady(createInterface(stdout), said)))
			throw new Error(`the hosts of the rehearsal did not start: ${said.join('')}`);
	}

	/** Waits until all hosts have said that they are ready: false where one failed. */
	#areReady(lines: Interface, said: string[]): Promise<boolean> {
		const machines = this.#spec.hosts.length + 1;
		return new Promise((resolve) => {
			lines.on('line', (line) => {
				const [, number, pid] = /^ready (\d+) (\d+)$/.exec(line) ?? [];
				if (number === undefined) said.push(`${line}\n`);
				else this.#pids.set(Number(number), Number(pid));
				if (this.#pids.size === machines) resolve(true);
				else if (line.startsWith('failed ')) resolve(false);
			});
			lines.on('close', () => resolve(false));
		});
	}

	/** Runs bash on a host, or on the machine of the operator, which has the number 0. */
	run(number: number, command: string, words: readonly string[] = [], options: RunOptions = {}): Promise<Ended> {
		const user = this.#spec.flags.length > 0 ? ['--user', '--preserve-credentials'] : [];
		const place = ['-t', String(this.#pids.get(number)), ...user];
		return runInside(place, ['bash', '--norc', '-c', command, 'rehearsal', ...words], options);
	}

	/** What stand-ins for servers noted that did not start: host, alias, why. */
	async failures(): Promise<string[][]> {
		const text = await readFile(`${this.#spec.dir}/run/failures`, 'utf8').catch(() => '');
		return text
			.split('\n')
			.filter(Boolean)
			.map((line) => line.split('\t'));
	}

	/** Ends everything on the stage and waits until its folder is gone. */
	async close(): Promise<void> {
		const supervisor = this.#supervisor;
		if (!supervisor || supervisor.exitCode !== null) return;
		const ended = once(supervisor, 'exit');
		supervisor.stdin?.end();
		await ended;
	}

	/** Lets go of the stage without waiting: its supervisor clears up. */
	abandon(): void {
		this.#supervisor?.stdin?.destroy();
	}
}
