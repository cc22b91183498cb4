import * as vscode from 'vscode';

/** Asks for a folder that files are written to; beside the one that was meant, where one was. */
export async function chooseFolder(current: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
	const parent = current ? vscode.Uri.joinPath(current, '..') : undefined;
	const chosen = await vscode.window.showOpenDialog({
		canSelectFiles: false,
		canSelectFolders: true,
		openLabel: vscode.l10n.t('Write Scripts Here'),
		...(parent ? { defaultUri: parent } : {}),
	});
	return chosen?.[0];
}
