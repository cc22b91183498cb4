import * as vscode from 'vscode';
import { fieldsOf } from '../commands/arguments.ts';
import { virtualScheme } from '../virtual-documents.ts';

/** The script that is meant: the one given, the one in the editor, or one that the user chooses. */
export async function chooseScript(argument: unknown): Promise<vscode.TextDocument | undefined> {
	const { uri = argument } = fieldsOf(argument);
	if (uri instanceof vscode.Uri) return vscode.workspace.openTextDocument(uri);
	if (typeof uri === 'string') return vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
	const active = vscode.window.activeTextEditor?.document;
	return active && canBeScript(active) ? active : ask();
}

/** Configuration files and what we show ourselves are no scripts. */
function canBeScript({ uri, languageId }: vscode.TextDocument): boolean {
	return uri.scheme !== virtualScheme && uri.scheme !== 'output' && !/^dolphindb-(cfg|nodes)$|^json/.test(languageId);
}

async function ask(): Promise<vscode.TextDocument | undefined> {
	const items = [
		{ label: vscode.l10n.t('$(folder-opened) Choose a file…'), choose: chooseFile },
		{ label: vscode.l10n.t('$(new-file) Paste into a new document'), choose: newDocument },
	];
	const placeHolder = vscode.l10n.t('The script or the text with shell lines that is to be examined');
	return (await vscode.window.showQuickPick(items, { placeHolder }))?.choose();
}

async function chooseFile(): Promise<vscode.TextDocument | undefined> {
	const [file] = (await vscode.window.showOpenDialog({ openLabel: vscode.l10n.t('Examine') })) ?? [];
	return file && vscode.workspace.openTextDocument(file);
}

/** A document to paste into; the command is called once more when the text is there. */
async function newDocument(): Promise<undefined> {
	const document = await vscode.workspace.openTextDocument({ language: 'shellscript' });
	await vscode.window.showTextDocument(document);
	const text = vscode.l10n.t('Paste the script here, and run “Examine Script” again.');
	void vscode.window.showInformationMessage(text);
}
