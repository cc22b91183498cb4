import * as vscode from 'vscode';
import { typeInTerminal } from '../migration/terminal.ts';
import { needTrustToRun } from '../trust.ts';
import { fieldsOf } from './arguments.ts';
import type { Services } from './register.ts';

/** Scripts that show what they would do unless they are told to do it. */
const SCRIPT = /^(?:migrate|rollback|verify|cleanup|fetch)\.sh$/;

/**
 * Types the line that runs a generated script into a terminal and leaves Enter to the user. The argument is the script
 * (a menu gives it), or says the folder (`{ folder }`); without one it is migrate.sh where scripts were written last.
 */
export async function runInTerminal({ scripts }: Services, argument: unknown): Promise<unknown> {
	needTrustToRun();
	const script =
		argument instanceof vscode.Uri ? argument : scriptIn(fieldsOf(argument)['folder'] ?? scripts.last?.plans[0]);
	if (!script) throw new Error(vscode.l10n.t('Generate the scripts first.'));
	const name = script.path.split('/').at(-1) ?? '';
	if (!SCRIPT.test(name)) throw new Error(vscode.l10n.t('{0} is none of the generated scripts.', name));
	const command = `bash ${name}`;
	typeInTerminal(vscode.Uri.joinPath(script, '..'), command);
	return { command };
}

function scriptIn(folder: unknown): vscode.Uri | undefined {
	return folder instanceof vscode.Uri ? vscode.Uri.joinPath(folder, 'migrate.sh') : undefined;
}
