import { spawn } from 'node:child_process';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { type Bench, grouped, inFolder, type Part } from '../bench.ts';
import { both } from '../both.ts';
import { orTooSlow } from '../contest.ts';
import { LspProcess } from '../lsp-process.ts';
import { type Measured, OURS } from '../result.ts';
import { scaleFiles } from '../scale.ts';
import { inTurns, timed } from '../statistics.ts';
import { within } from '../within.ts';

const NAME = 'start';

/** From nothing to a server that has answered, and to one that has read everything. */
export const startPart: Part = {
	name: NAME,
	title: 'Starting',
	about:
		'*initialize*: from starting the process to the answer to `initialize`; the floor here is `node -e 0`, a Node that does nothing. Ours is the server as the extension has it, in parts that are loaded when they are needed; `dist/cli.js`, the one file for servers without the extension, is loaded as a whole and takes about a third longer. *First diagnostics*: from starting the process until everything has been read and checked and the one mistake, in the last file, is told of; the floor here is a Node process that walks the same folders and reads the same files.',
	async *measure(bench) {
		yield* initialization(bench);
		for (const hosts of bench.isQuick ? [50] : [200, 1_000]) {
			const what = `first diagnostics, ${grouped(hosts)} hosts`;
			yield* orTooSlow({ part: NAME, what, by: OURS, unit: 'ms' }, () => coldStart(bench, hosts, what));
		}
	},
};

function initialization(bench: Bench): AsyncIterable<Measured> {
	return inFolder(new Map(), async function* (folder) {
		const values = await inTurns(bench.effort, [
			() => run([process.execPath, '-e', '0']),
			() => server(bench, folder, async () => undefined),
		]);
		yield* both(NAME, 'initialize', values);
	});
}

function coldStart(bench: Bench, hosts: number, what: string): AsyncIterable<Measured> {
	const files = scaleFiles(hosts);
	const last = [...files.keys()].filter((file) => file.endsWith('agent.cfg')).at(-1) ?? '';
	files.set(last, `${files.get(last)}broken\n`);
	return inFolder(files, async function* (folder) {
		const uri = pathToFileURL(path.join(folder, last)).href;
		const values = await inTurns({ ...bench.effort, warm: 2 }, [
			() => run([process.execPath, bench.bundle('read-files'), folder]),
			() =>
				server(bench, folder, async (started) => {
					const told = started.published(uri, (items) => items.length > 0);
					await started.initialized();
					await told;
				}),
		]);
		yield* both(NAME, what, values);
	});
}

/** How long a process lives that ends by itself. */
function run([program = '', ...args]: readonly string[]): Promise<number> {
	return timed(() =>
		within(
			new Promise<void>((resolve, reject) => {
				const child = spawn(program, args, { stdio: 'ignore' });
				child.on('error', reject).on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`exit ${code}`))));
			}),
		),
	);
}

/** How long it takes from starting our server until something is done. Ending it is not counted. */
async function server(bench: Bench, folder: string, work: (server: LspProcess) => Promise<void>): Promise<number> {
	const start = performance.now();
	const started = await LspProcess.start({ command: bench.ours, folder });
	try {
		await work(started);
		return performance.now() - start;
	} finally {
		await started.stop();
	}
}
