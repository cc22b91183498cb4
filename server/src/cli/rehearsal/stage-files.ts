import { mkdir } from 'node:fs/promises';
import { part, put } from './files.ts';
import { loginsText, namesText, networkText, type StagedHost } from './hosts.ts';

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

const PROGRAMS = {
	ssh: 'ssh.sh',
	sudo: 'sudo.sh',
	sleep: 'sleep.sh',
	'running.sh': 'running.sh',
	'stop.sh': 'stop.sh',
};

/** Where the tree of a host lies in the folder of a stage. */
export function treeIn(dir: string, number: number): string {
	return `${dir}/hosts/${number}`;
}

/** Writes what the scripts that make the hosts read, and the stand-ins for programs. */
export async function writeStage({ dir, hosts, own }: StageSpec): Promise<void> {
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
	for (const host of hosts) await writeIdentity(treeIn(dir, host.number), host);
}

/** What the stand-in for the server knows of its host. */
async function writeIdentity(tree: string, { host, names, addresses }: StagedHost): Promise<void> {
	await put(`${tree}/run/self`, `${host.address}\n`);
	const all = new Set([...names, ...addresses]);
	await put(`${tree}/run/addresses`, [...all].map((name) => `${name}\n`).join(''));
}
