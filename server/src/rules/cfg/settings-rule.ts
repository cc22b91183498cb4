import type { Cluster } from '../../model/cluster.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import { type Copy, copiesOf } from '../cluster/copies.ts';
import { deleteEntry, replaceAt } from '../edits.ts';
import type { FileChange } from '../rule.ts';

/**
 * A line wherever it stands: in all copies of cluster.cfg, which must agree, so that a change to one of them is a change
 * to all; or in a file that has no copies.
 */
export function everywhere(cluster: Cluster, file: CfgFile, entry: Entry): readonly Copy[] {
	return file.kind === 'cluster' ? copiesOf(cluster, entry) : [{ file, entry }];
}

/** Whether one of the files that hold a line sets another parameter for the same nodes. */
export function isSetBeside(copies: readonly Copy[], name: string): boolean {
	return copies.some(({ file, entry }) => file.entries.some((one) => isTwin(one, name, entry)));
}

const isTwin = (one: Entry, name: string, entry: Entry) => one.name === name && one.qualifier === entry.qualifier;

/** Whether lines can go: none of them holds another setting as well, or is all that its file says. */
function canGo(copies: readonly Copy[]): boolean {
	return copies.every(({ file, entry }) => entry.repair === undefined && file.entries.length > 1);
}

/** Comments lines out; nothing where one of them has to stay. */
export function commentOut(copies: readonly Copy[]): FileChange[] | undefined {
	if (!canGo(copies)) return undefined;
	return copies.map(({ entry: { file, line, syntax } }) => {
		const start = syntax.text.startsWith('\ufeff') ? 1 : 0; // a byte order mark stays first
		return replaceAt({ file, span: { line, start, end: start } }, '# ');
	});
}

/** Deletes lines; nothing where one of them has to stay. */
export function deleteLine(copies: readonly Copy[]): FileChange[] | undefined {
	return canGo(copies) ? copies.map(({ file, entry }) => deleteEntry(file, entry)) : undefined;
}
