import { lstatSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readTextFile } from '../../node/file-access.ts';
import { writingTo } from '../folder-refusal.ts';
import type { SetUpFile } from './set-ups.ts';

/** Whether there is something of that name, be it a link that leads nowhere. */
export function isThere(file: string): boolean {
	return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

/**
 * Writes the files that are not there yet below a folder and prints their names. Nothing is written over: what is there
 * with another text is returned.
 */
export async function writeMissing(
	folder: string,
	given: string,
	files: readonly SetUpFile[],
): Promise<readonly SetUpFile[]> {
	const others: SetUpFile[] = [];
	for (const file of files) {
		const name = path.join(folder, file.path);
		if (await writingTo(given, () => writeNew(name, file.text))) console.log(path.join(given, file.path));
		else if (!(await holds(name, file.text))) others.push(file);
	}
	return others;
}

/** Writes a file that is not there yet, and says whether it did. */
async function writeNew(file: string, text: string): Promise<boolean> {
	if (isThere(file)) return false;
	await mkdir(path.dirname(file), { recursive: true });
	await writeFile(file, text, { flag: 'wx' });
	return true;
}

async function holds(file: string, text: string): Promise<boolean> {
	const found = await readTextFile(file);
	return found !== undefined && 'text' in found && found.text === text;
}
