import * as vscode from 'vscode';
import { fieldsOf } from './arguments.ts';
import type { Services } from './register.ts';

/** Shows every place that names what stands at a position, beside the text as *Go to References* does. */
export async function showReferences(_services: Services, argument: unknown): Promise<unknown> {
	const { uri: given, position } = fieldsOf(argument);
	const { line, character } = fieldsOf(position);
	if (typeof given !== 'string' || typeof line !== 'number' || typeof character !== 'number') return undefined;
	const uri = vscode.Uri.parse(given, true);
	const at = new vscode.Position(line, character);
	const places = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', uri, at);
	await vscode.commands.executeCommand('editor.action.showReferences', uri, at, places);
	return { places: places.length };
}
