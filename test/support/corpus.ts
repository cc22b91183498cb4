import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** The folder of real files that lies beside the repository on some machines; tests that use it say when it is not there. */
export const corpusFolder = path.resolve(import.meta.dirname, '../../../shared/corpus');

/** Whether the corpus is there. Says so where it is not, so that nobody takes a skipped test for a passed one. */
export function hasCorpus(what: string): boolean {
	if (existsSync(corpusFolder)) return true;
	console.warn(`SKIPPED (no ../shared/corpus): ${what}`);
	return false;
}

/** The cases of the corpus that hold files of DolphinDB as they are installed; templates and look-alikes are not. */
export function corpusCases(): string[] {
	return readdirSync(corpusFolder)
		.filter((name) => statSync(path.join(corpusFolder, name)).isDirectory())
		.filter((name) => !/-template$|^lookalike-/.test(name))
		.sort();
}

/** The files below a folder, by path relative to it with slashes. Names that are no configuration files are left out. */
export function readTree(folder: string): Map<string, string> {
	const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
	const files = names.filter((name) => /\.(cfg|nodes)$/.test(name) && statSync(path.join(folder, name)).isFile());
	return new Map(files.map((name) => [name.split(path.sep).join('/'), readFileSync(path.join(folder, name), 'utf8')]));
}
