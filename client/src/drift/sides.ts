import * as vscode from 'vscode';
import type { SidesResult } from '../../../server/src/protocol/drift.ts';
import type { VirtualDocuments } from '../virtual-documents.ts';

/** Opens the file of the workspace beside the one of the host; where one side has none, the other by itself. */
export async function openSides(documents: VirtualDocuments, sides: NonNullable<SidesResult>): Promise<void> {
	const { host, path, text, line } = sides;
	const file = sides.file === null ? undefined : vscode.Uri.parse(sides.file, true);
	const live = documents.uri('host', `${host}/${path}`);
	if (text !== null) documents.publish(`host ${host} ${path}`, [[live, text]]);
	const selection = new vscode.Range(line, 0, line, 0);
	if (file && text !== null) {
		const title = vscode.l10n.t('{0}:{1} ↔ workspace', host, path);
		await vscode.commands.executeCommand('vscode.diff', live, file, title, { selection });
	} else if (file) await vscode.window.showTextDocument(file, { selection });
	else if (text !== null) await vscode.window.showTextDocument(live);
}
