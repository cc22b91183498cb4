import picomatch from 'picomatch/posix';

/** A pattern of the command line: the folder that it begins in, and what has to stand below. */
export interface Pattern {
	readonly folder: string;
	/** Whether a path below the folder is meant: it, or a folder that it lies in, is like the pattern. */
	readonly includes: (below: string) => boolean;
}

/** An argument as a pattern; nothing for one that has no `*`, `?`, `[…]`, `{…}` or the like. */
export function patternOf(given: string): Pattern | undefined {
	const { isGlob, base, glob } = picomatch.scan(given);
	if (!isGlob) return undefined;
	return { folder: base === '' ? '.' : base, includes: anyOf([picomatch(glob, { dot: true })]) };
}

/** What is left out: a pattern without a slash is for names in any folder, as in .gitignore. Paths are shown ones. */
export function exclusion(given: readonly string[]): (shown: string) => boolean {
	const plain = given.map((one) => one.replace(/^\.\//, '').replace(/\/$/, ''));
	return anyOf(plain.map((one) => picomatch(one, { dot: true, basename: !one.includes('/') })));
}

function anyOf(tests: readonly ((path: string) => boolean)[]): (path: string) => boolean {
	return (path) => withFolders(path).some((one) => tests.some((test) => test(one)));
}

/** A path and those of all folders that it lies in. */
function withFolders(path: string): string[] {
	const names = path.split('/');
	return names.map((_, at) => names.slice(0, at + 1).join('/'));
}
