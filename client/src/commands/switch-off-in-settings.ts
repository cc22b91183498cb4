import * as vscode from 'vscode';
import { fieldsOf } from './arguments.ts';
import type { Services } from './register.ts';

/** Switches a rule off for one file in the settings of the workspace: for files that have no comments. */
export async function switchOffInSettings(_services: Services, argument: unknown): Promise<unknown> {
	const { uri, code } = fieldsOf(argument);
	if (typeof uri !== 'string' || typeof code !== 'string') return undefined;
	const path = vscode.workspace.asRelativePath(vscode.Uri.parse(uri), false);
	const settings = vscode.workspace.getConfiguration('dolphindbCluster');
	const known = settings.get<Record<string, string[]>>('suppress', {});
	const codes = [...new Set([...(known[path] ?? []), code])];
	const target = vscode.workspace.workspaceFolders
		? vscode.ConfigurationTarget.Workspace
		: vscode.ConfigurationTarget.Global;
	await settings.update('suppress', { ...known, [path]: codes }, target);
	return { path, codes };
}
