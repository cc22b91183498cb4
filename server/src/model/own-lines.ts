import { unique } from '../base/collections.ts';
import { remembering } from '../base/remember.ts';
import { winningEntry } from './effective.ts';
import type { CfgFile, Entry } from './files/cfg-file.ts';

/**
 * The lines of cluster.cfg that decide something for one node, its model, and not for another that is to be like it:
 * lines for the alias or a pattern. A pattern that reaches the new node as well says what that gets.
 */
export function ownLines(file: CfgFile, model: string, node: string): readonly Entry[] {
	return ownNames(file)
		.flatMap((name) => {
			const [own, other] = [winningEntry(file, model, name), winningEntry(file, node, name)];
			return own?.qualifier !== undefined && other?.qualifier === undefined ? [own] : [];
		})
		.sort((a, b) => a.line - b.line);
}

/** The parameters for which some nodes have lines of their own. */
const ownNames = remembering(({ entries }: CfgFile): readonly string[] =>
	unique(entries.flatMap(({ qualifier, name }) => (qualifier === undefined ? [] : [name]))),
);

/**
 * The line before which each of some lines gets its like for another node: for lines that stand together as a block that
 * below the block, for others that below the last of their likes.
 */
export function linesBelow(file: CfgFile, entries: readonly Entry[]): number[] {
	const [first, last] = [entries[0], entries.at(-1)];
	if (!first || !last) return [];
	const isBlock = entries.length > 1 && last.line - first.line === entries.length - 1;
	if (isBlock) return entries.map(() => last.line + 1);
	return entries.map((entry) => lastLike(file, entry) + 1);
}

/** The last of the lines about a parameter that stand together with one, each for another node. */
function lastLike(file: CfgFile, { line }: Entry): number {
	return runEnds(file).get(line) ?? line;
}

const runEnds = remembering(({ entries }: CfgFile): ReadonlyMap<number, number> => {
	const ends = new Map<number, number>();
	for (const [at, entry] of [...entries].reverse().entries()) {
		const next = entries[entries.length - at];
		const isLike = next?.qualifier !== undefined && next.name === entry.name && next.line === entry.line + 1;
		ends.set(entry.line, isLike ? (ends.get(next.line) ?? next.line) : entry.line);
	}
	return ends;
});
