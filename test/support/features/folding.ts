import { limited } from '../../../server/src/features/folding/fold.ts';
import { foldsOf } from '../../../server/src/features/folding/folds.ts';
import type { Show } from '../check-feature.ts';

/** The folds as `first–last kind: text of the first line`, those within others indented. */
const show: Show = ({ snapshot, file: id, words }) => {
	const file = snapshot.files.get(id);
	if (!file) return ['nothing'];
	const open: number[] = [];
	return limited(foldsOf(file), Number(words['limit'] ?? 1000)).map(({ first, last, kind }) => {
		while (open.length > 0 && (open.at(-1) ?? 0) < first) open.pop();
		const indent = '  '.repeat(open.push(last) - 1);
		return `${indent}${first + 1}–${last + 1}${kind ? ` ${kind}` : ''}: ${file.tree.lines[first]?.text ?? ''}`;
	});
};

export default show;
