import * as vscode from 'vscode';
import { exists, isOnMachine, onDisk } from './on-disk.ts';

/**
 * Saves a target that has never been saved beside its cluster: scripts without the target that they were made from
 * could not be made again. Where nothing can be written beside the cluster, the user is asked for another place. One
 * without a place of its own stays as it is.
 */
export async function savedTarget(target: vscode.TextDocument): Promise<vscode.TextDocument> {
	const file = onDisk(target.uri);
	if (!target.isUntitled || !target.uri.path.startsWith('/') || !isOnMachine(file)) return target;
	const asksItself = await exists(file); // VS Code does, before it writes over a file
	const isSaved = await target.save().then(
		(saved) => saved,
		() => false, // VS Code has said why
	);
	const place = isSaved ? file : asksItself ? undefined : await vscode.workspace.saveAs(target.uri);
	return place ? vscode.workspace.openTextDocument(place) : target;
}
