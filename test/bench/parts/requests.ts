import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { type Bench, grouped, inFolder, type Part } from '../bench.ts';
import { both } from '../both.ts';
import { besideFloor, orTooSlow } from '../contest.ts';
import { given } from '../floor-messages.ts';
import type { LspProcess } from '../lsp-process.ts';
import { placeIn } from '../place.ts';
import { type Place, REQUESTS, type Request } from '../requests.ts';
import { type Measured, OURS } from '../result.ts';
import { inTurns } from '../statistics.ts';
import { clusterFiles } from '../workload.ts';

const NAME = 'requests';
const EDITED = 'h1/config/cluster.cfg';

/** What somebody waits for while writing. */
const ASKED = ['textDocument/hover', 'textDocument/completion', 'textDocument/definition'];

/** From a question about a place to the answer. */
export const requestsPart: Part = {
	name: NAME,
	title: 'Hover, completion, definition',
	about:
		'About an alias in the middle of `cluster.cfg`, in a cluster of five hosts. The floor gives the very same answer, which it was told beforehand. *After a keystroke*: the question is sent together with a change, and waits until that has been worked on.',
	async *measure(bench) {
		for (const count of bench.isQuick ? [1_000] : [1_000, 10_000]) {
			const head: Measured = { part: NAME, what: `${grouped(count)} lines`, by: OURS, unit: 'ms' };
			yield* orTooSlow(head, () => ofLines(bench, count));
		}
	},
};

function ofLines(bench: Bench, count: number): AsyncIterable<Measured> {
	const files = clusterFiles(count);
	const text = files.get(EDITED) ?? '';
	return inFolder(files, (folder) => {
		const place = placeIn(pathToFileURL(path.join(folder, EDITED)).href, text);
		return besideFloor(bench, folder, { uri: place.uri, text }, async function* (floor, ours) {
			for (const request of REQUESTS.filter(({ method }) => ASKED.includes(method))) {
				const params = await request.params(place, ours);
				const answer = { method: request.method, result: await ours.ask(request.method, params) };
				await floor.connection.sendNotification(given, { answer });
				const what = `${request.method.replace('textDocument/', '')}, ${grouped(count)} lines`;
				yield* beside(bench, what, [floor, ours], (server) => ask(server, request, params));
				yield* beside(bench, `${what}, after a keystroke`, [floor, ours], (server, round) =>
					askAfterChange(server, request, params, place, round),
				);
			}
		});
	});
}

async function* beside(
	bench: Bench,
	what: string,
	servers: readonly LspProcess[],
	once: (server: LspProcess, round: number) => Promise<number>,
): AsyncIterable<Measured> {
	const takers = servers.map((server) => (round: number) => once(server, round));
	const values = await inTurns(bench.effort, takers);
	yield* both(NAME, what, values);
}

/** How long a question takes. */
async function ask(server: LspProcess, { method }: Request, params: unknown): Promise<number> {
	const start = performance.now();
	await server.ask(method, params);
	return performance.now() - start;
}

/** The same with a change of a line further down just before it. */
async function askAfterChange(
	server: LspProcess,
	{ method }: Request,
	params: unknown,
	{ uri, line }: Place,
	round: number,
): Promise<number> {
	const start = performance.now();
	void server.change(uri, line + 2, round % 2 === 0 ? 0 : 1, round % 2 === 0 ? '# a new line\n' : '');
	await server.ask(method, params);
	return performance.now() - start;
}
