import { definitionsOf } from '../../../server/src/features/navigation/occurrences.ts';
import { symbolAt } from '../../../server/src/features/navigation/symbol-at.ts';
import type { Show } from '../check-feature.ts';
import { shownPlace } from './places.ts';

const show: Show = ({ snapshot, file, range }) => {
	const symbol = symbolAt(snapshot, file, range.start);
	if (!symbol) return ['nothing'];
	return definitionsOf(symbol, file).map((place) => shownPlace(snapshot, place));
};

export default show;
