/** Lines that belong together: the first one stays to be seen when an editor folds them. */
export interface Fold {
	readonly first: number;
	/** The last line, which is part of it. */
	readonly last: number;
	readonly kind?: 'comment' | 'region';
}

/** The folds of which each lies within the one before it or behind it; of several that begin together, the longest. */
export function nested(folds: readonly Fold[]): Fold[] {
	const result: Fold[] = [];
	const open: Fold[] = [];
	for (const fold of [...folds].sort((a, b) => a.first - b.first || b.last - a.last)) {
		while ((open.at(-1)?.last ?? fold.first) < fold.first) open.pop();
		const around = open.at(-1);
		if (fold.last <= fold.first || around?.first === fold.first || fold.last > (around?.last ?? fold.last)) continue;
		open.push(fold);
		result.push(fold);
	}
	return result;
}

/** So many folds and no more: those that hold others come before those within. Takes nested ones, in order. */
export function limited(folds: readonly Fold[], limit: number): readonly Fold[] {
	if (folds.length <= limit) return folds;
	const open: Fold[] = [];
	const ranked = folds.map((fold) => {
		while ((open.at(-1)?.last ?? fold.first) < fold.first) open.pop();
		return { fold, depth: open.push(fold) };
	});
	const kept = ranked.sort((a, b) => a.depth - b.depth || a.fold.first - b.fold.first).slice(0, Math.max(0, limit));
	return kept.map(({ fold }) => fold).sort((a, b) => a.first - b.first);
}
