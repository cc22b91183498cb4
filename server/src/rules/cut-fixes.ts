import type { FileId, Position, Range } from '../base/span.ts';
import type { ConfigFile } from '../model/files/config-file.ts';
import type { CutLines } from '../model/files/cut-lines.ts';
import type { FileChange, Fix } from './rule.ts';

/** Settings that carriage returns cut, by file. */
export type Cuts = ReadonlyMap<FileId, readonly CutSetting[]>;

interface CutSetting extends CutLines {
	readonly range: Range;
	/** Where the text of each line ends. */
	readonly ends: readonly number[];
}

/** The settings of some files that carriage returns cut. */
export function cutsIn(files: readonly ConfigFile[]): Cuts {
	return new Map(
		files.flatMap((file) =>
			file.kind === 'nodes' || file.cuts.length === 0
				? []
				: [[file.id, file.cuts.map((cut) => cutSetting(file, cut))] as const],
		),
	);
}

function cutSetting({ tree }: ConfigFile, { first, last }: CutLines): CutSetting {
	const ends = tree.lines.slice(first, last + 1).map(({ text }) => text.length);
	const range = { start: { line: first, character: 0 }, end: { line: last, character: ends.at(-1) ?? 0 } };
	return { first, last, range, ends };
}

/**
 * Fixes without those that change a part of a setting that is cut: rules know the line on which it begins, so the rest
 * would be left behind. Once the carriage return is gone, they are there again.
 */
export function withoutUnsafe(fixes: readonly Fix[], cuts: Cuts): readonly Fix[] {
	return cuts.size === 0 ? fixes : fixes.filter((fix) => isSafe(fix, cuts));
}

function isSafe({ changes }: Fix, cuts: Cuts): boolean {
	return changes.every(
		(change) => change.kind !== 'edit' || !cuts.get(change.file)?.some((cut) => spoils(change, cut)),
	);
}

/** Whether an edit changes a setting, but neither all of it nor just a carriage return. */
function spoils({ range: { start, end } }: Extract<FileChange, { kind: 'edit' }>, cut: CutSetting): boolean {
	if (compare(start, cut.range.end) >= 0 || compare(end, cut.range.start) <= 0) return false;
	const isAll = compare(start, cut.range.start) <= 0 && compare(end, cut.range.end) >= 0;
	const isLineEnd =
		start.character === cut.ends[start.line - cut.first] && end.line === start.line + 1 && end.character === 0;
	return !isAll && !isLineEnd;
}

function compare(a: Position, b: Position): number {
	return a.line - b.line || a.character - b.character;
}
