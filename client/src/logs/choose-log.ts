import * as vscode from 'vscode';
import { fieldsOf, toUri } from '../commands/arguments.ts';
import { virtualScheme } from '../virtual-documents.ts';

/** A log that is meant, and the lines of it that are selected, if any are. */
export interface ChosenLog {
	readonly document: vscode.TextDocument;
	readonly lines: vscode.Range | undefined;
}

/** The log that is meant: the one given, the one in the editor, or one that the user chooses. */
export async function chooseLog(argument: unknown): Promise<ChosenLog | undefined> {
	const uri = toUri(fieldsOf(argument)['uri'] ?? argument);
	if (uri) return { document: await vscode.workspace.openTextDocument(uri), lines: undefined };
	const editor = vscode.window.activeTextEditor;
	if (editor && canBeLog(editor.document)) return { document: editor.document, lines: selectedLines(editor) };
	const document = await ask();
	return document && { document, lines: undefined };
}

/** Configuration files and what we show ourselves are no logs; the log of another extension may be one. */
function canBeLog({ uri, languageId }: vscode.TextDocument): boolean {
	return uri.scheme !== virtualScheme && !/^dolphindb-(cfg|nodes)$|^json/.test(languageId);
}

/** Whole lines: a message begins with its time. */
function selectedLines({ selection, document }: vscode.TextEditor): vscode.Range | undefined {
	if (selection.isEmpty) return undefined;
	return new vscode.Range(selection.start.with({ character: 0 }), document.lineAt(selection.end.line).range.end);
}

async function ask(): Promise<vscode.TextDocument | undefined> {
	const items = [
		{ label: vscode.l10n.t('$(folder-opened) Choose a file…'), choose: chooseFile },
		{ label: vscode.l10n.t('$(clippy) Take the clipboard'), choose: fromClipboard },
	];
	const placeHolder = vscode.l10n.t('The log of a DolphinDB server, or some lines of it');
	return (await vscode.window.showQuickPick(items, { placeHolder }))?.choose();
}

async function chooseFile(): Promise<vscode.TextDocument | undefined> {
	const [file] = (await vscode.window.showOpenDialog({ openLabel: vscode.l10n.t('Explain') })) ?? [];
	return file && vscode.workspace.openTextDocument(file);
}

async function fromClipboard(): Promise<vscode.TextDocument> {
	return vscode.workspace.openTextDocument({ language: 'log', content: await vscode.env.clipboard.readText() });
}
