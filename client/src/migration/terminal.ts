import * as vscode from 'vscode';
import { placeName } from './write-files.ts';

/** File systems that a terminal of this window can go to. */
const REACHED = new Set(['file', 'vscode-remote']);

/** Whether a terminal can be opened in a folder. */
export function hasTerminal(folder: vscode.Uri): boolean {
	return REACHED.has(folder.scheme);
}

/** Types a command line into a new terminal in a folder. Whether it is run is for the user, who presses Enter. */
export function typeInTerminal(folder: vscode.Uri, command: string): vscode.Terminal {
	if (!hasTerminal(folder)) throw new Error(vscode.l10n.t('There is no terminal for {0}.', placeName(folder)));
	const terminal = vscode.window.createTerminal({ name: folder.path.split('/').at(-1) ?? '', cwd: folder });
	terminal.show();
	terminal.sendText(command, false);
	return terminal;
}
