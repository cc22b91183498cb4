import { hover } from '../../../server/src/features/hover/hover.ts';
import { plainText } from '../../../server/src/features/hover/plain-text.ts';
import { fixtureName, type Show } from '../check-feature.ts';

const show: Show = ({ snapshot, file, range, words }) => {
	const found = hover(snapshot, file, range.start, words['locale'] === 'zh' ? 'zh' : 'en');
	if (!found) return ['nothing'];
	const { start, end } = found.range;
	const text = snapshot.files.get(file)?.tree.lines[start.line]?.text ?? '';
	const body = words['as'] === 'plaintext' ? plainText(found.markdown) : found.markdown;
	const about = `${fixtureName(file)}:${start.line + 1}:${start.character + 1} ${text.slice(start.character, end.character)}`;
	return [about, ...body.split('\n')];
};

export default show;
