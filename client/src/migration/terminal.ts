import * as vscode from 'vscode';
import { isOnMachine } from './on-disk.ts';
import { placeName } from './write-files.ts';

/** Types a command line into a new terminal in a folder. Whether it is run is for the user, who presses Enter. */
export function typeInTerminal(folder: vscode.Uri, command: string): vscode.Terminal {
	if (!isOnMachine(folder)) throw new Error(vscode.l10n.t('There is no terminal for {0}.', placeName(folder)));
	const terminal = vscode.window.createTerminal({ name: folder.path.split('/').at(-1) ?? '', cwd: folder });
	terminal.show();
	terminal.sendText(command, false);
	return terminal;
}
