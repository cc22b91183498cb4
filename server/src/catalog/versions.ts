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
	return partsOf(version, 2);
}

/**
 * Whether a version certainly lacks what came with some releases, one or more on each line: what came with `2.00.16.1`
 * and `3.00.3.1` is missing in 3.00.2 although 3.00.2 is the higher number. A line that none of them is on has it when
 * it is newer than all of them. A release that got it with a patch decides for its own patches: what came with
 * `3.00.2.7` and `3.00.3.2` is missing in 3.00.3.1.
 */
export function lacks(version: string, since: readonly string[]): boolean {
	const decisive = decisiveReleases(version, since);
	return decisive.length > 0 && decisive.every((release) => isBefore(version, release));
}

/** Of the releases that something came with, those to tell to whoever has a version without it: the first of each line. */
export function firstReleases(version: string | undefined, since: readonly string[]): readonly string[] {
	const decisive = version === undefined ? since : decisiveReleases(version, since);
	return decisive.filter((release, at) => decisive.findIndex((one) => lineOf(one) === lineOf(release)) === at);
}

/** The releases that say whether a version has something: those of its own number, else of its line, else all. */
function decisiveReleases(version: string, since: readonly string[]): readonly string[] {
	const alike = [3, 2].map((parts) => since.filter((one) => partsOf(one, parts) === partsOf(version, parts)));
	return alike.find((releases) => releases.length > 0) ?? since;
}

function partsOf(version: string, parts: number): string {
	return version.split('.').slice(0, parts).join('.');
}
