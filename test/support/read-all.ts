import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { isCandidate } from '../../server/src/model/classify.ts';

/** All files below a folder that could be ours by name, decoded as the program does it, by path with slashes. */
export function readAll(folder: string): Map<string, string> {
	const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
	const files = names.filter((name) => isCandidate(name) && statSync(path.join(folder, name)).isFile());
	return new Map(files.map((name) => [name.split(path.sep).join('/'), readFileSync(path.join(folder, name), 'utf8')]));
}
