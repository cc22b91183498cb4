import { folderOf } from './definition.ts';

/** The files by which folders of generated scripts are known. */
export const SCRIPT_FILES = ['plan.json', 'migrate.sh', 'OVERVIEW.md'];

/**
 * The folders that can be rehearsed, of all such files: those with a plan and its scripts. Of several plans that follow
 * one another it is the folder above, with the overview: each needs what the one before leaves.
 */
export function rehearsable(files: readonly string[]): string[] {
	const all = new Set(files);
	const inFolder = (folder: string, name: string) => (folder === '.' ? name : `${folder}/${name}`);
	const has = (folder: string, name: string) => all.has(inFolder(folder, name));
	const plans = files.filter((file) => file.split('/').at(-1) === 'plan.json').map(folderOf);
	const withScripts = plans.filter((folder) => has(folder, 'migrate.sh'));
	const folders = withScripts.map((folder) => {
		const above = folderOf(folder);
		return folder !== '.' && has(above, 'OVERVIEW.md') ? above : folder;
	});
	return [...new Set(folders)].sort();
}
