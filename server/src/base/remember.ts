/** A function of an object that works each result out once and remembers it as long as the object lives. */
export function remembering<K extends object, V extends NonNullable<unknown>>(make: (key: K) => V): (key: K) => V {
	const known = new WeakMap<K, V>();
	return (key) => {
		const value = known.get(key) ?? make(key);
		known.set(key, value);
		return value;
	};
}

/** The same for functions of an object and another one: the result for the last of these is remembered. */
export function rememberingLast<K extends object, L, V extends NonNullable<unknown>>(
	make: (key: K, last: L) => V,
): (key: K, last: L) => V {
	const known = new WeakMap<K, { readonly last: L; readonly value: V }>();
	return (key, last) => {
		const found = known.get(key);
		if (found?.last === last) return found.value;
		const value = make(key, last);
		known.set(key, { last, value });
		return value;
	};
}
