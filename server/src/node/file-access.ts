import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Message, say, type Template } from '../base/message.ts';
import type { FileId } from '../base/span.ts';
import { bystanderKind, hasContent } from '../model/bystander.ts';
import { isCandidate } from '../model/classify.ts';
import type { ReadResult, Runtime } from '../workspace/runtime.ts';
import { decode, encodeUri } from '../workspace/uris.ts';
import { decodeBytes } from './decode-bytes.ts';

/** Larger files are no configuration files; the largest seen in the wild have 20 kB. */
export const maxFileBytes = 8 * 1024 * 1024;

/** Folders of other programs, and those in which a running server keeps millions of files. */
const PASSED_OVER = new Set([
	...['node_modules', '.git', '.hg', '.svn', '.vscode-test'],
	...['CHUNKS', 'CHUNK_METADATA', 'redoLog', 'LOG', 'TSDBMeta'],
]);
const MAX_DEPTH = 12;

const NO_FILE: Template = {
	en: '{file}: this is no file, but a folder or a device; it was not read.',
	zh: '{file}：这不是文件，而是目录或设备，未读取。',
};
const TOO_LARGE: Template = {
	en: '{file}: {megabytes} MB is too large for a configuration file (at most 8 MB); it was not read.',
	zh: '{file}：{megabytes} MB 超出配置文件的合理大小（上限 8 MB），未读取。',
};
const BINARY: Template = {
	en: '{file}: this is a binary file, not a configuration file; it was not read.',
	zh: '{file}：这是二进制文件，不是配置文件，未读取。',
};
const UNREADABLE: Template = {
	en: '{file}: cannot be read ({reason}). Check its permissions.',
	zh: '{file}：无法读取（{reason}），请检查权限。',
};
const UNREADABLE_FOLDER: Template = {
	en: '{folder}: the folder cannot be read ({reason}). Check its permissions.',
	zh: '{folder}：无法读取该目录（{reason}），请检查权限。',
};

/** Reads the file system of the machine the server runs on. */
export const nodeFiles: Runtime = {
	async list(folder) {
		const files: string[] = [];
		const problems: Message[] = [];
		await walk(toPath(folder), MAX_DEPTH, files, problems);
		return { files: files.map(toId), problems };
	},
	read: (file) => readFor(file),
};

/** Of a bystander that only has to be there, nothing is read. */
async function readFor(file: FileId): Promise<ReadResult | undefined> {
	const kind = bystanderKind(file);
	return kind && !hasContent(kind) ? { text: '', encoding: 'utf-8' } : readText(toPath(file));
}

/** Reads a text file, a byte order mark included. Nothing where the file does not exist. */
export async function readText(file: string): Promise<ReadResult | undefined> {
	try {
		const found = await stat(file);
		const { size } = found;
		// A device or a pipe may never end, and a link can lead to one.
		if (!found.isFile()) return { problem: say(NO_FILE, { file }) };
		if (size > maxFileBytes) {
			const megabytes = Math.round(size / 1024 / 1024);
			return { problem: say(TOO_LARGE, { file, megabytes }) };
		}
		return decodeBytes(await readFile(file)) ?? { problem: say(BINARY, { file }) };
	} catch (error) {
		if (isMissing(error)) return undefined;
		return { problem: say(UNREADABLE, { file, reason: reasonOf(error) }) };
	}
}

/** The id of a path of this machine. */
export function toId(file: string): FileId {
	return decode(pathToFileURL(file).href);
}

/** The path of a file id on this machine. */
export function toPath(file: FileId): string {
	return fileURLToPath(encodeUri(file));
}

async function walk(folder: string, depth: number, files: string[], problems: Message[]): Promise<void> {
	let entries: Dirent[];
	try {
		entries = await readdir(folder, { withFileTypes: true });
	} catch (error) {
		problems.push(say(UNREADABLE_FOLDER, { folder, reason: reasonOf(error) }));
		return;
	}
	entries.sort((a, b) => (a.name < b.name ? -1 : 1));
	for (const entry of entries) {
		const child = path.join(folder, entry.name);
		const wanted = isCandidate(child) || bystanderKind(child) !== undefined;
		if (entry.isDirectory()) {
			if (bystanderKind(child) === 'raft') files.push(child);
			else if (depth > 0 && !PASSED_OVER.has(entry.name)) await walk(child, depth - 1, files, problems);
		} else if ((entry.isFile() || entry.isSymbolicLink()) && wanted) files.push(child);
	}
}

function isMissing(error: unknown): boolean {
	return reasonOf(error) === 'ENOENT';
}

function reasonOf(error: unknown): string {
	return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
