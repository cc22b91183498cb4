/** Compares names as people number them: `node9` comes before `node10`. A total order: only equal texts are equal. */
export function naturalOrder(a: string, b: string): number {
	const [left, right] = [partsOf(a), partsOf(b)];
	for (let at = 0; at < Math.min(left.length, right.length); at++) {
		const [one = '', other = ''] = [left[at], right[at]];
		const byNumber = /^\d/.test(one) && /^\d/.test(other) ? compareNumbers(one, other) : 0;
		if (byNumber !== 0) return byNumber;
		if (one !== other) return one < other ? -1 : 1;
	}
	return left.length - right.length;
}

/** Sorts by a name, as people number them. */
export function sortedBy<T>(items: Iterable<T>, nameOf: (item: T) => string): T[] {
	return [...items].sort((a, b) => naturalOrder(nameOf(a), nameOf(b)));
}

function partsOf(text: string): string[] {
	return text.match(/\d+|\D+/g) ?? [];
}

/** Numbers may be longer than what fits into one, so they are compared as texts. */
function compareNumbers(a: string, b: string): number {
	const [one, other] = [a.replace(/^0+(?=\d)/, ''), b.replace(/^0+(?=\d)/, '')];
	if (one.length !== other.length) return one.length - other.length;
	return one === other ? 0 : one < other ? -1 : 1;
}
