import { remembering } from '../base/remember.ts';
import { withItem } from './collections.ts';

/** An immutable map from names, in pieces of pieces: changing one value copies two small lists, however large the map is. */
export type Buckets<V> = readonly Shelf<V>[];

type Shelf<V> = readonly ReadonlyMap<string, V>[];

/** So many shelves there are, and so many pieces on each. */
const COUNT = 16;

/** A map without anything in it. */
export function emptyBuckets<V>(): Buckets<V> {
	return bucketsOf(new Map());
}

/** A map with everything that another map has in it. */
export function bucketsOf<V>(values: ReadonlyMap<string, V>): Buckets<V> {
	const shelves = Array.from({ length: COUNT }, () => Array.from({ length: COUNT }, () => new Map<string, V>()));
	for (const [name, value] of values) {
		const at = placeOf(name);
		shelves[shelfOf(at)]?.[at % COUNT]?.set(name, value);
	}
	return shelves;
}

/** The value of a name. */
export function valueIn<V>(buckets: Buckets<V>, name: string): V | undefined {
	const at = placeOf(name);
	return buckets[shelfOf(at)]?.[at % COUNT]?.get(name);
}

/** The map with another value for a name. */
export function withValue<V>(buckets: Buckets<V>, name: string, value: V): Buckets<V> {
	const at = placeOf(name);
	const shelf = buckets[shelfOf(at)] ?? [];
	const piece = new Map(shelf[at % COUNT]).set(name, value);
	return withItem(buckets, shelfOf(at), withItem(shelf, at % COUNT, piece));
}

/** All names, in no particular order. */
export function namesIn<V>(buckets: Buckets<V>): string[] {
	return buckets.flatMap((shelf) => shelf.flatMap((bucket) => [...bucket.keys()]));
}

/**
 * Finds the names whose values are such, in no particular order. Each shelf and each piece on it is looked through once,
 * however many maps share it.
 */
export function nameFinder<V>(isSuch: (value: V) => boolean): (buckets: Buckets<V>) => readonly string[] {
	const inBucket = remembering((bucket: ReadonlyMap<string, V>): readonly string[] =>
		Array.from(bucket).flatMap(([name, value]) => (isSuch(value) ? name : [])),
	);
	const onShelf = remembering((shelf: Shelf<V>): readonly string[] => shelf.flatMap(inBucket));
	return (buckets) => buckets.flatMap(onShelf);
}

/** The names whose values are not the same objects in both. */
export function changedNames<V>(before: Buckets<V>, after: Buckets<V>): string[] {
	return after.flatMap((shelf, at) => (before[at] === shelf ? [] : changedOn(before[at] ?? [], shelf)));
}

function changedOn<V>(before: Shelf<V>, after: Shelf<V>): string[] {
	return after.flatMap((bucket, at) => {
		const old = before[at];
		return old === bucket ? [] : [...bucket].filter(([name, value]) => old?.get(name) !== value).map(([name]) => name);
	});
}

function shelfOf(place: number): number {
	return Math.floor(place / COUNT);
}

function placeOf(name: string): number {
	let hash = 0;
	for (let at = 0; at < name.length; at++) hash = (hash * 31 + name.charCodeAt(at)) | 0;
	return (hash >>> 0) % (COUNT * COUNT);
}
