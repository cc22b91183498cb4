import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runIn } from '../tutorial-commands.ts';

/** Lines that are run in the configuration of a package. */
interface ConfigBlock {
	readonly server: number;
	readonly lines: string;
}

/** The blocks of a runbook of which a sentence says that they are run in the configuration, each once for every server. */
function configBlocks(runbook: string): ConfigBlock[] {
	const blocks = runbook.matchAll(/^(在.*server\/clusterDemo\/config 下.*)\n+```\n([\s\S]*?)```/gm);
	return [...blocks].flatMap(([, sentence = '', lines = '']) =>
		[...sentence.matchAll(/\d+\.\d+\.\d+\.(\d)/g)].map(([, server]) => ({ server: Number(server), lines })),
	);
}

/** The configuration of packages by `server/package`, and the servers that package 1 is copied to. */
export interface Before {
	readonly packages: ReadonlyMap<string, ReadonlyMap<string, string>>;
	readonly copies: readonly number[];
}

/**
 * The files that real bash and sed leave when the lines of a runbook are run in the configuration of each server's package
 * of the same number, by `server/package/file`. Where the package is not there, as nothing brought it, nothing is run.
 */
export function reallyConfigured(runbook: string, { packages, copies }: Before): Map<string, string> {
	const root = mkdtempSync(path.join(os.tmpdir(), 'ddb-literal-'));
	const folder = (server: number) => path.join(root, `${server}/${server}`);
	try {
		for (const [place, files] of packages) {
			mkdirSync(path.join(root, place), { recursive: true });
			for (const [name, text] of files) writeFileSync(path.join(root, place, name), text);
		}
		for (const server of copies) cpSync(folder(1), folder(server), { recursive: true });
		const run = configBlocks(runbook).filter(({ server }) => existsSync(folder(server)));
		for (const { server, lines } of run) runIn(folder(server), lines);
		return new Map(run.flatMap(({ server }) => filesIn(folder(server), `${server}/${server}`)));
	} finally {
		rmSync(root, { recursive: true, force: true });
	}
}

function filesIn(folder: string, place: string): [string, string][] {
	return readdirSync(folder).map((name) => [`${place}/${name}`, readFileSync(path.join(folder, name), 'utf8')]);
}
