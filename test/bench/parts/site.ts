import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import type { PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { type Bench, grouped, inFolder, type Part } from '../bench.ts';
import { both } from '../both.ts';
import { besideFloor, orTooSlow } from '../contest.ts';
import { given } from '../floor-messages.ts';
import type { LspProcess } from '../lsp-process.ts';
import { type Measured, OURS } from '../result.ts';
import { scaleFiles } from '../scale.ts';
import { inTurns } from '../statistics.ts';

const NAME = 'site';

/** From an edit of a controller's site until all files that name it say so. */
export const sitePart: Part = {
	name: NAME,
	title: 'An edit that concerns every host',
	about:
		'The alias in the site of the first controller changes and changes back in one of three copies of `cluster.nodes`, of which one has the other alias already: so the edit decides what most of them say, and every agent names that controller. It takes until the diagnostics of all files that the edit concerns have arrived. The floor publishes the very same diagnostics of the same files, without having to find them.',
	async *measure(bench) {
		for (const hosts of bench.isQuick ? [50] : [200, 1_000]) {
			const head: Measured = { part: NAME, what: `${grouped(hosts)} hosts`, by: OURS, unit: 'ms' };
			yield* orTooSlow(head, () => ofHosts(bench, hosts));
		}
	},
};

function ofHosts(bench: Bench, hosts: number): AsyncIterable<Measured> {
	const files = scaleFiles(hosts);
	const edited = '10.0.1.1/config/cluster.nodes';
	const text = files.get(edited) ?? '';
	const renamed = (row: string) => row.replace(':controller1,', ':controller9,');
	files.set('10.0.2.1/config/cluster.nodes', renamed(text));
	const line = text.split('\n').findIndex((row) => row !== renamed(row));
	const row = text.split('\n')[line] ?? '';
	const lines = [row, renamed(row)];
	return inFolder(files, (folder) => {
		const uri = pathToFileURL(path.join(folder, edited)).href;
		return besideFloor(bench, folder, { uri, text }, async function* (floor, ours) {
			/** Writes the other site, or the first again. */
			const write = (server: LspProcess, round: number) => server.change(uri, line, 1, `${lines[(round + 1) % 2]}\n`);
			const told: PublishDiagnosticsParams[][] = [];
			for (const round of [0, 1]) {
				const settled = ours.settled(uri);
				await write(ours, round);
				told.push(await settled);
			}
			const edit = async (server: LspProcess, round: number) => {
				const open = new Set((told[round % 2] ?? []).map((one) => one.uri));
				const start = performance.now();
				const all = server.heard((one) => open.delete(one.uri) && open.size === 0);
				await write(server, round);
				await all;
				return performance.now() - start;
			};
			const what = `${grouped(hosts)} hosts, ${grouped(told[0]?.length ?? 0)} files concerned`;
			const values = await inTurns(bench.effort, [
				async (round) => {
					await floor.connection.sendNotification(given, { publish: told[round % 2] });
					await floor.ask('textDocument/hover', {});
					return edit(floor, round);
				},
				(round) => edit(ours, round),
			]);
			yield* both(NAME, what, values);
		});
	});
}
