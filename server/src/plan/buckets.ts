/** An immutable map from names, in pieces: changing one value copies a small piece, however large the map is. */
export type Buckets<V> = readonly ReadonlyMap<string, V>[];

const COUNT = 256;

/** A map without anything in it. */
export function emptyBuckets<V>(): Buckets<V> {
	return Array.from({ length: COUNT }, () => new Map());
}

/** A map with everything that another map has in it. */
export function bucketsOf<V>(values: ReadonlyMap<string, V>): Buckets<V> {
	const buckets = Array.from({ length: COUNT }, () => new Map<string, V>());
	for (const [name, value] of values) buckets[bucketOf(name)]?.set(name, value);
	return buckets;
}

/** The value of a name. */
export function valueIn<V>(buckets: Buckets<V>, name: string): V | undefined {
	return buckets[bucketOf(name)]?.get(name);
}

/** The map with another value for a name. */
export function withValue<V>(buckets: Buckets<V>, name: string, value: V): Buckets<V> {
	const at = bucketOf(name);
	const bucket = new Map(buckets[at]).set(name, value);
	return buckets.with(at, bucket);
}

/** All names, in no particular order. */
export function namesIn<V>(buckets: Buckets<V>): string[] {
	return buckets.flatMap((bucket) => [...bucket.keys()]);
}

/**
 * Finds the names whose values are such, in no particular order. Each piece is looked through once, however many maps
 * share it.
 */
export function nameFinder<V>(isSuch: (value: V) => boolean): (buckets: Buckets<V>) => string[] {
	const known = new WeakMap<ReadonlyMap<string, V>, readonly string[]>();
	const namesOf = (bucket: ReadonlyMap<string, V>) => {
		const names = known.get(bucket) ?? [...bucket].flatMap(([name, value]) => (isSuch(value) ? [name] : []));
		known.set(bucket, names);
		return names;
	};
	return (buckets) => buckets.flatMap(namesOf);
}

/** The names whose values are not the same objects in both. */
export function changedNames<V>(before: Buckets<V>, after: Buckets<V>): string[] {
	const names: string[] = [];
	for (let at = 0; at < after.length; at++) {
		const [old, bucket] = [before[at], after[at]];
		if (old === bucket || !bucket) continue;
		for (const [name, value] of bucket) if (old?.get(name) !== value) names.push(name);
	}
	return names;
}

function bucketOf(name: string): number {
	let hash = 0;
	for (let at = 0; at < name.length; at++) hash = (hash * 31 + name.charCodeAt(at)) | 0;
	return (hash >>> 0) % COUNT;
}
