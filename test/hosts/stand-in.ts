import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { SYSTEM_PATH } from './available.ts';
import { writeFiles } from './files.ts';

const SOURCES = `${import.meta.dirname}/stand-in`;
const SCRIPTS = ['startController.sh', 'startAgent.sh', 'stopAllNode.sh'];

/** What a package of the vendor shall contain. */
export interface PackageContents {
	/** Files of clusterDemo/config. */
	readonly config?: Readonly<Record<string, string | Uint8Array>>;
	/** Files of clusterDemo/data. */
	readonly data?: Readonly<Record<string, string | Uint8Array>>;
	/** The text of dolphindb.lic, by default one that names the host. */
	readonly license?: string;
}

/** How the server with an alias behaves on a host; without an alias: all that have no settings of their own. */
export interface ServerBehaviour {
	readonly alias?: string;
	/** It ends with code 1 and this message instead of starting; false: it starts again. */
	readonly failStart?: string | false;
	/** Time between its start and its listening, 0 when not given. */
	readonly startMs?: number;
	/** Time between SIGTERM and its end, with the port open and the last write at the end, 300 when not given. */
	readonly stopMs?: number;
}

/** What terminal mode (-run) prints; the first answer that fits is taken, after a real connection to the node. */
export interface PreparedAnswer {
	readonly host?: string;
	readonly port?: number;
	/** Text that the script contains. */
	readonly when?: string;
	readonly text: string;
	readonly code?: number;
}

/** One line of a calls.log. */
export interface Call {
	readonly time: number;
	readonly host: string;
	/** Name of a shell script, or start, listening, failed, stopping, stopped, run. */
	readonly event: string;
	/** As the host counts. */
	readonly pid: number;
	readonly cwd: string;
	readonly command: string;
	/** The alias, the reason of a failure, or the script that was run. */
	readonly text: string;
}

/** Compiles the stand-in for the vendor's server. */
export async function buildServer(output: string): Promise<void> {
	const sources = ['server.c', 'terminal.c', 'common.c'].map((name) => `${SOURCES}/${name}`);
	await promisify(execFile)('cc', ['-O1', '-Wall', '-o', output, ...sources], { env: { PATH: SYSTEM_PATH } });
}

/** Writes a package as the vendor's archive has it into an empty folder. */
export async function writePackage(
	dir: string,
	server: string,
	host: string,
	{ config = {}, data = {}, license = `license of ${host}\n` }: PackageContents,
): Promise<void> {
	const demo = `${dir}/server/clusterDemo`;
	for (const name of ['config', 'data', 'log']) await mkdir(`${demo}/${name}`, { recursive: true });
	await copyFile(server, `${dir}/server/dolphindb`);
	await writeFile(`${dir}/server/dolphindb.lic`, license);
	for (const name of SCRIPTS) {
		await copyFile(`${SOURCES}/${name}`, `${demo}/${name}`);
		await chmod(`${demo}/${name}`, 0o755);
	}
	await writeFiles(`${demo}/config`, config);
	await writeFiles(`${demo}/data`, data);
}

/** Changes how servers behave that are started from now on; `dir` is /lab/control of the host. */
export async function writeBehaviour(dir: string, behaviour: ServerBehaviour): Promise<void> {
	const { alias = 'all', failStart, startMs, stopMs } = behaviour;
	if (failStart === false) await rm(`${dir}/${alias}.fail`, { force: true });
	else if (failStart !== undefined) await writeFile(`${dir}/${alias}.fail`, failStart);
	if (startMs !== undefined) await writeFile(`${dir}/${alias}.start-ms`, String(startMs));
	if (stopMs !== undefined) await writeFile(`${dir}/${alias}.stop-ms`, String(stopMs));
}

/** Replaces the answers that terminal mode gives on a host; `dir` is /lab/control of the host. */
export async function writeAnswers(dir: string, answers: readonly PreparedAnswer[]): Promise<void> {
	const folder = `${dir}/answers`;
	for (const name of await readdir(folder)) await rm(`${folder}/${name}`);
	for (const [index, { host = '*', port = '*', code = 0, when = '', text }] of answers.entries()) {
		if (when.includes('\n')) throw new Error('an answer is chosen by a text on one line');
		const name = String(index).padStart(4, '0');
		await writeFile(`${folder}/${name}`, `${host}\n${port}\n${code}\n${when}\n${text}`);
	}
}

/** Reads a calls.log; the lab's own holds the calls of all hosts in the order in which they happened. */
export async function readCalls(file: string): Promise<Call[]> {
	const text = await readFile(file, 'utf8').catch(() => '');
	return text.split('\n').filter(Boolean).map(parseCall);
}

function parseCall(line: string): Call {
	const [time, host = '', event = '', pid, cwd = '', command = '', text = ''] = line.split('\t');
	return { time: Number(time), host, event, pid: Number(pid), cwd, command, text: unescapeText(text) };
}

function unescapeText(text: string): string {
	return text.replaceAll(/\\(.)/g, (_, code: string) => ({ n: '\n', t: '\t' })[code] ?? code);
}
