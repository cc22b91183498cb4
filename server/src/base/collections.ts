/** Groups items by a key, in the order in which the keys first appear. */
export function groupBy<K, T>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const item of items) {
		const key = keyOf(item);
		const group = groups.get(key);
		if (group) group.push(item);
		else groups.set(key, [item]);
	}
	return groups;
}

/** Finds items by key; of several with one key, the first. */
export function firstBy<K, T>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T> {
	const first = new Map<K, T>();
	for (const item of items) {
		const key = keyOf(item);
		if (!first.has(key)) first.set(key, item);
	}
	return first;
}

/** The items without those whose key came before. */
export function uniqueBy<K, T>(items: Iterable<T>, keyOf: (item: T) => K): T[] {
	return [...firstBy(items, keyOf).values()];
}

/** The distinct values, in the order in which they first appear. */
export function unique<T>(items: Iterable<T>): T[] {
	return [...new Set(items)];
}

/** The value that occurs most often; the earliest of them where several do; nothing for no values. */
export function mostFrequent<T>(items: Iterable<T>): T | undefined {
	const groups = [...groupBy(items, (item) => item).entries()];
	return groups.reduce<(typeof groups)[number] | undefined>(
		(best, group) => (best && best[1].length >= group[1].length ? best : group),
		undefined,
	)?.[0];
}

/** Whether two lists hold the very same things in the same order. */
export function isSameList(some: readonly unknown[], others: readonly unknown[]): boolean {
	return some.length === others.length && some.every((one, at) => one === others[at]);
}

/** The items the other way round. The method of arrays for it is younger than the oldest Node.js that runs us. */
export function reversed<T>(items: readonly T[]): T[] {
	return [...items].reverse();
}

/** The items with another one in a place. */
export function withItem<T>(items: readonly T[], at: number, item: T): T[] {
	const copy = [...items];
	copy[at] = item;
	return copy;
}

/** How many items at the beginning of a list pass a test, where none behind the first that fails does: a binary search. */
export function countOfFirst<T>(items: readonly T[], passes: (item: T) => boolean): number {
	let low = 0;
	let high = items.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (passes(items[middle] as T))
			low = middle + 1; // the index lies in the list
		else high = middle;
	}
	return low;
}
