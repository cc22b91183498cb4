/** Marks a place that the compiler proves unreachable; throws when it is reached all the same. */
export function assertNever(value: never): never {
	throw new Error(`unexpected value ${JSON.stringify(value)}`);
}
