/** More patches than this are laid on the map below: copying it costs as much as many look-ups. */
const MOST_PATCHES = 64;

/** An immutable map that shares all but a few values with another one, as large maps are copied slowly. */
export class PatchedMap<K, V> implements ReadonlyMap<K, V> {
	readonly #base: ReadonlyMap<K, V>;
	readonly #patches: ReadonlyMap<K, V>;

	constructor(base: ReadonlyMap<K, V>, patches: ReadonlyMap<K, V> = new Map()) {
		this.#base = base;
		this.#patches = patches;
	}

	/** The map with other values for some of its keys; all of them have to be there already. */
	with(values: ReadonlyMap<K, V>): PatchedMap<K, V> {
		const patches = new Map([...this.#patches, ...values]);
		if (patches.size <= MOST_PATCHES) return new PatchedMap(this.#base, patches);
		return new PatchedMap(new Map([...this.#base, ...patches]));
	}

	get size(): number {
		return this.#base.size;
	}

	has(key: K): boolean {
		return this.#base.has(key);
	}

	get(key: K): V | undefined {
		return this.#patches.has(key) ? this.#patches.get(key) : this.#base.get(key);
	}

	keys(): MapIterator<K> {
		return this.#base.keys();
	}

	*entries(): MapIterator<[K, V]> {
		for (const [key, value] of this.#base) yield [key, this.#patches.has(key) ? (this.#patches.get(key) as V) : value];
	}

	*values(): MapIterator<V> {
		for (const [, value] of this.entries()) yield value;
	}

	forEach(callback: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
		for (const [key, value] of this.entries()) callback(value, key, this);
	}

	[Symbol.iterator](): MapIterator<[K, V]> {
		return this.entries();
	}
}
