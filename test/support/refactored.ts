import type { FileId, Range } from '../../server/src/base/span.ts';
import type { Refusal } from '../../server/src/features/navigation/renaming.ts';
import type { Rewrite } from '../../server/src/features/refactor/refactoring.ts';
import { refactorings } from '../../server/src/features/refactor/refactorings.ts';
import { verified } from '../../server/src/features/refactor/verified.ts';
import type { Cluster } from '../../server/src/model/cluster.ts';
import { type ConfigFile, sitesIn } from '../../server/src/model/files/config-file.ts';
import { applyChanges } from '../../server/src/rules/apply-changes.ts';
import type { Workspace } from '../../server/src/workspace/workspace.ts';

/** A refactoring that some place of a workspace offers, tried out. */
export interface Tried {
	readonly id: string;
	readonly file: FileId;
	readonly range: Range;
	readonly cluster: Cluster;
	readonly outcome: Rewrite | Refusal;
}

/**
 * Tries everything that is offered anywhere in a workspace, but of what has the same key only the first few, since most
 * places are like others, and nothing that has no key. What begins with a question is left out.
 */
export function* triedIn(
	workspace: Workspace,
	keyOf: (id: string, line: string) => string | undefined,
	few: number,
): Iterable<Tried> {
	const snapshot = workspace.snapshot();
	const counts = new Map<string, number>();
	for (const { file, range } of placesIn(workspace)) {
		const cluster = snapshot.clusterOf(file.id);
		for (const one of refactorings(snapshot, file.id, range)) {
			const own = keyOf(one.id, file.tree.lines[range.start.line]?.text ?? '');
			const key = `${file.kind} ${own}`;
			const count = counts.get(key) ?? 0;
			if (!cluster || own === undefined || !('rewrite' in one) || count >= few) continue;
			counts.set(key, count + 1);
			yield { id: one.id, file: file.id, range, cluster, outcome: verified(workspace, one, { canCreate: true }) };
		}
	}
}

/** The places where something can be offered: the lines of all files, and the sites in them. */
function* placesIn(workspace: Workspace): Iterable<{ readonly file: ConfigFile; readonly range: Range }> {
	for (const file of workspace.snapshot().files.values()) {
		const sites = sitesIn(file).map(({ line, syntax }) => ({ line, character: syntax.whole.start }));
		const lines = file.tree.lines.map((_, line) => ({ line, character: 0 }));
		for (const start of [...lines, ...sites.filter(({ character }) => character > 0)]) {
			yield { file, range: { start, end: start } };
		}
	}
}

/** A copy of the workspace in which a refactoring is done. */
export function refactored(workspace: Workspace, { changes }: Rewrite): Workspace {
	const copy = workspace.fork();
	for (const [id, text] of applyChanges(workspace.snapshot().texts, changes)) copy.setText(id, text);
	return copy;
}
