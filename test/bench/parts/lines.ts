import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Bench, grouped, inFolder, type Part } from '../bench.ts';
import { contest, floorAndOurs } from '../contest.ts';
import { commandOf, type Peer } from '../peers.ts';
import { clusterFiles } from '../workload.ts';

const NAME = 'lines';

/** Sizes of the edited file. */
export const LINES = [100, 1_000, 10_000, 100_000] as const;

/** From a keystroke to diagnostics, by the size of the file. */
export const linesPart: Part = {
	name: NAME,
	title: 'A keystroke, by the size of the file',
	about:
		'From a change in the middle of a file to fresh diagnostics of it. Ours has `cluster.cfg` of a cluster of five hosts, each with a copy of it; the others have a file of the same number of lines of their own format. A broken line comes and goes, and what is waited for are diagnostics that say so; the floor always answers with none. *Push*: the server sends them. *Pull*: the client asks.',
	async *measure(bench) {
		for (const isPull of [false, true]) {
			for (const count of bench.isQuick ? LINES.slice(0, 2) : LINES) {
				const what = `${grouped(count)} lines, ${isPull ? 'pull' : 'push'}`;
				yield* ourKeystrokes(bench, what, count, isPull);
				for (const peer of bench.peers) yield* peerKeystrokes(bench, what, peer, count, isPull);
			}
		}
	},
};

function ourKeystrokes(bench: Bench, what: string, count: number, isPull: boolean) {
	const files = clusterFiles(count);
	const edited = 'h1/config/cluster.cfg';
	return inFolder(files, (folder) => {
		const contestants = floorAndOurs(bench, folder, isPull);
		const typed = {
			uri: pathToFileURL(path.join(folder, edited)).href,
			languageId: 'dolphindb-cfg',
			text: files.get(edited) ?? '',
		};
		return contest(contestants, { part: NAME, what, typed, effort: bench.effort });
	});
}

function peerKeystrokes(bench: Bench, what: string, peer: Peer, count: number, isPull: boolean) {
	const text = peer.text(count);
	return inFolder(new Map([[peer.file, text]]), (folder) => {
		const contestants = [{ by: peer.name, command: commandOf(bench.root, peer), folder, isPull }];
		const typed = { uri: pathToFileURL(path.join(folder, peer.file)).href, languageId: peer.languageId, text };
		return contest(contestants, { part: NAME, what, typed, effort: { ...bench.effort, warm: bench.effort.warm / 4 } });
	});
}
