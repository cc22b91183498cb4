import * as vscode from 'vscode';

/** File systems of the machine that this window works on: VS Code searches them, and terminals can go there. */
const MACHINE = new Set(['file', 'vscode-remote']);

/** Whether a place lies on the machine that this window works on. */
export function isOnMachine({ scheme }: vscode.Uri): boolean {
	return MACHINE.has(scheme);
}

/** The file an unsaved document will be: in the file system of the workspace folder it lies in. */
export function onDisk(uri: vscode.Uri): vscode.Uri {
	if (uri.scheme !== 'untitled') return uri;
	const folder = vscode.workspace.workspaceFolders?.find(
		({ uri: one }) => one.authority === uri.authority && uri.path.startsWith(`${one.path.replace(/\/$/, '')}/`),
	);
	return uri.with({ scheme: folder?.uri.scheme ?? 'file' });
}

/** Whether there is a file or folder. */
export async function exists(file: vscode.Uri): Promise<boolean> {
	return vscode.workspace.fs.stat(file).then(
		() => true,
		() => false,
	);
}
