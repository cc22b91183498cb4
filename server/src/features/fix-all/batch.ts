import type { FileId, Position, Range } from '../../base/span.ts';
import type { FileChange } from '../../rules/rule.ts';

/** Collects changes that can be made together, because no two of them touch the same text. */
export class Batch {
	readonly #changes: FileChange[] = [];
	readonly #edits = new Map<FileId, Extract<FileChange, { kind: 'edit' }>[]>();
	readonly #wholeFiles = new Set<FileId>();
	readonly #texts = new Set<string>();

	/** The changes so far. */
	get changes(): readonly FileChange[] {
		return this.#changes;
	}

	/** Takes over all changes of a fix, or none. A change that is there already, letter by letter, is made once. */
	add(changes: readonly FileChange[]): boolean {
		const isNew = (change: FileChange) => !this.#texts.has(JSON.stringify(change));
		const wanted = changes.filter(isNew);
		if (wanted.some((change) => this.#conflicts(change))) return false;
		for (const change of wanted) this.#take(change);
		return true;
	}

	#conflicts(change: FileChange): boolean {
		if (change.kind !== 'edit')
			return filesOf(change).some((file) => this.#wholeFiles.has(file) || this.#edits.has(file));
		if (this.#wholeFiles.has(change.file)) return true;
		return (this.#edits.get(change.file) ?? []).some(({ range }) => touch(range, change.range));
	}

	#take(change: FileChange): void {
		this.#changes.push(change);
		this.#texts.add(JSON.stringify(change));
		if (change.kind !== 'edit') for (const file of filesOf(change)) this.#wholeFiles.add(file);
		else this.#edits.set(change.file, [...(this.#edits.get(change.file) ?? []), change]);
	}
}

/** The files a change touches. */
export function filesOf(change: FileChange): readonly FileId[] {
	return change.kind === 'rename' ? [change.from, change.to] : [change.file];
}

/** Two ranges that only meet at a point are apart, but of two insertions at one point the order would be a guess. */
function touch(a: Range, b: Range): boolean {
	if (compare(a.start, b.start) === 0) return true;
	return compare(a.start, b.end) < 0 && compare(b.start, a.end) < 0;
}

function compare(a: Position, b: Position): number {
	return a.line - b.line || a.character - b.character;
}
