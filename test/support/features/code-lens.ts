import { render } from '../../../server/src/base/message.ts';
import { codeLenses } from '../../../server/src/features/code-lens/code-lenses.ts';
import { lensTitle } from '../../../server/src/features/code-lens/lens-title.ts';
import type { Show } from '../check-feature.ts';

/** The file with the words of its lenses above its lines. */
const show: Show = ({ snapshot, file, words }) => {
	const lenses = codeLenses(snapshot, file);
	const titleOf = (lens: (typeof lenses)[number]) => {
		const title = lensTitle(snapshot, file, lens);
		return title ? render(title, words['locale'] === 'zh' ? 'zh' : 'en') : '(no title)';
	};
	const lines = snapshot.files.get(file)?.tree.lines ?? [];
	return lines.flatMap(({ text }, line) => {
		const here = lenses.filter(({ range }) => range.start.line === line);
		return here.length > 0 ? [`  ⌃ ${here.map(titleOf).join(' | ')}`, text] : [text];
	});
};

export default show;
