import type { Bench } from './bench.ts';
import { LspProcess, type Start } from './lsp-process.ts';
import { FLOOR, type Measured, OURS } from './result.ts';
import { type Effort, inTurns, summary } from './statistics.ts';
import { type Typed, typist } from './typing.ts';
import { TooSlow } from './within.ts';

/** A server that takes part, under the name that the table has for it. */
export type Contestant = Start & { readonly by: string };

/** Starts servers, has something done with them, and ends them whatever happens. */
export async function* withServers<Result>(
	starts: readonly Start[],
	work: (servers: readonly LspProcess[]) => AsyncIterable<Result>,
): AsyncIterable<Result> {
	const servers: LspProcess[] = [];
	try {
		for (const start of starts) {
			const server = await LspProcess.start(start);
			servers.push(server);
			await server.initialized();
		}
		yield* work(servers);
	} finally {
		for (const server of servers) await server.stop();
	}
}

/** The floor and ours, in the order in which they take turns. */
export function floorAndOurs(bench: Pick<Bench, 'floor' | 'ours'>, folder: string, isPull = false): Contestant[] {
	return [
		{ by: FLOOR, command: bench.floor, folder, isPull },
		{ by: OURS, command: bench.ours, folder, isPull },
	];
}

/** Starts the floor and ours, with a settings file open in both, and has something done with them. */
export function besideFloor<Result>(
	bench: Pick<Bench, 'floor' | 'ours'>,
	folder: string,
	{ uri, text }: { readonly uri: string; readonly text: string },
	work: (floor: LspProcess, ours: LspProcess) => AsyncIterable<Result>,
): AsyncIterable<Result> {
	return withServers(floorAndOurs(bench, folder), async function* ([floor, ours]) {
		if (!floor || !ours) return;
		for (const server of [floor, ours]) await server.open(uri, 'dolphindb-cfg', text);
		yield* work(floor, ours);
	});
}

/** What is measured of a keystroke, and where its results go. */
export interface Keystrokes {
	readonly part: string;
	readonly what: string;
	readonly typed: Omit<Typed, 'isPull' | 'isBlind'>;
	readonly effort: Effort;
}

/** Has servers that run already take turns in a keystroke. */
export async function* typeInTurns(
	servers: readonly LspProcess[],
	contestants: readonly Contestant[],
	{ part, what, typed, effort }: Keystrokes,
): AsyncIterable<Measured> {
	const lacking = servers.findIndex(
		({ capabilities }, at) => contestants[at]?.isPull && !capabilities.diagnosticProvider,
	);
	if (lacking !== -1) {
		yield { part, what, by: contestants[lacking]?.by ?? '', unit: 'ms', note: 'cannot be asked for diagnostics' };
		return;
	}
	const keys: ((round: number) => Promise<number>)[] = [];
	for (const [at, server] of servers.entries()) {
		const { isPull = false, by } = contestants[at] as Contestant; // each server is of a contestant
		keys.push(await typist(server, { ...typed, isPull, isBlind: by === FLOOR }));
	}
	const values = await inTurns(effort, keys);
	for (const [at, { by }] of contestants.entries()) yield { part, what, by, unit: 'ms', ...summary(values[at] ?? []) };
}

/** The same, for servers that have yet to be started. */
export function contest(contestants: readonly Contestant[], keystrokes: Keystrokes): AsyncIterable<Measured> {
	const { part, what } = keystrokes;
	const [last] = contestants.slice(-1); // ours, or the only one: the floor is never too slow
	return orTooSlow({ part, what, by: last?.by ?? OURS, unit: 'ms' }, () =>
		withServers(contestants, (servers) => typeInTurns(servers, contestants, keystrokes)),
	);
}

/** Measures something; where that takes longer than is waited for, that is the result. */
export async function* orTooSlow(head: Measured, work: () => AsyncIterable<Measured>): AsyncIterable<Measured> {
	try {
		yield* work();
	} catch (error) {
		if (!(error instanceof TooSlow)) throw error;
		yield { ...head, note: error.message };
	}
}
