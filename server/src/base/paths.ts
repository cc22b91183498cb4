import type { FileId } from './span.ts';

/** The folder of a file or folder: everything before the last slash. */
export function folderOf(id: FileId): FileId {
	return id.slice(0, Math.max(0, id.lastIndexOf('/')));
}

/** The last part of a path. */
export function baseName(id: FileId): string {
	return id.slice(id.lastIndexOf('/') + 1);
}

/** The parts of a path below a folder, or nothing where the path does not lie below it. */
export function partsBelow(folder: FileId, id: FileId): readonly string[] | undefined {
	if (id === folder) return [];
	return id.startsWith(`${folder}/`) ? id.slice(folder.length + 1).split('/') : undefined;
}

/** The deepest folder that holds all folders or is one of them; empty for none. */
export function commonFolder(folders: readonly string[]): string {
	const [first = [], ...others] = folders.map((folder) => folder.split('/'));
	const apart = first.findIndex((part, at) => others.some((parts) => parts[at] !== part));
	return (apart < 0 ? first : first.slice(0, apart)).join('/');
}
