import type { LineNode, Tree } from '../../syntax/tree.ts';
import type { Fold } from './fold.ts';
import { remarksIn } from './remarks.ts';

/** Runs of comment lines; a heading or the mark of a region is none of them. */
export function commentFolds({ lines }: Tree<LineNode>): Fold[] {
	const folds: Fold[] = [];
	let first = 0;
	const close = (end: number) => {
		if (end - first > 1) folds.push({ first, last: end - 1, kind: 'comment' });
		first = end + 1;
	};
	for (const [line, remark] of remarksIn(lines).entries()) {
		if (remark !== 'prose' && remark !== 'setting' && remark !== 'rule') close(line);
	}
	close(lines.length);
	return folds;
}
