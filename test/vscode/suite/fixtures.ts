import * as path from 'node:path';
import * as vscode from 'vscode';
import { inWorkspace } from './support.ts';

const root = path.resolve(__dirname, '../../../..'); // from out/test/vscode/suite

/** Copies a folder of the repository into the workspace, in place of what a test before has left there. */
export async function copyFolder(from: string, to: string): Promise<vscode.Uri> {
	const target = inWorkspace(to);
	await vscode.workspace.fs.copy(vscode.Uri.file(path.join(root, from)), target, { overwrite: true });
	return target;
}

/** Removes a folder of the workspace. */
export async function removeFolder(name: string): Promise<void> {
	await vscode.workspace.fs.delete(inWorkspace(name), { recursive: true });
}
