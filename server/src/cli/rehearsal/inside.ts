import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { SYSTEM_PATH } from './machine.ts';

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

/** What programs on the stage have for an environment; stand-ins come before the programs of this machine. */
const ENVIRONMENT = [
	'HOME=/root',
	'USER=root',
	'LOGNAME=root',
	'LC_ALL=C.UTF-8',
	`PATH=/run/rehearsal/bin:${SYSTEM_PATH}`,
];

/** Runs a program in the namespaces of a process, for which `place` has the words of nsenter. */
export async function runInside(
	place: readonly string[],
	words: readonly string[],
	{ timeoutSeconds = 60, onLine, until }: RunOptions,
): Promise<Ended> {
	const enter = [...place, '-m', '-n', '-p', '-u', '-i', '--', 'env', '-i', '-C', '/root', ...ENVIRONMENT];
	const limited = ['timeout', '-k', '5', String(timeoutSeconds), ...words];
	const child = spawn('nsenter', [...enter, ...limited], {
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
