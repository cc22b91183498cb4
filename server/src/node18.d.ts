// The command line runs on Node.js 18, which has of the library of 2023 only what follows. The rest, such as toSorted and
// toReversed, does not compile in what it is made of.

interface Array<T> {
	findLast<S extends T>(isWanted: (value: T, index: number, array: T[]) => value is S): S | undefined;
	findLast(isWanted: (value: T, index: number, array: T[]) => unknown): T | undefined;
	findLastIndex(isWanted: (value: T, index: number, array: T[]) => unknown): number;
}

interface ReadonlyArray<T> {
	findLast<S extends T>(isWanted: (value: T, index: number, array: readonly T[]) => value is S): S | undefined;
	findLast(isWanted: (value: T, index: number, array: readonly T[]) => unknown): T | undefined;
	findLastIndex(isWanted: (value: T, index: number, array: readonly T[]) => unknown): number;
}
