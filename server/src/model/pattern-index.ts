import type { Entry } from './files/cfg-file.ts';

/** A line for a pattern, and its place among them. */
interface Ranked {
	readonly entry: Entry;
	readonly rank: number;
}

/**
 * Finds the lines whose pattern fits an alias without comparing all of them: a large cluster has a pattern for each of
 * its hosts. A pattern is looked up by what stands before its first wildcard, or where nothing does, after its last.
 */
export class PatternIndex {
	readonly #byBegin = new Map<string, Ranked[]>();
	readonly #byEnd = new Map<string, Ranked[]>();
	readonly #fits: (pattern: string, alias: string) => boolean;

	/** Lines in the order of their file. */
	constructor(entries: readonly Entry[], fits: (pattern: string, alias: string) => boolean) {
		this.#fits = fits;
		for (const [rank, entry] of entries.entries()) {
			const { qualifier = '' } = entry;
			const begin = qualifier.slice(0, qualifier.search(/[%?]|$/));
			if (begin !== '') add(this.#byBegin, begin, { entry, rank });
			else add(this.#byEnd, /[^%?]*$/.exec(qualifier)?.[0] ?? '', { entry, rank });
		}
	}

	/** The lines whose pattern fits, in the order of the file. */
	matching(alias: string): Entry[] {
		if (this.#byBegin.size + this.#byEnd.size === 0) return [];
		const found: Ranked[] = [];
		for (let at = 0; at <= alias.length; at++) {
			for (const ranked of this.#byBegin.get(alias.slice(0, at)) ?? []) found.push(ranked);
			for (const ranked of this.#byEnd.get(alias.slice(at)) ?? []) found.push(ranked);
		}
		return found
			.filter(({ entry }) => this.#fits(entry.qualifier ?? '', alias))
			.sort((a, b) => a.rank - b.rank)
			.map(({ entry }) => entry);
	}
}

function add(index: Map<string, Ranked[]>, key: string, ranked: Ranked): void {
	const known = index.get(key);
	if (known) known.push(ranked);
	else index.set(key, [ranked]);
}
