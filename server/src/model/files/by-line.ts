/** The index of the first of some things in order of lines that stands on a line or below it. */
export function firstFrom(things: readonly { readonly line: number }[], line: number): number {
	let low = 0;
	let high = things.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((things[middle]?.line ?? 0) < line) low = middle + 1;
		else high = middle;
	}
	return low;
}
