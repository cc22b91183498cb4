import * as vscode from 'vscode';
import { fieldsOf } from './arguments.ts';
import type { Services } from './register.ts';

/** Starts renaming at a place of a file: a code action cannot ask for the new address or port by itself. */
export async function renameAt(_services: Services, argument: unknown): Promise<unknown> {
	const { uri, position } = fieldsOf(argument);
	const { line, character } = fieldsOf(position);
	if (typeof uri !== 'string' || typeof line !== 'number' || typeof character !== 'number') return undefined;
	const at = new vscode.Position(line, character);
	return vscode.commands.executeCommand('editor.action.rename', [vscode.Uri.parse(uri, true), at]);
}
