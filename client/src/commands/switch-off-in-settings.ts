import * as vscode from 'vscode';
import { storeSetting } from '../settings.ts';
import { fieldsOf } from './arguments.ts';
import type { Services } from './register.ts';

/** Switches a rule off for one file in the settings of the workspace: for files that have no comments. */
export async function switchOffInSettings(_services: Services, argument: unknown): Promise<unknown> {
	const { uri, code } = fieldsOf(argument);
	if (typeof uri !== 'string' || typeof code !== 'string') return undefined;
	const path = vscode.workspace.asRelativePath(vscode.Uri.parse(uri), false);
	const known = vscode.workspace.getConfiguration('dolphindbCluster').get<Record<string, string[]>>('suppress', {});
	const codes = [...new Set([...(known[path] ?? []), code])];
	await storeSetting('suppress', { ...known, [path]: codes });
	return { path, codes };
}
