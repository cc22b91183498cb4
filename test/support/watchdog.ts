import { Worker } from 'node:worker_threads';
import { afterAll } from 'vitest';

/** Far beyond what anything takes on a slow machine: what lasts longer never ends. */
const PATIENCE_SECONDS = 90;

// A loop that never ends lets no timer of its own thread fire, so another thread has to watch and end the process.
const WATCH = `
const { parentPort, workerData: { beat, what, seconds } } = require('node:worker_threads');
let last = 0, since = Date.now();
setInterval(() => {
	const now = Atomics.load(beat, 0);
	if (now !== last || now === 0) { last = now; since = Date.now(); return; }
	if (Date.now() - since < seconds * 1000) return;
	require('node:fs').writeSync(2, what + ' ' + now + ' has not ended within ' + seconds + ' s\\n');
	process.kill(process.pid, 'SIGKILL');
}, 1000);
`;

/** Ends the process, and says in which run of what, where a run never ends. The result has to be called before each run. */
export function watchdog(what: string): (run: number) => void {
	const beat = new Int32Array(new SharedArrayBuffer(4));
	const worker = new Worker(WATCH, { eval: true, workerData: { beat, what, seconds: PATIENCE_SECONDS } });
	worker.unref();
	afterAll(() => worker.terminate());
	return (run) => void Atomics.store(beat, 0, run);
}
