/** A function of an object that works each result out once and remembers it as long as the object lives. */
export function remembering<K extends object, V extends NonNullable<unknown>>(make: (key: K) => V): (key: K) => V {
	const known = new WeakMap<K, V>();
	return (key) => {
		const value = known.get(key) ?? make(key);
		known.set(key, value);
		return value;
	};
}
