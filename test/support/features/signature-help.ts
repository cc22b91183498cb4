import { signatureAt } from '../../../server/src/features/signature/signature.ts';
import type { Show } from '../check-feature.ts';

const show: Show = ({ snapshot, file, range, words }) => {
	const found = signatureAt(snapshot, file, range.start, words['locale'] === 'zh' ? 'zh' : 'en');
	if (!found) return ['nothing'];
	const { label, markdown, parts, active } = found;
	const part = parts[active];
	if (!part) return ['(no such part)'];
	const marked = `${label.slice(0, part.start)}[${label.slice(part.start, part.end)}]${label.slice(part.end)}`;
	return [marked, ...markdown.split('\n'), '', ...part.markdown.split('\n')];
};

export default show;
