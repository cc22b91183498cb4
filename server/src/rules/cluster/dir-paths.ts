import { expandAlias } from '../../model/effective.ts';
import { ALIAS_MACRO } from './alias-macro.ts';

const WINDOWS = /^(?:[A-Za-z]:[\\/]|\\\\)/;

/** Whether a path says by itself where it leads: `/…`, `C:\…`, or a location such as `file:/…` and `s3://…`. */
export function isAbsolute(path: string): boolean {
	return path.startsWith('/') || WINDOWS.test(path) || /^(?:file|s3):/i.test(path);
}

/** A place on a host, with `<ALIAS>` wherever the node comes in. */
export interface DirPlace {
	readonly path: string;
	/** Capitals make no difference. */
	readonly isWindows: boolean;
}

/**
 * One spelling for every path that leads to one place on a host: `//`, `/./`, `..` and slashes at the end are gone.
 * A relative path lies below the home of its node, and homes lie side by side: that place is written `~/<ALIAS>`.
 * Nothing for what is no place on the host.
 */
export function normalisedDir(path: string): DirPlace | undefined {
	if (/^s3:/i.test(path)) return undefined;
	const local = path.replace(/^file:[\\/]*/i, '/');
	const isWindows = WINDOWS.test(local);
	const parts: string[] = isWindows || local.startsWith('/') ? [] : ['~', ALIAS_MACRO];
	for (const part of local.split(isWindows ? /[\\/]+/ : /\/+/)) {
		if (part === '..') climb(parts);
		else if (part !== '.' && part !== '') parts.push(part);
	}
	return { path: parts[0] === '~' ? parts.join('/') : `/${parts.join('/')}`, isWindows };
}

/** The place for one node. */
export function placeFor({ path, isWindows }: DirPlace, alias: string): string {
	const own = expandAlias(path, alias);
	return isWindows ? own.toLowerCase() : own;
}

/** Above the folder that holds the homes nothing is known. */
function climb(parts: string[]): void {
	const isAtTop = parts[0] === '~' && (parts.length === 1 || parts.at(-1) === '..');
	if (isAtTop) parts.push('..');
	else parts.pop();
}

/** The folders that a normalised path lies in, the nearest first, without the root. */
export function* ancestors(path: string): Iterable<string> {
	for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) yield path.slice(0, at);
}

/** The folder that a normalised path lies in. */
export function parentOf(path: string): string {
	return path.slice(0, Math.max(1, path.lastIndexOf('/')));
}

/** A path with a folder of the node's own at its end. */
export function withOwnFolder(path: string, own: string): string {
	return `${trimmed(path)}${slashOf(path)}${own}`;
}

/** A path with a folder of the node's own before its last part. */
export function withOwnParent(path: string, own: string): string {
	const all = trimmed(path);
	const at = all.length - lastPart(path).length;
	return `${all.slice(0, at)}${own}${slashOf(path)}${all.slice(at)}`;
}

/** The last part of a path as written. */
export function lastPart(path: string): string {
	const all = trimmed(path);
	return all.slice(Math.max(all.lastIndexOf('/'), all.lastIndexOf('\\')) + 1);
}

/** A path as written without its last part. */
export function withoutLastPart(path: string): string {
	const all = trimmed(path);
	return trimmed(all.slice(0, all.length - lastPart(path).length)) || slashOf(path);
}

const trimmed = (path: string) => path.replace(/[\\/]+$/, '');
const slashOf = (path: string) => (path.includes('/') ? '/' : path.includes('\\') ? '\\' : '/');
