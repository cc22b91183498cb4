import * as vscode from 'vscode';
import { settingsPath, storeEntry } from '../settings.ts';
import { fieldsOf } from './arguments.ts';
import type { Services } from './register.ts';

/** Switches a rule off for one file in the settings of the workspace: for files that have no comments. */
export async function switchOffInSettings(_services: Services, argument: unknown): Promise<unknown> {
	const { uri, code } = fieldsOf(argument);
	if (typeof uri !== 'string' || typeof code !== 'string') return undefined;
	const path = settingsPath(vscode.Uri.parse(uri));
	await storeEntry<readonly string[]>('suppress', path, (known = []) => [...new Set([...known, code])]);
	return { path, code };
}
