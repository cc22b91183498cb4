import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
	chmodSync,
	copyFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { sha256 } from '../../server/src/plan/fingerprint.ts';
import type { RenderedFile } from '../../server/src/render/renderer.ts';
import { emptyFolders, treeListing } from './toy-tree.ts';

/** A folder that no toy host covers with one of its own, wherever the repository lies. */
const OUT = '/var/tmp/dolphindb-cluster-toys';
const FOLDERS = ['home', 'srv', 'mnt', 'tmp', 'root'];
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** How a script ended. */
export interface Ended {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
	/** Both streams, for messages. */
	readonly text: string;
}

/** What to do to a script while it runs. */
export interface RunOptions {
	readonly input?: string;
	readonly env?: Readonly<Record<string, string>>;
	/**
	 * Kills the script with all it started at its n-th call of a host: before it, while the host works, or after it; as an
	 * orphan the work on the host goes on without the script.
	 */
	readonly kill?: { readonly call: number; readonly when: 'before' | 'during' | 'after' | 'orphan' };
}

/** Why there can be no toy hosts here; nothing where there can. */
export function whyNoToyHosts(): string | undefined {
	if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'mount namespaces need Linux and root';
	const missing = ['bash', 'rsync', 'flock', 'nsenter', 'unshare', 'diff', 'cc'].filter((tool) => !hasTool(tool));
	if (missing.length > 0) return `these programs are missing: ${missing.join(', ')}`;
	try {
		execFileSync('unshare', ['--mount', '--net', 'true'], { stdio: 'pipe' });
		return undefined;
	} catch {
		return 'this machine forbids namespaces';
	}
}

/** True when a tool can be found. */
export function hasTool(tool: string): boolean {
	return PATH.split(':').some((folder) => existsSync(`${folder}/${tool}`));
}

/** True when tests can run; else says why they cannot, and fails where skipping would hide it (CI=true). */
export function available(what: string, why: string | undefined): boolean {
	if (why === undefined) return true;
	if (process.env['CI'] === 'true') throw new Error(`${what}: ${why}`);
	console.warn(`SKIPPED: ${what}; ${why}`);
	return false;
}

/**
 * Folders that play hosts: a mount namespace each, in which /home, /srv, /mnt, /tmp and /root are its own, and a
 * program `ssh` that leads from one to another and to nobody else.
 */
export class ToyHosts {
	readonly dir: string;
	private readonly keepers: ChildProcess[] = [];

	constructor(hosts: readonly string[]) {
		mkdirSync(OUT, { recursive: true });
		removeStale();
		this.dir = mkdtempSync(`${OUT}/toy-${process.pid}-`);
		for (const folder of ['bin', 'scripts', 'state', 'hosts']) mkdirSync(`${this.dir}/${folder}`);
		copyFileSync(builtSsh(), `${this.dir}/bin/ssh`);
		for (const name of ['toy-kill.sh', 'toy-eval.sh'])
			copyFileSync(`${import.meta.dirname}/${name}`, `${this.dir}/bin/${name}`);
		for (const name of ['ssh', 'toy-kill.sh']) chmodSync(`${this.dir}/bin/${name}`, 0o755);
		for (const host of hosts) this.startHost(host);
	}

	/** Where a path of a host is on this machine. */
	at(host: string, file = ''): string {
		return `${this.dir}/hosts/${host}/tree${file}`;
	}

	/** Makes the hosts empty, but for these files, and forgets what scripts noted. */
	reset(files: Readonly<Record<string, Readonly<Record<string, string>>>>): void {
		this.forget();
		for (const [host, texts] of Object.entries(files)) {
			emptyFolders(
				this.at(host),
				FOLDERS.map((folder) => `/${folder}`),
			);
			for (const [file, text] of Object.entries(texts)) this.put(host, file, text);
		}
	}

	/** Forgets what scripts noted on the operator's machine. */
	forget(): void {
		rmSync(`${this.dir}/state`, { recursive: true, force: true });
	}

	/** Makes a host unreachable, or reachable again. */
	setDown(host: string, down: boolean): void {
		const file = `${this.dir}/hosts/${host}/down`;
		if (down) writeFileSync(file, '');
		else rmSync(file, { force: true });
	}

	/** Writes a file on a host. */
	put(host: string, file: string, text: string): void {
		mkdirSync(path.dirname(this.at(host, file)), { recursive: true });
		writeFileSync(this.at(host, file), text);
	}

	/** The text of a file on a host; nothing where there is none. */
	get(host: string, file: string): string | undefined {
		return existsSync(this.at(host, file)) ? readFileSync(this.at(host, file), 'utf8') : undefined;
	}

	/** Everything on a host that plans are about: kind, mode, owner, name, and sums or link targets, one line each. */
	tree(host: string): string {
		return treeListing(this.at(host), ['/home', '/srv', '/mnt']);
	}

