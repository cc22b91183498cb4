// Walks a folder and reads every file in it as text, as fast as Node does it: what any server has to do at least.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

async function read(folder: string): Promise<number> {
	const entries = await readdir(folder, { withFileTypes: true });
	const sizes = entries.map(async (entry) => {
		const child = path.join(folder, entry.name);
		return entry.isDirectory() ? read(child) : (await readFile(child, 'utf8')).length;
	});
	return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

void read(process.argv[2] ?? '.').then((size) => {
	if (size === 0) process.exitCode = 1;
});
