import { remembering } from '../../base/remember.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { isHeaderBelow } from '../../model/files/nodes-repairs.ts';

/** What a formatter has to know of a file before it changes a line. */
export interface FormattedLines {
	/** The first line that says something; the blank ones above it are a mistake to be mended, not a matter of form. */
	readonly first: number;
	/** The last line that says something. */
	readonly last: number;
	/** Lines that stay as they are, because blanks in them may mean something, or nobody knows what they mean. */
	readonly frozen: ReadonlySet<number>;
}

/** Which lines of a file may be formatted. */
export const formattedLines = remembering(findLines);

function findLines(file: ConfigFile): FormattedLines {
	const { lines } = file.tree;
	const first = lines.findIndex(({ kind }) => kind !== 'blank');
	let last = lines.length - 1;
	while (last >= 0 && lines[last]?.kind === 'blank') last--;
	const frozen = new Set([...lines.keys()].filter((line) => isFrozen(file, line)));
	for (const repair of file.repairs) {
		frozen.add(repair.line);
		if ('kind' in repair && repair.kind === 'split') frozen.add(repair.line + 1);
	}
	return { first: first < 0 ? lines.length : first, last, frozen };
}

/**
 * Where a carriage return stands alone, other programs see one line. A byte order mark within a line is no blank, and
 * the names of columns are looked for letter by letter.
 */
function isFrozen(file: ConfigFile, line: number): boolean {
	const { lines } = file.tree;
	const syntax = lines[line];
	if (!syntax || syntax.eol === '\r' || lines[line - 1]?.eol === '\r') return true;
	if (syntax.text.includes('\ufeff', line === 0 ? 1 : 0)) return true;
	if (file.kind !== 'nodes') return false;
	const row = file.tree.lines[line];
	return row?.kind === 'header' || (row !== undefined && isHeaderBelow(row, file.tree.lines[0]));
}
