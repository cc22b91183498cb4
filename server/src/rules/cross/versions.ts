import { groupBy, unique } from '../../base/collections.ts';

/** Things that say the same. */
export interface Version<T> {
	readonly items: readonly T[];
	/** How many packages have one of them. */
	readonly votes: number;
}

/** Sorts what packages hold into versions; what most of them have comes first. */
export function versionsOf<T>(held: Iterable<T>, keyOf: (item: T) => string): Version<T>[] {
	return [...groupBy(held, keyOf).values()]
		.map((items) => ({ items: unique(items), votes: items.length }))
		.sort((a, b) => b.votes - a.votes);
}

/** A thing that has to be told that others differ. */
export interface Opposed<T> {
	readonly item: T;
	/** One of the others that it is compared with. */
	readonly against: T;
	/** Certainly more packages are on the other side. */
	readonly isMinority: boolean;
}

/** What stands against the majority; where as many stand against as many, each side against the other. */
export function* opposed<T>([first, ...others]: readonly Version<T>[]): Iterable<Opposed<T>> {
	const [model] = first?.items ?? [];
	if (!first || model === undefined) return;
	const rival = others.find(({ votes }) => votes === first.votes)?.items[0];
	if (rival !== undefined) for (const item of first.items) yield { item, against: rival, isMinority: false };
	for (const { items, votes } of others) {
		for (const item of items) yield { item, against: model, isMinority: votes < first.votes };
	}
}
