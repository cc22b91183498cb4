/** Whether a version is a pre-release: one with an odd minor part. */
export function isPreRelease(version: string): boolean;

/** The section of a version in the changelog. */
export function sectionOf(
	changelog: string,
	version: string,
): { readonly date: string; readonly text: string } | undefined;

/** Everything that keeps a release from being made. */
export function complaints(state: {
	readonly version: string;
	readonly lockVersion: string;
	readonly changelog: string;
	/** What git says is not committed. */
	readonly changes: string;
	readonly tags: readonly string[];
}): string[];
