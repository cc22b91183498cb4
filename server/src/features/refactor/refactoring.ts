import type { Message } from '../../base/message.ts';
import type { FileId, Position, Range } from '../../base/span.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import type { FileChange } from '../../rules/rule.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import type { Refusal } from '../navigation/renaming.ts';

/** Where a refactoring is asked for. */
export interface Place {
	readonly snapshot: Snapshot;
	readonly cluster: Cluster;
	readonly file: ConfigFile;
	readonly range: Range;
}

/** What a refactoring does to the files. */
export interface Rewrite {
	readonly changes: readonly FileChange[];
	/** Files that become like another one, which may have findings of its own: from the copy to its pattern. */
	readonly like?: ReadonlyMap<FileId, FileId>;
	/** One line becomes several that say the same, so what is found in it is found several times. */
	readonly multiplies?: true;
	/** Files disagree, and what is wrong with what they say together shows only afterwards: only errors count against it. */
	readonly settles?: true;
}

/** The group that an editor shows a refactoring in. */
export type RefactoringKind =
	| 'refactor.rewrite.addNode'
	| 'refactor.rewrite.address'
	| 'refactor.rewrite.settings'
	| 'refactor.rewrite.sync'
	| 'source.sort';

interface RefactoringFacts {
	/** Tells the refactorings of one place apart, whatever the language. */
	readonly id: string;
	readonly kind: RefactoringKind;
	readonly title: Message;
}

/** A change that mends nothing. What it does to the files is computed when somebody wants to know. */
export type Refactoring = RefactoringFacts &
	(
		| { rewrite(): Rewrite | Refusal }
		/** Begins with a question that the editor asks: the new name of what stands at a place. */
		| { readonly rename: { readonly file: FileId; readonly at: Position } }
	);

/** Finds the refactorings of a kind that a place offers. */
export type RefactoringKindOf = (place: Place) => Iterable<Refactoring>;
