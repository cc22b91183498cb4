import type { FileId } from '../base/span.ts';

/** A file read from outside, or why it could not be read: in a sentence that names the file and what to do. */
export type ReadResult = { readonly text: string } | { readonly problem: string };

/** What the server needs from the machine it runs on. Given from outside, so that tests and the web bring their own. */
export interface Runtime {
	/** The candidates below a folder: files that could be ours by name. Folders that cannot be read are reported as problems. */
	list(folder: FileId): Promise<{ readonly files: readonly FileId[]; readonly problems: readonly string[] }>;
	read(file: FileId): Promise<ReadResult | undefined>;
}
