import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { type Bench, grouped, inFolder, type Part } from '../bench.ts';
import { orTooSlow, withServers } from '../contest.ts';
import type { LspProcess } from '../lsp-process.ts';
import { placeIn } from '../place.ts';
import { type Place, REQUESTS, type Request } from '../requests.ts';
import { type Measured, OURS } from '../result.ts';
import { scaleFiles } from '../scale.ts';
import { inTurns } from '../statistics.ts';
import { clusterFiles, type Files } from '../workload.ts';

const NAME = 'growth';
const head = { part: NAME, by: OURS, unit: 'times' } as const;

/** Below so many milliseconds a time says nothing of how it grows, and counts as this. */
const NOISE = 1;

/** How the time for a request grows when there is twice as much. */
export const growthPart: Part = {
	name: NAME,
	title: 'Twice as much',
	about:
		'By what the time for a request grows when `cluster.cfg` has twice as many lines, or the cluster twice as many hosts (there, requests about a file are about `cluster.nodes`). 2 is in proportion, 4 would be with the square. The best of several times counts, which is what the work takes when nothing else disturbs it; times under 1 ms count as 1 ms, for they say nothing.',
	async *measure(bench) {
		const lines = bench.isQuick ? 500 : 5_000;
		const hosts = bench.isQuick ? 25 : 500;
		const cfg = [lines, 2 * lines].map(clusterFiles);
		const byLines = `${grouped(lines)} → ${grouped(2 * lines)} lines`;
		yield* orTooSlow({ ...head, what: byLines }, () => twice(bench, byLines, cfg, 'h1/config/cluster.cfg'));
		const nodes = [hosts, 2 * hosts].map(scaleFiles);
		const byHosts = `${grouped(hosts)} → ${grouped(2 * hosts)} hosts`;
		yield* orTooSlow({ ...head, what: byHosts }, () => twice(bench, byHosts, nodes, '10.0.1.1/config/cluster.nodes'));
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
				for (const request of REQUESTS) {
					const what = `${request.method}, ${sizes}`;
					yield* orTooSlow({ ...head, what }, () => ofRequest(bench, request, what, servers, places));
				}
			});
		}),
	);
}

async function* ofRequest(
	bench: Bench,
	request: Request,
	what: string,
	servers: readonly LspProcess[],
	places: readonly Place[],
): AsyncIterable<Measured> {
	const takers = servers.map((server, at) => () => time(server, request, places[at] as Place)); // one place for each
	const { warm, rounds, patience } = bench.effort;
	const values = await inTurns({ warm: warm / 4, rounds: rounds / 2, patience: patience / 4 }, takers);
	const [less = 0, more = 0] = values.map((times) => Math.min(...times));
	const note = `${less.toFixed(2)} → ${more.toFixed(2)} ms`;
	yield { ...head, what, median: Math.max(more, NOISE) / Math.max(less, NOISE), rounds: values[0]?.length ?? 0, note };
}

/** How long a request takes; what has to be asked beforehand is not counted. */
async function time(server: LspProcess, { method, params }: Request, place: Place): Promise<number> {
	const given = await params(place, server);
	const start = performance.now();
	await server.ask(method, given);
	return performance.now() - start;
}
