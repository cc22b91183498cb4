import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Bench, grouped, inFolder, type Part } from '../bench.ts';
import { both } from '../both.ts';
import { besideFloor, orTooSlow } from '../contest.ts';
import { given } from '../floor-messages.ts';
import type { LspProcess } from '../lsp-process.ts';
import { type Measured, OURS } from '../result.ts';
import { scaleFiles } from '../scale.ts';
import { inTurns, timed } from '../statistics.ts';

const NAME = 'rename';
const EDITED = '10.0.1.1/config/controller.cfg';
const METHOD = 'textDocument/rename';

/** What is renamed: parts of the site of the first controller, which every agent names. */
const RENAMED = { alias: 'first', port: '18900', host: '10.211.0.1' } as const;

/** From a new name to the edit of all files that have the old one. */
export const renamePart: Part = {
	name: NAME,
	title: 'Renaming on all hosts',
	about:
		'Alias, port and host of the first controller, which every agent names, are renamed from its `localSite`. The floor gives the very same edit, which it was told beforehand.',
	async *measure(bench) {
		const hosts = bench.isQuick ? 50 : 1_000;
		const head: Measured = { part: NAME, what: `${grouped(hosts)} hosts`, by: OURS, unit: 'ms' };
		yield* orTooSlow(head, () => ofHosts(bench, hosts));
	},
};

function ofHosts(bench: Bench, hosts: number): AsyncIterable<Measured> {
	const files = scaleFiles(hosts);
	const text = files.get(EDITED) ?? '';
	const line = text.split('\n').findIndex((one) => one.startsWith('localSite='));
	const site = text.split('\n')[line] ?? '';
	const columns = { host: site.indexOf('=') + 1, port: site.indexOf(':') + 1, alias: site.lastIndexOf(':') + 1 };
	return inFolder(files, (folder) => {
		const uri = pathToFileURL(path.join(folder, EDITED)).href;
		return besideFloor(bench, folder, { uri, text }, async function* (floor, ours) {
			for (const [part, newName] of Object.entries(RENAMED)) {
				const position = { line, character: columns[part as keyof typeof RENAMED] + 1 };
				const params = { textDocument: { uri }, position, newName };
				const result = await ours.ask<Edit | null>(METHOD, params);
				await floor.connection.sendNotification(given, { answer: { method: METHOD, result } });
				const rename = (server: LspProcess) => () => timed(() => server.ask(METHOD, params));
				const values = await inTurns(bench.effort, [rename(floor), rename(ours)]);
				const what = `${part} of a controller, ${grouped(hosts)} hosts, ${grouped(filesOf(result))} files`;
				yield* both(NAME, what, values);
			}
		});
	});
}

/** An edit of the workspace, in the two forms that it comes in. */
interface Edit {
	readonly changes?: object;
	readonly documentChanges?: readonly unknown[];
}

function filesOf(edit: Edit | null): number {
	return edit?.documentChanges?.length ?? Object.keys(edit?.changes ?? {}).length;
}
