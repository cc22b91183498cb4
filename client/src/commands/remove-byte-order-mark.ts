import * as vscode from 'vscode';
import { fieldsOf } from './arguments.ts';
import type { Services } from './register.ts';

const MARK = [0xef, 0xbb, 0xbf];

/** Removes the byte order mark of a file on disk: VS Code hides it, so that no edit can do so. */
export async function removeByteOrderMark(_services: Services, argument: unknown): Promise<unknown> {
	const { uri: given } = fieldsOf(argument);
	if (typeof given !== 'string') return undefined;
	const uri = vscode.Uri.parse(given, true);
	const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
	if (document?.isDirty && !(await document.save())) throw new Error(vscode.l10n.t('Save the file first.'));
	const bytes = await vscode.workspace.fs.readFile(uri);
	if (!MARK.every((byte, at) => bytes[at] === byte)) return { removed: false };
	await vscode.workspace.fs.writeFile(uri, bytes.slice(MARK.length));
	return { removed: true };
}
