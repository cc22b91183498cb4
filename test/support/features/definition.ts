import { definitionsOf } from '../../../server/src/features/navigation/occurrences.ts';
import { symbolAt } from '../../../server/src/features/navigation/symbol-at.ts';
import type { Show } from '../check-feature.ts';
import { shownPlace } from './places.ts';

const show: Show = ({ snapshot, file, range }) => {
	const symbol = symbolAt(snapshot, file, range.start);
	const places = symbol ? definitionsOf(snapshot, symbol, file) : [];
	return places.length > 0 ? places.map((place) => shownPlace(snapshot, place)) : ['nothing'];
};

export default show;
