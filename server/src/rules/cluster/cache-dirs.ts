import type { Entry } from '../../model/files/cfg-file.ts';
import { ALIAS_MACRO } from './alias-macro.ts';
import { elementsOf, isJudgeable } from './directories.ts';
import { isPattern } from './qualifiers.ts';

/** The caches of compute nodes: here a line for many nodes needs the macro, also one for a pattern. */
export const CACHE_DIRS: readonly string[] = ['computeNodeCacheDir', 'computeNodeCacheMeta'];

/** Whether an element of a list needs the macro and does not have it. */
export function lacksMacro(entry: Entry, element: number): boolean {
	const { name, qualifier } = entry;
	if (!CACHE_DIRS.includes(name) || (qualifier !== undefined && !isPattern(qualifier))) return false;
	const text = elementsOf(entry)[element]?.text ?? '';
	return isJudgeable(text) && !text.includes(ALIAS_MACRO);
}
