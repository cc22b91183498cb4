import { remembering } from '../../base/remember.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { cfgFolds } from './cfg-folds.ts';
import { commentFolds } from './comment-folds.ts';
import { type Fold, nested } from './fold.ts';
import { nodesFolds } from './nodes-folds.ts';

/** What can be folded in a file, in order; each lies within another one or behind it. */
export const foldsOf = remembering((file: ConfigFile): readonly Fold[] => {
	const own = file.kind === 'nodes' ? nodesFolds(file) : cfgFolds(file);
	return nested([...own, ...commentFolds(file.tree)]);
});
