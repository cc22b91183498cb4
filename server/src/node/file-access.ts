import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileId } from '../base/span.ts';
import { type Entry, runtimeOf } from '../workspace/file-system.ts';
import { type Found, maxFileBytes, readText, reasonOf } from '../workspace/read-text.ts';
import type { ReadResult, Runtime } from '../workspace/runtime.ts';
import { decode, encodeUri } from '../workspace/uris.ts';

/** Reads the file system of the machine the server runs on. */
export const nodeFiles: Runtime = runtimeOf({
	readFolder: async (folder) => (await readdir(toPath(folder), { withFileTypes: true })).flatMap(toEntry),
	readFile: (file) => find(toPath(file)),
	show: toPath,
});

/** Reads a text file of this machine, a byte order mark included. Nothing where the file does not exist. */
export async function readTextFile(file: string): Promise<ReadResult | undefined> {
	return readText(file, () => find(file));
}

/** The id of a path of this machine. */
export function toId(file: string): FileId {
	return decode(pathToFileURL(file).href);
}

/** The path of a file id on this machine. */
export function toPath(file: FileId): string {
	return fileURLToPath(encodeUri(file));
}

async function find(file: string): Promise<Found> {
	try {
		const found = await stat(file);
		// A device or a pipe may never end, and a link can lead to one.
		if (!found.isFile()) return { kind: 'no-file' };
		if (found.size > maxFileBytes) return { kind: 'too-large', size: found.size };
		return { kind: 'bytes', bytes: await readFile(file) };
	} catch (error) {
		if (reasonOf(error) === 'ENOENT') return { kind: 'missing' };
		throw error;
	}
}

/** Devices, pipes and sockets are left out. */
function toEntry(entry: Dirent): Entry[] {
	const { name } = entry;
	if (entry.isDirectory()) return [{ name, kind: 'folder' }];
	if (entry.isFile()) return [{ name, kind: 'file' }];
	return entry.isSymbolicLink() ? [{ name, kind: 'link' }] : [];
}
