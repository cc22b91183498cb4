import * as vscode from 'vscode';

/**
 * Carries the line ends of an edit over to the documents. VS Code gives every inserted text the line ends that its
 * document has; an edit that turns CRLF into LF would change nothing. The server writes CRLF into files that have it,
 * so a bare LF in a new text means that the file shall have LF.
 */
export async function withLineEnds(edit: vscode.WorkspaceEdit): Promise<vscode.WorkspaceEdit> {
	const ends = await lineEndsOf(edit);
	for (const [uri, edits] of edit.entries()) if (ends.has(uri)) edit.set(uri, [...edits, ...ends.get(uri)]);
	return edit;
}

/** The files that an edit turns from CRLF to LF. */
async function lineEndsOf(edit: vscode.WorkspaceEdit): Promise<vscode.WorkspaceEdit> {
	const ends = new vscode.WorkspaceEdit();
	for (const [uri, edits] of edit.entries()) {
		if (!edits.some(({ newText }) => /(^|[^\r])\n/.test(newText))) continue;
		// VS Code drops a change of nothing but line ends in a file that is not open.
		const document = await vscode.workspace.openTextDocument(uri).then(undefined, () => undefined); // not there yet
		if (document?.eol === vscode.EndOfLine.CRLF) ends.set(uri, [vscode.TextEdit.setEndOfLine(vscode.EndOfLine.LF)]);
	}
	return ends;
}

/**
 * Applies an edit to any number of files, line ends last: together with other changes VS Code takes them for changes that
 * overlap. Throws where the editor does not take the edit.
 */
export async function applyEdit(edit: vscode.WorkspaceEdit): Promise<void> {
	const ends = await lineEndsOf(edit);
	const done =
		(await vscode.workspace.applyEdit(edit)) && (ends.size === 0 || (await vscode.workspace.applyEdit(ends)));
	if (!done) throw new Error(vscode.l10n.t('The editor did not take the changes; a file may have changed meanwhile.'));
}

/** The same for the edit that a code action may have. */
export async function actionWithLineEnds<Action extends vscode.Command | vscode.CodeAction>(
	action: Action,
): Promise<Action> {
	if ('edit' in action && action.edit) await withLineEnds(action.edit);
	return action;
}
