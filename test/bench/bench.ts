import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Peer } from './peers.ts';
import type { Described, Measured } from './result.ts';
import type { Effort } from './statistics.ts';
import type { Files } from './workload.ts';

/** What the parts of the benchmark work with. */
export interface Bench {
	/** Our repository, with what was built of it. */
	readonly root: string;
	readonly ours: readonly string[];
	readonly floor: readonly string[];
	/** Bundles of the benchmark that run in a process of their own, by name. */
	readonly bundle: (name: string) => string;
	readonly peers: readonly Peer[];
	readonly effort: Effort;
	/** Whether small sizes will do, to see that the benchmark works. */
	readonly isQuick: boolean;
}

/** A part of the benchmark. */
export interface Part extends Described {
	measure(bench: Bench): AsyncIterable<Measured>;
}

/** Has some work done in a folder with these files, which is gone afterwards. */
export async function* inFolder<Result>(
	files: Files,
	work: (folder: string) => AsyncIterable<Result>,
): AsyncIterable<Result> {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'ddb-bench-'));
	try {
		for (const [name, text] of files) {
			mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
			writeFileSync(path.join(folder, name), text);
		}
		yield* work(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** A number with separators between thousands. */
export function grouped(count: number): string {
	return count.toLocaleString('en-US');
}
