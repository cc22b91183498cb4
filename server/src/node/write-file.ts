import { chown, lstat, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { say } from '../base/message.ts';
import { SaidError } from '../base/said-error.ts';

const CHANGED = {
	en: '{file} has been changed meanwhile; nothing was written',
	zh: '{file} 在此期间已被修改，未写入任何内容',
};
const TAKEN = { en: '{to} exists already; {from} was not renamed', zh: '{to} 已存在，{from} 未重命名' };

/**
 * Replaces the text of a file in one step, so that whoever reads it meanwhile gets the old text or the new one whole.
 * Mode and owner stay; of a link, the file it leads to is replaced. Throws where the file is not what it was when it
 * was read (`before`; nothing for a file that must not exist yet).
 */
export async function replaceText(file: string, before: string | undefined, text: string): Promise<void> {
	const target = await realpath(file).catch(() => file); // a new file has no real path yet
	if ((await currentText(target)) !== before) throw new SaidError(say(CHANGED, { file }));
	const old = before === undefined ? undefined : await stat(target);
	const beside = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
	await mkdir(path.dirname(target), { recursive: true });
	try {
		await writeFile(beside, text, { flag: 'wx', mode: old ? old.mode & 0o7777 : 0o644 });
		if (old && process.getuid?.() === 0) await chown(beside, old.uid, old.gid); // only root can give files away
		await rename(beside, target);
	} catch (error) {
		await rm(beside, { force: true });
		throw error;
	}
}

/** Gives a file another name. Throws where there is one of that name already. */
export async function moveFile(from: string, to: string): Promise<void> {
	const taken = await lstat(to).then(
		() => true,
		() => false, // there is none, as it should be
	);
	if (taken) throw new SaidError(say(TAKEN, { to, from }));
	await rename(from, to);
}

async function currentText(file: string): Promise<string | undefined> {
	return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return undefined;
		throw error;
	});
}
