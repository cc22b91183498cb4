import * as vscode from 'vscode';

/** Whether VS Code can write where a file is. Of a file system that it does not know yet it is believed. */
export function isWritable(uri: string): boolean {
	return vscode.workspace.fs.isWritableFileSystem(vscode.Uri.parse(uri, true).scheme) !== false;
}

/** Throws, with the reason, where VS Code cannot write. */
export function needWritable(uri: string): void {
	if (isWritable(uri)) return;
	const place = vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true));
	throw new Error(vscode.l10n.t('{0} is read-only here. Open a copy of the folder that can be written.', place));
}
