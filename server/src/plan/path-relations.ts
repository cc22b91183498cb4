/** The part of a path below a folder, beginning with a slash; empty for the folder itself, nothing for other places. */
export function below(folder: string, path: string): string | undefined {
	if (path === folder) return '';
	return path.startsWith(`${folder}/`) ? path.slice(folder.length) : undefined;
}

/** Whether one of two paths is or holds the other. */
export function overlaps(a: string, b: string): boolean {
	return below(a, b) !== undefined || below(b, a) !== undefined;
}

/** The folders that hold a path, from the nearest to the farthest, without the root. */
export function parents(path: string): string[] {
	const all: string[] = [];
	for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) all.push(path.slice(0, at));
	return all;
}
