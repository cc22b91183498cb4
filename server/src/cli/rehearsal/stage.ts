import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { part, put } from './files.ts';
import { loginsText, namesText, networkText, type StagedHost } from './hosts.ts';
import { SYSTEM_PATH } from './machine.ts';

/** What a stage is made of. */
export interface StageSpec {
	/** The folder that holds everything; the supervisor removes it in the end. */
	readonly dir: string;
	readonly hosts: readonly StagedHost[];
	/** Paths that belong to the hosts although the machine has folders above them. */
	readonly own: readonly string[];
	/** How this machine makes namespaces. */
	readonly flags: readonly string[];
	readonly keep: boolean;
}

/** How a program on the stage ended. */
export interface Ended {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

/** What may be said of a program on the stage. */
export interface RunOptions {
	readonly timeoutSeconds?: number;
	readonly onLine?: (line: string) => void;
	/** Ends the wait for it with what it says. */
	readonly until?: AbortSignal;
}

const PROGRAMS = { ssh: 'ssh.sh', sudo: 'sudo.sh', sleep: 'sleep.sh', 'running.sh': 'running.sh' };

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
		return `${this.#spec.dir}/hosts/${number}`;
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
		await this.#writeSettings();
		const { stdin, stdout, stderr } = this.#supervisor ?? {};
		if (!stdin || !stdout || !stderr) throw new Error('the stage was not prepared');
		const said: string[] = [];
		stderr.setEncoding('utf8').on('data', (text) => said.push(text));
		const lines = createInterface(stdout);
		const started = new Promise<void>((resolve) => {
			lines.on('line', (line) => {
				const [, number, pid] = /^ready (\d+) (\d+)$/.exec(line) ?? [];
				if (number === undefined) said.push(`${line}\n`);
				else this.#pids.set(Number(number), Number(pid));
				if (this.#pids.size > this.#spec.hosts.length || line.startsWith('failed ')) resolve();
			});
			lines.on('close', resolve);
		});
		stdin.write('go\n');
		await started;
		if (this.#pids.size <= this.#spec.hosts.length)
			throw new Error(`the hosts of the rehearsal did not start: ${said.join('')}`);
	}

	/** Runs bash on a host, or on the machine of the operator, which has the number 0. */
	async run(number: number, command: string, words: readonly string[] = [], options: RunOptions = {}): Promise<Ended> {
		const { timeoutSeconds = 60, onLine, until } = options;
		const user = this.#spec.flags.length > 0 ? ['--user', '--preserve-credentials'] : [];
		const enter = ['-t', String(this.#pids.get(number)), ...user, '-m', '-n', '-p', '-u', '-i', '--'];
		const limited = [
			'timeout',
			'-k',
			'5',
			String(timeoutSeconds),
			'bash',
			'--norc',
			'-c',
			command,
			'rehearsal',
			...words,
		];
		const child = spawn('nsenter', [...enter, 'env', '-i', '-C', '/root', ...this.#environment(), ...limited], {
			env: { PATH: SYSTEM_PATH },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		const given = new Promise<[null]>((resolve) => until?.addEventListener('abort', () => resolve([null])));
		let [stdout, stderr] = ['', ''];
		child.on('error', () => undefined);
		createInterface(child.stdout).on('line', (line) => {
			stdout += `${line}\n`;
			onLine?.(line);
		});
		child.stderr.setEncoding('utf8').on('data', (text) => {
			stderr += text;
		});
		const [code] = (await Promise.race([once(child, 'close'), given])) as [number | null];
		child.kill();
		for (const stream of [child.stdout, child.stderr]) stream.destroy();
		return { code: code ?? 128, stdout, stderr };
	}

	/** Lines that stand-ins for servers noted. */
	async notes(name: 'failures' | 'starts'): Promise<string[][]> {
		const text = await readFile(`${this.#spec.dir}/run/${name}`, 'utf8').catch(() => '');
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

	#environment(): string[] {
		return ['HOME=/root', 'USER=root', 'LOGNAME=root', 'LC_ALL=C.UTF-8', `PATH=/run/rehearsal/bin:${SYSTEM_PATH}`];
	}

	async #writeSettings(): Promise<void> {
		const { dir, hosts, own } = this.#spec;
		for (const folder of ['stage/nothing', 'run/pids', 'run/bin', 'hosts/0'])
			await mkdir(`${dir}/${folder}`, { recursive: true });
		for (const name of ['world.sh', 'host.sh']) await put(`${dir}/stage/${name}`, part(name));
		for (const [name, source] of Object.entries(PROGRAMS)) await put(`${dir}/run/bin/${name}`, part(source), 0o755);
		const numbers = [0, ...hosts.map(({ number }) => number)];
		await put(`${dir}/stage/machines`, numbers.map((number) => `${number}\n`).join(''));
		await put(`${dir}/stage/own-paths`, own.map((path) => `${path}\n`).join(''));
		await put(`${dir}/stage/names`, namesText(hosts));
		await put(`${dir}/run/logins`, loginsText(hosts));
		for (const number of numbers) await put(`${dir}/stage/network-${number}`, networkText(number, hosts));
		for (const { number, host, names, addresses } of hosts) {
			await put(`${this.treeOf(number)}/run/self`, `${host.address}\n`);
			await put(
				`${this.treeOf(number)}/run/addresses`,
				[...new Set([...names, ...addresses])].map((name) => `${name}\n`).join(''),
			);
		}
	}
}
