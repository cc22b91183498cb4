/** So long, in milliseconds, anything may take; what takes longer is reported as that and not waited for. */
export const BOUND = 20_000;

/** Something took longer than is waited for. */
export class TooSlow extends Error {
	constructor() {
		super(`over ${BOUND / 1_000} s`);
	}
}

/** Waits for something, but not forever. */
export async function within<Value>(promise: Promise<Value>): Promise<Value> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new TooSlow()), BOUND);
	});
	return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
