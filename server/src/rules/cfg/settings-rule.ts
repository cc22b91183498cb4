import type { Cluster } from '../../model/cluster.ts';
import type { CfgFile, CfgKind, Entry } from '../../model/files/cfg-file.ts';
import type { Installation } from '../../model/installation.ts';
import { type Copy, copiesOf } from '../cluster/copies.ts';
import { deleteEntry, replaceAt } from '../edits.ts';
import type { ClusterRule, FileChange, Finding } from '../rule.ts';

/** What a rule about settings is told besides the file. */
export interface Context {
	/** The cluster of the file; a standalone server is one by itself. */
	readonly cluster: Cluster;
	readonly installation: Installation;
}

type SettingsRule = Omit<ClusterRule, 'scope' | 'check'> & {
	readonly kinds: readonly CfgKind[];
	check(file: CfgFile, context: Context): Iterable<Finding>;
};

/**
 * Defines a rule over settings files, those of standalone servers included, whose fixes need the other files: the
 * copies of cluster.cfg must agree, so that a change to one of them is a change to all.
 */
export function defineSettingsRule({ kinds, check, ...facts }: SettingsRule): ClusterRule {
	return {
		...facts,
		scope: 'cluster',
		*check(cluster, installation) {
			for (const file of cluster.files) {
				if (file.kind !== 'nodes' && kinds.includes(file.kind)) yield* check(file, { cluster, installation });
			}
		},
	};
}

/** A line wherever it stands: in all copies of cluster.cfg, or in a file that has no copies. */
export function everywhere({ cluster }: Context, file: CfgFile, entry: Entry): readonly Copy[] {
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
