import * as vscode from 'vscode';

/**
 * Says that a script may be meant for several hosts, of which the first was taken, and asks for another. Nothing is asked
 * where there is one, and nothing is chosen where the notification is left alone.
 */
export async function chooseHost(candidates: readonly string[]): Promise<string | undefined> {
	const [taken, ...others] = candidates;
	if (taken === undefined || others.length === 0) return undefined;
	const choose = vscode.l10n.t('Choose Host…');
	const text = vscode.l10n.t(
		'The script does not say on which host it runs. {0} was taken; {1} could be meant.',
		taken,
		others.join(', '),
	);
	if ((await vscode.window.showWarningMessage(text, choose)) !== choose) return undefined;
	return vscode.window.showQuickPick(candidates, { placeHolder: vscode.l10n.t('The host on which the script runs') });
}
