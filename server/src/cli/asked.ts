import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileId } from '../base/span.ts';
import { toId, toPath } from '../node/file-access.ts';
import { refusal } from './command.ts';
import { patternOf } from './patterns.ts';

/** What an argument means: the folder to be read, and which of its files are asked for; others are context. */
export interface Asked {
	readonly folder: string;
	/** A file that is read whatever its name is. */
	readonly file?: FileId;
	readonly includes: (file: FileId) => boolean;
}

/** Reads an argument: a folder, a file, or a pattern where nothing is called so. */
export async function askedBy(given: string): Promise<Asked> {
	const full = path.resolve(given);
	const pattern = existsSync(full) ? undefined : patternOf(given);
	if (!pattern) return (await isFolder(full, given)) ? folderOf(full) : fileAt(full);
	const folder = path.resolve(pattern.folder);
	await isFolder(folder, given);
	return {
		folder,
		includes: (file) => pattern.includes(path.relative(folder, toPath(file)).split(path.sep).join('/')),
	};
}

function folderOf(full: string): Asked {
	const id = toId(full);
	return { folder: full, includes: (file) => file.startsWith(id.endsWith('/') ? id : `${id}/`) };
}

function fileAt(full: string): Asked {
	const id = toId(full);
	return { folder: path.dirname(full), file: id, includes: (file) => file === id };
}

async function isFolder(full: string, given: string): Promise<boolean> {
	try {
		return (await stat(full)).isDirectory();
	} catch {
		const template = { en: '{given}: no such file or folder', zh: '{given}：没有该文件或目录' };
		throw refusal(template, { given }); // stat fails for a path that does not exist or cannot be reached
	}
}
