/** Asks the client what a folder holds (`FolderParams`): for folders that only the editor can read. */
export const readFolderRequest = 'dolphindbCluster/readFolder';

/** The URI of a folder. */
export interface FolderParams {
	readonly uri: string;
}

/** What a folder holds, or why it could not be read. A link is not followed to see what it leads to. */
export type FolderResult =
	| { readonly entries: readonly { readonly name: string; readonly kind: 'file' | 'folder' | 'link' }[] }
	| { readonly failure: string };

/** Asks the client for the bytes of a file (`FileParams`): for files that only the editor can read. */
export const readFileRequest = 'dolphindbCluster/readFile';

/** The URI of a file, and how many bytes of it are wanted at most: a larger one is not read. */
export interface FileParams {
	readonly uri: string;
	readonly limit: number;
}

/** The bytes of a file, or what there was instead; the reason where it could not be read. */
export type FileResult =
	| { readonly kind: 'bytes'; readonly base64: string }
	| { readonly kind: 'too-large'; readonly size: number }
	| { readonly kind: 'no-file' }
	| { readonly kind: 'missing' }
	| { readonly kind: 'failure'; readonly reason: string };