	/** Runs bash on a host. */
	inside(host: string, command: string): string {
		const pid = readFileSync(`${this.dir}/hosts/${host}/pid`, 'utf8').trim();
		const words = ['-t', pid, '-m', '-n', '--', 'bash', '-c', command];
		return execFileSync('nsenter', words, {
			encoding: 'utf8',
			env: { PATH, LC_ALL: 'C.UTF-8' },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
	}

	/** Starts a program on a host and lets it run. */
	background(host: string, words: readonly string[]): ChildProcess {
		const pid = readFileSync(`${this.dir}/hosts/${host}/pid`, 'utf8').trim();
		return spawn('nsenter', ['-t', pid, '-m', '-n', '--', ...words], { env: { PATH }, stdio: 'ignore' });
	}

	/** Writes scripts into the folder of the operator. */
	install(files: readonly RenderedFile[]): void {
		rmSync(`${this.dir}/scripts`, { recursive: true, force: true });
		for (const { path: name, text } of files) {
			mkdirSync(path.dirname(`${this.dir}/scripts/${name}`), { recursive: true });
			writeFileSync(`${this.dir}/scripts/${name}`, text);
		}
	}

	/** Runs a script of the operator. */
	run(command: string, { input = '', env = {}, kill }: RunOptions = {}): Promise<Ended> {
		writeFileSync(`${this.dir}/calls`, '');
		const child = spawn('bash', ['-c', `exec bash ${command}`], {
			cwd: `${this.dir}/scripts`,
			detached: true,
			env: {
				PATH: `${this.dir}/bin:${PATH}`,
				HOME: this.dir, // bash reads .bashrc when its standard input is a socket, which it is here
				DDB_STATE: `${this.dir}/state`,
				...(kill && { TOY_KILL: `${kill.call}-${kill.when}` }),
				...env,
			},
		});
		child.stdin.on('error', () => undefined).end(input);
		return ended(child);
	}

	/** Runs a playbook of the operator, without anybody at the keyboard. */
	play(...words: readonly string[]): Promise<Ended> {
		const child = spawn('ansible-playbook', words, {
			cwd: `${this.dir}/scripts/ansible`,
			env: {
				PATH: `${this.dir}/bin:${PATH}`,
				HOME: this.dir,
				DDB_STATE: `${this.dir}/state`,
				LC_ALL: 'C.UTF-8',
				ANSIBLE_NOCOLOR: '1',
				ANSIBLE_SSH_ARGS: '',
				ANSIBLE_SSH_TRANSFER_METHOD: 'piped', // there is no sftp between toy hosts
			},
		});
		child.stdin.end();
		return ended(child);
	}

	/** How often the last script called a host, in a session or not; calls from host to host included. */
	callCount(): number {
		return statSync(`${this.dir}/calls`).size;
	}

	/** Ends the hosts and removes all. */
	close(): void {
		for (const keeper of this.keepers) keeper.kill('SIGKILL');
		rmSync(this.dir, { recursive: true, force: true });
	}

	private startHost(host: string): void {
		const tree = this.at(host);
		for (const folder of FOLDERS) mkdirSync(`${tree}/${folder}`, { recursive: true });
		const binds = FOLDERS.map((folder) => `mount --bind '${tree}/${folder}' /${folder}`).join(' && ');
		const command = `${binds} && ip link set lo up; exec cat`;
		const keeper = spawn('unshare', ['--mount', '--net', 'bash', '-c', command], {
			stdio: ['pipe', 'ignore', 'ignore'], // without us, cat comes to an end
		});
		this.keepers.push(keeper);
		writeFileSync(`${this.dir}/hosts/${host}/pid`, String(keeper.pid));
		const begin = Date.now();
		while (!this.mounted(host)) if (Date.now() - begin > 60_000) throw new Error(`host ${host} did not start`);
	}

	private mounted(host: string): boolean {
		writeFileSync(this.at(host, '/root/.here'), '');
		try {
			this.inside(host, 'test -e /root/.here');
			return true;
		} catch {
			return false;
		}
	}
}

/** The program that plays ssh, compiled when its source is new. */
function builtSsh(): string {
	const source = `${import.meta.dirname}/toy-ssh.c`;
	const built = `${OUT}/ssh-${sha256(readFileSync(source, 'utf8')).slice(0, 16)}`;
	if (existsSync(built)) return built;
	execFileSync('cc', ['-O1', '-Wall', '-o', `${built}.${process.pid}`, source], { env: { PATH } });
	renameSync(`${built}.${process.pid}`, built); // another test may be building it, too
	return built;
}

/** Removes what tests left that were killed; their hosts ended with them. */
function removeStale(): void {
	for (const name of readdirSync(OUT)) {
		const pid = /^toy-(\d+)-/.exec(name)?.[1];
		if (pid && !existsSync(`/proc/${pid}`)) rmSync(`${OUT}/${name}`, { recursive: true, force: true });
	}
}

function ended(child: ReturnType<typeof spawn>): Promise<Ended> {
	let stdout = '';
	let stderr = '';
	child.stdout?.setEncoding('utf8').on('data', (text) => {
		stdout += text;
	});
	child.stderr?.setEncoding('utf8').on('data', (text) => {
		stderr += text;
	});
	return new Promise((resolve) => {
		child.on('close', (code) => resolve({ code, stdout, stderr, text: `${stdout}\n${stderr}` }));
	});
}
