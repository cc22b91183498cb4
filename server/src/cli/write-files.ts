import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RenderedFile } from '../render/renderer.ts';
import { refusal } from './command.ts';
import { writingTo } from './folder-refusal.ts';

/** Nothing of somebody else's is written over: only an empty folder, or one with a file that results of ours have, will do. */
export async function refuseForeignFolder(out: string, given: string, ours: readonly string[]): Promise<void> {
	if (!existsSync(out)) return;
	const names = await writingTo(given, () => readdir(out));
	if (names.length > 0 && !ours.some((name) => names.includes(name))) {
		throw refusal(
			{
				en: '{given}: the folder is not empty and holds no earlier result of this command; choose another one',
				zh: '{given}：该目录不为空，且其中没有此命令以前的结果，请另选目录',
			},
			{ given },
		);
	}
}

/** Writes generated files below a folder, and prints their names. */
export async function writeBelow(out: string, given: string, files: readonly RenderedFile[]): Promise<void> {
	await writingTo(given, async () => {
		for (const file of files) await write(out, file);
	});
	console.log(files.map((file) => path.join(given, file.path)).join('\n'));
}

async function write(out: string, { path: name, text, executable }: RenderedFile): Promise<void> {
	const file = path.join(out, name);
	await mkdir(path.dirname(file), { recursive: true });
	await writeFile(file, text);
	if (executable) await chmod(file, 0o755);
}
