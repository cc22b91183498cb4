/** Work in pieces: before each of them it says what comes next, and others may have their turn. */
export type Pieces<Next, Result> = Generator<Next, Result, void>;

/** Does all pieces one after the other, without a pause. */
export function allAtOnce<Result>(pieces: Pieces<unknown, Result>): Result {
	for (;;) {
		const { done, value } = pieces.next();
		if (done) return value;
	}
}

/** Does the pieces with a pause before each. A pause that throws ends the work. */
export async function oneByOne<Next, Result>(
	pieces: Pieces<Next, Result>,
	pause: (next: Next) => Promise<void>,
): Promise<Result> {
	for (;;) {
		const step = pieces.next();
		if (step.done) return step.value;
		await pause(step.value);
	}
}

/**
 * Work that several may want at the same time, done once: each who asks goes on with it where it stands, and all get
 * its result. Who stops asking stops nobody else.
 */
export function shared<Next, Result>(pieces: Pieces<Next, Result>): () => Pieces<Next, Result> {
	let end: { readonly result: Result } | { readonly error: unknown } | undefined;
	return function* join() {
		while (!end) {
			try {
				const step = pieces.next();
				if (step.done) end = { result: step.value };
				else yield step.value;
			} catch (error) {
				end = { error };
			}
		}
		if ('error' in end) throw end.error;
		return end.result;
	};
}
