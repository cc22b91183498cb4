/** A server version as people write it: `2.00`, `2.00.10`, `3.00.1.4`. */
export const VERSION = /^\d+\.\d{2}(\.\d+){0,2}$/;

/** Whether one release certainly comes before another. `2.00` is the newest of its line, so it is before `3.00` only. */
export function isBefore(version: string, other: string): boolean {
	const [ours, theirs] = [version, other].map((text) => text.split('.').map(Number)) as [number[], number[]];
	for (const [at, part] of ours.entries()) {
		if (part !== (theirs[at] ?? 0)) return part < (theirs[at] ?? 0);
	}
	return false; // the parts that are left out may be anything
}

/** The release line of a version: `3.00` of `3.00.1.4`. */
export function lineOf(version: string): string {
	return version.split('.').slice(0, 2).join('.');
}

/**
 * Whether a version certainly lacks what came with some releases, one or more on each line: what came with `2.00.16.1`
 * and `3.00.3.1` is missing in 3.00.2 although 3.00.2 is the higher number. A line that none of them is on has it when
 * it is newer than all of them.
 */
export function lacks(version: string, since: readonly string[]): boolean {
	const onLine = since.filter((release) => lineOf(release) === lineOf(version));
	const counts = onLine.length > 0 ? onLine : since;
	return counts.length > 0 && counts.every((release) => isBefore(version, release));
}
