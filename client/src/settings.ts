import * as vscode from 'vscode';

/** Stores a setting of ours: for the workspace where there is one, else for the user. */
export async function storeSetting(name: string, value: unknown): Promise<void> {
	await ours().update(name, value, target());
}

/** Changes a setting that is a map of paths, where it is stored; what is set elsewhere stays there. */
export async function storeEntry<Value>(
	name: string,
	path: string,
	change: (value: Value | undefined) => Value,
): Promise<void> {
	const { workspaceValue, globalValue } = ours().inspect<Record<string, Value>>(name) ?? {};
	const { [path]: value, ...others } =
		(target() === vscode.ConfigurationTarget.Workspace ? workspaceValue : globalValue) ?? {};
	await storeSetting(name, { [path]: change(value), ...others }); // the first entry that fits a file holds for it
}

/** A file as the settings name it: by its path in the workspace. */
export function settingsPath(uri: vscode.Uri): string {
	return vscode.workspace.getWorkspaceFolder(uri) ? vscode.workspace.asRelativePath(uri, false) : uri.path;
}

function ours(): vscode.WorkspaceConfiguration {
	return vscode.workspace.getConfiguration('dolphindbCluster');
}

function target(): vscode.ConfigurationTarget {
	return vscode.workspace.workspaceFolders ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
}
