/** The home of the user, whoever that is. Paths below it stay as they are written. */
export const HOME = '~';

/** A path without `.`, `..` and doubled slashes, from the working folder where it is relative. */
export function resolvePath(folder: string, path: string): string {
	const whole = path.startsWith('/') || path === HOME || path.startsWith(`${HOME}/`) ? path : `${folder}/${path}`;
	const isHome = whole === HOME || whole.startsWith(`${HOME}/`);
	const parts: string[] = [];
	for (const part of whole.split('/').slice(1)) {
		if (part === '..') parts.pop();
		else if (part !== '' && part !== '.') parts.push(part);
	}
	if (isHome) return [HOME, ...parts].join('/');
	return `/${parts.join('/')}`;
}

/** The folder that a path lies in; that of `/` is `/`. */
export function parentOf(path: string): string {
	if (path === HOME) return '/';
	const at = path.lastIndexOf('/');
	return at <= 0 ? '/' : path.slice(0, at);
}

/** The last part of a path. */
export function nameOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

/** A path in a folder. */
export function inFolder(folder: string, name: string): string {
	return folder === '/' ? `/${name}` : `${folder}/${name}`;
}

/** Whether a path is a folder or lies below it. */
export function isWithin(folder: string, path: string): boolean {
	return path === folder || folder === '/' || path.startsWith(`${folder}/`);
}

/** All folders above a path, the nearest first. */
export function foldersAbove(path: string): string[] {
	const folders: string[] = [];
	for (let at = parentOf(path); ; at = parentOf(at)) {
		folders.push(at);
		if (at === '/' || at === HOME) return folders;
	}
}
