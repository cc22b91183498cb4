import { occurrencesIn } from '../../../server/src/features/navigation/occurrences.ts';
import { symbolAt } from '../../../server/src/features/navigation/symbol-at.ts';
import type { Show } from '../check-feature.ts';
import { shownPlace } from './places.ts';

/** The places of the file; those that declare what they name are written, others read. */
const show: Show = ({ snapshot, file, range }) => {
	const symbol = symbolAt(snapshot, file, range.start);
	const places = symbol ? occurrencesIn(snapshot, symbol, file) : [];
	if (places.length === 0) return ['nothing'];
	return places.map(({ at, isDeclaration }) => `${isDeclaration ? 'write' : 'read'} ${shownPlace(snapshot, at)}`);
};

export default show;
