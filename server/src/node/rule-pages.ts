import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The address of the folder with the pages of all rules, where they lie beside the program that runs. */
export function rulePagesFolder(program = process.argv[1]): string | undefined {
	if (program === undefined || !existsSync(program)) return undefined;
	const folder = path.join(path.dirname(realpathSync(program)), '../docs/rules');
	return existsSync(folder) ? pathToFileURL(folder).href : undefined;
}
