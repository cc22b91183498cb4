import * as vscode from 'vscode';
import { isOnMachine, onDisk } from './on-disk.ts';

/**
 * Saves a target that has never been saved beside its cluster: scripts without the target that they were made from
 * could not be made again. One without a place of its own stays as it is, and so does one that cannot be written.
 */
export async function savedTarget(target: vscode.TextDocument): Promise<vscode.TextDocument> {
	const file = onDisk(target.uri);
	if (!target.isUntitled || !target.uri.path.startsWith('/') || !isOnMachine(file)) return target;
	return (await target.save()) ? vscode.workspace.openTextDocument(file) : target;
}
