/** What lies at a path. */
export type Entry =
	/** `text` is undefined where it is not known. */
	| { readonly kind: 'file'; readonly text: string | undefined }
	/** `isComplete`: everything in it is known. */
	| { readonly kind: 'folder'; readonly isComplete: boolean }
	/** Something is there, but nobody can say what. */
	| { readonly kind: 'unknown' };

/** What is known of a path: what lies there, that nothing does, or nothing. */
export type Look = Entry | 'absent' | 'unsure';

/** A folder of which not everything is known. */
export const openFolder: Entry = { kind: 'folder', isComplete: false };

/** A folder that was made, and in which is what was put there. */
export const newFolder: Entry = { kind: 'folder', isComplete: true };

/** Something that was put there, nobody knows what. */
export const unknownEntry: Entry = { kind: 'unknown' };

/** A file with a text. */
export function fileWith(text: string | undefined): Entry {
	return { kind: 'file', text };
}

/** Whether two entries are the same. */
export function sameEntry(a: Entry | undefined, b: Entry | undefined): boolean {
	if (a === b) return true;
	if (a?.kind !== b?.kind) return false;
	if (a?.kind === 'file' && b?.kind === 'file') return a.text === b.text;
	return a?.kind !== 'folder' || b?.kind !== 'folder' || a.isComplete === b.isComplete;
}
