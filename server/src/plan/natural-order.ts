/** Compares names as people number them: `node9` comes before `node10`. A total order: only equal texts are equal. */
export function naturalOrder(a: string, b: string): number {
	return orderOfParts(partsOf(a), partsOf(b));
}

/** Sorts by a name, as people number them. */
export function sortedBy<T>(items: Iterable<T>, nameOf: (item: T) => string): T[] {
	const named = [...items].map((item) => ({ item, parts: partsOf(nameOf(item)) }));
	return named.sort((a, b) => orderOfParts(a.parts, b.parts)).map(({ item }) => item);
}

function orderOfParts(left: readonly string[], right: readonly string[]): number {
	for (let at = 0; at < Math.min(left.length, right.length); at++) {
		const [one = '', other = ''] = [left[at], right[at]];
		if (one === other) continue;
		const byNumber = /^\d/.test(one) && /^\d/.test(other) ? compareNumbers(one, other) : 0;
		return byNumber !== 0 ? byNumber : one < other ? -1 : 1;
	}
	return left.length - right.length;
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
