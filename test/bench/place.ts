import type { Place } from './requests.ts';

/** The alias of a node nearest to the middle of a file. */
export function placeIn(uri: string, text: string): Place {
	const lines = text.split('\n');
	const middle = Math.floor(lines.length / 2);
	const found = lines
		.map((line, at) => ({ at, character: line.search(/node\d/) }))
		.filter(({ character }) => character >= 0);
	const [nearest] = found.sort((a, b) => Math.abs(a.at - middle) - Math.abs(b.at - middle));
	return { uri, line: nearest?.at ?? 0, character: (nearest?.character ?? 0) + 2, lines: lines.length };
}
