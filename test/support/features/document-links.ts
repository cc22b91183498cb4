import { render } from '../../../server/src/base/message.ts';
import { documentLinks } from '../../../server/src/features/links/document-links.ts';
import { fixtureName, type Show } from '../check-feature.ts';
import { shownPlace } from './places.ts';

const show: Show = ({ snapshot, file, words }) =>
	documentLinks(snapshot, file).map(({ at, target, tooltip }) => {
		const to = 'url' in target ? target.url : fixtureName(target.file);
		return `${shownPlace(snapshot, at)} -> ${to} (${render(tooltip, words['locale'] === 'zh' ? 'zh' : 'en')})`;
	});

export default show;
