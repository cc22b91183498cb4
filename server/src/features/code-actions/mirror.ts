import { groupBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { FileChange } from '../../rules/rule.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import type { FixAction } from './fixes.ts';

/**
 * cluster.nodes and cluster.cfg lie on every host and have to be the same: a fix in one of them is made in all copies
 * that say the same, letter by letter, so that mending one finding does not bring another. A fix that knows about the
 * copies stays as it is.
 */
export function mirrored(snapshot: Snapshot, { finding, fix }: FixAction): FixAction {
	const byFile = groupBy(fix.changes, (change) => (change.kind === 'rename' ? change.from : change.file));
	const copies = [...byFile].flatMap(([file, changes]) =>
		copiesOf(snapshot, file).flatMap((copy) => (byFile.has(copy) ? [] : [movedTo(copy, changes)])),
	);
	if (copies.length === 0) return { finding, fix };
	const title = say(
		{ en: '{title} (in all {n} copies)', zh: '{title}（共 {n} 份副本）' },
		{ title: fix.title, n: copies.length + 1 },
	);
	return { finding, fix: { ...fix, title, changes: [...fix.changes, ...copies.flat()] } };
}

function copiesOf({ files, texts, clusterOf }: Snapshot, id: string): string[] {
	const file = files.get(id);
	if (file?.kind !== 'cluster' && file?.kind !== 'nodes') return [];
	const others = clusterOf(id)?.files.filter((one) => one.kind === file.kind && one.id !== id) ?? [];
	return others.map((one) => one.id).filter((one) => texts.get(one) === texts.get(id));
}

function movedTo(file: string, changes: readonly FileChange[]): FileChange[] {
	return changes.flatMap((change) => (change.kind === 'edit' ? [{ ...change, file }] : []));
}
