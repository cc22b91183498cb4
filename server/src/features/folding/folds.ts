import type { ConfigFile } from '../../model/files/config-file.ts';
import { cfgFolds } from './cfg-folds.ts';
import { commentFolds } from './comment-folds.ts';
import { type Fold, nested } from './fold.ts';
import { nodesFolds } from './nodes-folds.ts';

const remembered = new WeakMap<ConfigFile, readonly Fold[]>();

/** What can be folded in a file, in order; each lies within another one or behind it. */
export function foldsOf(file: ConfigFile): readonly Fold[] {
	const known = remembered.get(file);
	if (known) return known;
	const own = file.kind === 'nodes' ? nodesFolds(file) : cfgFolds(file);
	const found = nested([...own, ...commentFolds(file.tree)]);
	remembered.set(file, found);
	return found;
}
