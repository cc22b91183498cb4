import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A folder with files, by path relative to it; a path that ends in a slash is an empty folder. */
export type Tree = ReadonlyMap<string, string>;

/** Lines of a script, and the folder they are run in one after the other. */
export interface Trial {
	readonly tree: Tree;
	readonly lines: readonly string[];
}

/** What lines left behind: the tree, and what they printed. */
export interface Left {
	readonly tree: Tree;
	readonly output: string;
}

/** Runs the lines of each trial by real bash in a folder of its own; few processes share the work. */
export async function runForReal(trials: readonly Trial[]): Promise<Left[]> {
	const base = existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir();
	const root = mkdtempSync(path.join(base, 'ddb-doctor-'));
	try {
		for (const [at, { tree, lines }] of trials.entries()) {
			const folder = path.join(root, String(at));
			mkdirSync(path.join(folder, 't'), { recursive: true });
			const name = lines.some((line) => /set -e/.test(line)) ? 'alone' : 'lines';
			writeFileSync(path.join(folder, name), lines.map((line) => `${line}\n`).join(''));
			lay(path.join(folder, 't'), tree);
		}
		await Promise.all(Array.from({ length: SHARES }, (_, share) => runShare(root, share, trials.length)));
		return trials.map((_, at) => {
			const folder = path.join(root, String(at));
			return { tree: pick(path.join(folder, 't')), output: readFileSync(path.join(folder, 'out'), 'utf8') };
		});
	} finally {
		rmSync(root, { recursive: true, force: true });
	}
}

const SHARES = 3;

/** Lines that may end the shell have one of their own. No line uses the name of the counter. */
const SCRIPT = `
for ((trial = $2; trial < $3; trial += ${SHARES})); do
	cd "$1/$trial/t" || exit
	if [[ -e ../alone ]]; then ( . ../alone ) >../out 2>/dev/null </dev/null
	else . ../lines >../out 2>/dev/null </dev/null; fi
done`;

function runShare(root: string, share: number, count: number): Promise<unknown> {
	const env = { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' };
	const child = spawn('bash', ['-c', SCRIPT, 'bash', root, String(share), String(count)], { env, stdio: 'ignore' });
	return once(child, 'close');
}

function lay(folder: string, tree: Tree): void {
	for (const [name, text] of tree) {
		const file = path.join(folder, name);
		mkdirSync(name.endsWith('/') ? file : path.dirname(file), { recursive: true });
		if (!name.endsWith('/')) writeFileSync(file, text);
	}
}

function pick(folder: string): Tree {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
	return new Map(
		entries
			.map((entry): [string, string] => {
				const name = path.relative(folder, path.join(entry.parentPath, entry.name));
				return entry.isDirectory() ? [`${name}/`, ''] : [name, readFileSync(path.join(folder, name), 'utf8')];
			})
			.sort(([a], [b]) => (a < b ? -1 : 1)),
	);
}
