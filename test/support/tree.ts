import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Files by their path below a folder, with `/` between the parts. */
export type Tree = ReadonlyMap<string, string>;

/** Reads all files below a folder; nothing where the folder does not exist. */
export function readTree(folder: string): Tree {
	if (!existsSync(folder)) return new Map();
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const paths = files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
	return new Map(
		paths.sort().map((file) => [file.split(path.sep).join('/'), readFileSync(path.join(folder, file), 'utf8')]),
	);
}
