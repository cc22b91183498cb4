import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { type Bench, grouped, inFolder, type Part } from '../bench.ts';
import { withServers } from '../contest.ts';
import type { LspProcess } from '../lsp-process.ts';
import { placeIn } from '../place.ts';
import { type Place, REQUESTS, type Request } from '../requests.ts';
import { type Measured, OURS } from '../result.ts';
import { scaleFiles } from '../scale.ts';
import { inTurns, percentile } from '../statistics.ts';
import { TooSlow } from '../within.ts';
import { clusterFiles, type Files } from '../workload.ts';

const NAME = 'growth';

/** Below so many milliseconds a time says nothing of how it grows, and counts as this. */
const NOISE = 1;

/** How the time for a request grows when there is twice as much. */
export const growthPart: Part = {
	name: NAME,
	title: 'Twice as much',
	about:
		'By what the time for a request grows when `cluster.cfg` has twice as many lines, or the cluster twice as many hosts (there, requests about a file are about `cluster.nodes`). 2 is in proportion, 4 would be with the square. Times under 1 ms count as 1 ms: they say nothing.',
	async *measure(bench) {
		const lines = bench.isQuick ? 500 : 5_000;
		const hosts = bench.isQuick ? 25 : 500;
		const cfg = [lines, 2 * lines].map(clusterFiles);
		yield* twice(bench, `${grouped(lines)} → ${grouped(2 * lines)} lines`, cfg, 'h1/config/cluster.cfg');
		const nodes = [hosts, 2 * hosts].map(scaleFiles);
		yield* twice(bench, `${grouped(hosts)} → ${grouped(2 * hosts)} hosts`, nodes, '10.0.1.1/config/cluster.nodes');
	},
};

function twice(bench: Bench, sizes: string, [less, more]: readonly Files[], file: string): AsyncIterable<Measured> {
	return inFolder(less ?? new Map(), (small) =>
		inFolder(more ?? new Map(), (large) => {
			const starts = [small, large].map((folder) => ({ command: bench.ours, folder, isPull: true }));
			return withServers(starts, async function* (servers) {
				const places: Place[] = [];
				for (const [at, files] of [less, more].entries()) {
					const text = files?.get(file) ?? '';
					const uri = pathToFileURL(path.join(at === 0 ? small : large, file)).href;
					const languageId = file.endsWith('nodes') ? 'dolphindb-nodes' : 'dolphindb-cfg';
					await servers[at]?.open(uri, languageId, text);
					places.push(placeIn(uri, text));
				}
				for (const request of REQUESTS) yield await ofRequest(bench, request, sizes, servers, places);
			});
		}),
	);
}

async function ofRequest(
	bench: Bench,
	request: Request,
	sizes: string,
	servers: readonly LspProcess[],
	places: readonly Place[],
): Promise<Measured> {
	const head = { part: NAME, what: `${request.method}, ${sizes}`, by: OURS, unit: 'times' as const };
	const takers = servers.map((server, at) => () => time(server, request, places[at] as Place)); // one place for each
	try {
		const { warm, rounds, patience } = bench.effort;
		const values = await inTurns({ warm: warm / 4, rounds: rounds / 2, patience: patience / 4 }, takers);
		const [less = 0, more = 0] = values.map((times) => percentile(times, 0.5));
		const note = `${less.toFixed(2)} → ${more.toFixed(2)} ms`;
		return { ...head, median: Math.max(more, NOISE) / Math.max(less, NOISE), rounds: values[0]?.length ?? 0, note };
	} catch (error) {
		if (!(error instanceof TooSlow)) throw error;
		return { ...head, note: error.message };
	}
}

/** How long a request takes; what has to be asked beforehand is not counted. */
async function time(server: LspProcess, { method, params }: Request, place: Place): Promise<number> {
	const given = await params(place, server);
	const start = performance.now();
	await server.ask(method, given);
	return performance.now() - start;
}
