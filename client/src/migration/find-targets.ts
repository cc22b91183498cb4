import * as vscode from 'vscode';
import { isPassedOver } from '../new-folders.ts';
import { isOnMachine } from './on-disk.ts';

/** How the name of a target file ends. */
export const targetEnding = '.migration.json';

const MAX_DEPTH = 12;

/** The target files of all folders of the workspace. */
export async function findTargets(): Promise<readonly vscode.Uri[]> {
	const folders = vscode.workspace.workspaceFolders ?? [];
	// Most other file systems cannot be searched, and asking for a search would never end.
	const found = folders.map(({ uri }) => (isOnMachine(uri) ? search(uri) : walk(uri, MAX_DEPTH)));
	return (await Promise.all(found)).flat();
}

function search(folder: vscode.Uri): Thenable<readonly vscode.Uri[]> {
	return vscode.workspace.findFiles(new vscode.RelativePattern(folder, `**/*${targetEnding}`));
}

async function walk(folder: vscode.Uri, depth: number): Promise<readonly vscode.Uri[]> {
	const entries = await vscode.workspace.fs.readDirectory(folder).then(undefined, () => []); // others are found all the same
	const found = entries.map(async ([name, type]): Promise<readonly vscode.Uri[]> => {
		const uri = vscode.Uri.joinPath(folder, name);
		if (type === vscode.FileType.Directory) return depth > 0 && !isPassedOver(uri) ? walk(uri, depth - 1) : [];
		return name.endsWith(targetEnding) ? [uri] : [];
	});
	return (await Promise.all(found)).flat();
}
