import { linkedAliases } from '../../../server/src/features/linked-editing/linked-aliases.ts';
import type { Show } from '../check-feature.ts';
import { shownPlace } from './places.ts';

const show: Show = ({ snapshot, file, range }) => {
	const places = linkedAliases(snapshot, file, range.start);
	return places.length > 0 ? places.map((place) => shownPlace(snapshot, place)) : ['nothing'];
};

export default show;
