import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Bench, grouped, inFolder, type Part } from '../bench.ts';
import { floorAndOurs, orTooSlow, withServers } from '../contest.ts';
import type { LspProcess } from '../lsp-process.ts';
import { type Measured, OURS } from '../result.ts';
import { scaleFiles } from '../scale.ts';
import { clusterFiles, type Files } from '../workload.ts';

const NAME = 'memory';

/** What processes hold of memory. */
export const memoryPart: Part = {
	name: NAME,
	title: 'Memory',
	about:
		'The resident set of the process, as `ps` tells it, after everything was read, a file was opened and twenty keystrokes were made; and whether it grows over random edits (lines that come, go and change, in `cluster.cfg` of 1,000 lines): after all of them, beside after the first fifth.',
	async *measure(bench) {
		const lines = bench.isQuick ? 1_000 : 10_000;
		yield* held(bench, `${grouped(lines)} lines`, clusterFiles(lines), 'h1/config/cluster.cfg');
		const hosts = bench.isQuick ? 50 : 1_000;
		yield* held(bench, `${grouped(hosts)} hosts`, scaleFiles(hosts), '10.0.1.1/config/cluster.cfg');
		yield* edited(bench, bench.isQuick ? 500 : 10_000);
	},
};

function held(bench: Bench, what: string, files: Files, file: string): AsyncIterable<Measured> {
	const work = (folder: string): AsyncIterable<Measured> => {
		const starts = floorAndOurs(bench, folder);
		return withServers(starts, async function* (servers) {
			for (const [at, { by }] of starts.entries()) {
				const server = servers[at] as LspProcess;
				const uri = pathToFileURL(path.join(folder, file)).href;
				await server.open(uri, 'dolphindb-cfg', files.get(file) ?? '');
				for (let round = 0; round < 20; round++)
					await server.change(uri, 5, round % 2, round % 2 === 0 ? 'broken\n' : '');
				await server.settled(uri);
				yield { part: NAME, what, by, unit: 'MB', median: server.memory() };
			}
		});
	};
	return orTooSlow({ part: NAME, what, by: OURS, unit: 'MB' }, () => inFolder(files, work));
}

function edited(bench: Bench, edits: number): AsyncIterable<Measured> {
	const files = clusterFiles(1_000);
	const file = 'h1/config/cluster.cfg';
	const head = { part: NAME, by: OURS };
	const work = (folder: string): AsyncIterable<Measured> =>
		withServers([{ command: bench.ours, folder }], async function* ([server]) {
			if (!server) return;
			const uri = pathToFileURL(path.join(folder, file)).href;
			await server.open(uri, 'dolphindb-cfg', files.get(file) ?? '');
			const early = await afterEdits(server, uri, edits / 5);
			yield { ...head, what: `after ${grouped(edits / 5)} edits`, unit: 'MB', median: early };
			const late = await afterEdits(server, uri, (edits * 4) / 5);
			yield { ...head, what: `after ${grouped(edits)} edits`, unit: 'MB', median: late };
			yield { ...head, what: 'growth over random edits', unit: 'times', median: late / early };
		});
	return orTooSlow({ ...head, what: 'growth over random edits', unit: 'times' }, () => inFolder(files, work));
}

/** The memory after so many edits, each of them the same in every run. */
async function afterEdits(server: LspProcess, uri: string, count: number): Promise<number> {
	let seed = count;
	const random = (below: number) => {
		seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
		return Math.floor((seed / 2 ** 31) * below);
	};
	const texts = ['broken\n', 'node01.maxMemSize=4\n', '# a note\n', 'workerNum=many\n', 'unheard=1\n', ''];
	for (let edit = 0; edit < count; edit++) {
		const removed = random(2); // as many lines come as go
		await server.change(uri, random(900), removed, removed === 0 ? (texts[random(5)] ?? '') : (texts[random(6)] ?? ''));
		if (edit % 50 === 49)
			await server.ask('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } });
	}
	await server.settled(uri);
	return server.memory();
}
