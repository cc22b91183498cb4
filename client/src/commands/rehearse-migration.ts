import * as vscode from 'vscode';
import { isOnMachine } from '../migration/on-disk.ts';
import { typeInTerminal } from '../migration/terminal.ts';
import { needTrustToRun } from '../trust.ts';
import { fieldsOf } from './arguments.ts';
import type { Services } from './register.ts';

/**
 * Types the line that rehearses generated scripts into a terminal and leaves Enter to the user: the very same scripts
 * run against copies of all hosts on this machine, and nothing else is touched. The argument is a file in the folder of
 * the scripts (a menu gives it), or says the folder (`{ folder }`); without one it is where scripts were written last.
 */
export async function rehearseMigration({ scripts, host, extension }: Services, argument: unknown): Promise<unknown> {
	needTrustToRun();
	const given = argument instanceof vscode.Uri ? vscode.Uri.joinPath(argument, '..') : fieldsOf(argument)['folder'];
	const folder = given instanceof vscode.Uri ? given : scripts.last?.folder;
	if (!folder) throw new Error(vscode.l10n.t('Generate the scripts first.'));
	const args = ['rehearse', '.', '--workspace', workspaceOf(folder), ...language()];
	const command = host.commandLine(vscode.Uri.joinPath(extension, 'dist', 'server', 'cli.js'), args);
	if (!command || !isOnMachine(folder))
		throw new Error(
			vscode.l10n.t('Rehearsals need Linux: open the folder in WSL, in a container or on a server, and try again.'),
		);
	typeInTerminal(folder, command);
	return { command };
}

/** The folder of the workspace that scripts lie in; the one above them where they lie elsewhere. */
function workspaceOf(folder: vscode.Uri): string {
	return (vscode.workspace.getWorkspaceFolder(folder)?.uri ?? vscode.Uri.joinPath(folder, '..')).fsPath;
}

function language(): readonly string[] {
	return vscode.env.language.toLowerCase().startsWith('zh') ? ['--locale', 'zh-cn'] : [];
}
