import * as vscode from 'vscode';

/** Stores a setting of ours: for the workspace where there is one, else for the user. */
export async function storeSetting(name: string, value: unknown): Promise<void> {
	const target = vscode.workspace.workspaceFolders
		? vscode.ConfigurationTarget.Workspace
		: vscode.ConfigurationTarget.Global;
	await vscode.workspace.getConfiguration('dolphindbCluster').update(name, value, target);
}
