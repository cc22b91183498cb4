import * as vscode from 'vscode';
import { type FileOnHost, filesOn } from '../view/pairs.ts';
import { listed, problemWords } from '../view/words.ts';
import type { Services } from './register.ts';
import { placeFor } from './rows.ts';

/** Opens one of the configuration files of a host or a package folder. */
export async function openFile(services: Services, argument: unknown): Promise<unknown> {
	const row = placeFor(services, argument);
	if (!row) return undefined;
	const files = filesOn(row.host, row.kind === 'package' ? row.pkg : undefined);
	const chosen = files.length > 1 ? await ask(files, row.kind === 'host') : files[0];
	return chosen && vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(chosen.file.uri, true));
}

async function ask(files: readonly FileOnHost[], isOfHost: boolean): Promise<FileOnHost | undefined> {
	const items = files.map((value) => {
		const { pkg, file } = value;
		return { label: file.name, description: listed([isOfHost ? pkg : '', problemWords(file)]), value };
	});
	const placeHolder = vscode.l10n.t('Choose the file to open');
	return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.value;
}
