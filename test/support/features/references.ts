import { occurrencesOf } from '../../../server/src/features/navigation/occurrences.ts';
import { symbolAt } from '../../../server/src/features/navigation/symbol-at.ts';
import type { Show } from '../check-feature.ts';
import { shownPlace } from './places.ts';

/** Every place; those that declare what they name are marked. */
const show: Show = ({ snapshot, file, range }) => {
	const symbol = symbolAt(snapshot, file, range.start);
	const places = symbol ? occurrencesOf(snapshot, symbol) : [];
	if (places.length === 0) return ['nothing'];
	return places.map(({ at, isDeclaration }) => `${shownPlace(snapshot, at)}${isDeclaration ? ' (declares)' : ''}`);
};

export default show;
