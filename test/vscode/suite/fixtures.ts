import { readdir, readFile } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { inWorkspace, writeAll } from './support.ts';

const root = path.resolve(__dirname, '../../../..'); // from out/test/vscode/suite

/** Copies a folder of the repository into the workspace, in place of what a test before has left there. */
export async function copyFolder(from: string, to: string): Promise<vscode.Uri> {
	const target = inWorkspace(to);
	await vscode.workspace.fs.copy(vscode.Uri.file(path.join(root, from)), target, { overwrite: true });
	return target;
}

/** Copies the files of a folder of the repository with changes in texts and names: clusters of other tests may have the same addresses. */
export async function copyChanged(from: string, to: string, change: (text: string) => string): Promise<void> {
	const files = await readdir(path.join(root, from), { recursive: true, withFileTypes: true });
	const texts = files
		.filter((file) => file.isFile())
		.map(async ({ parentPath, name }): Promise<[string, string]> => {
			const file = path.join(parentPath, name);
			const place = path.relative(path.join(root, from), file).replaceAll(path.sep, '/');
			return [change(place), change(await readFile(file, 'utf8'))];
		});
	await writeAll(to, Object.fromEntries(await Promise.all(texts)));
}

/** Removes a folder of the workspace. */
export async function removeFolder(name: string): Promise<void> {
	await vscode.workspace.fs.delete(inWorkspace(name), { recursive: true });
}
