import { groupBy } from '../../base/collections.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { insertLines } from '../../rules/edits.ts';
import type { FileChange } from '../../rules/rule.ts';

/** A line that a file gets. */
export interface AddedLine {
	readonly file: ConfigFile;
	/** The line that it is put before. */
	readonly line: number;
	readonly text: string;
}

/** Puts all lines into their files; those for one place together, in their order. */
export function insertAll(lines: readonly AddedLine[]): FileChange[] {
	return [...groupBy(lines, ({ file }) => file)].flatMap(([file, inFile]) =>
		[...groupBy(inFile, ({ line }) => line)].map(([line, there]) =>
			insertLines(
				file,
				line,
				there.map(({ text }) => text),
			),
		),
	);
}
