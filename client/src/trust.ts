import * as vscode from 'vscode';

/** Throws in a folder that the user does not trust: what is generated is meant to be run. */
export function needTrustToGenerate(): void {
	if (vscode.workspace.isTrusted) return;
	throw new Error(
		vscode.l10n.t('Scripts are generated only in folders that you trust, because they are meant to be run.'),
	);
}

/** Throws in a folder that the user does not trust: its scripts may be anybody's. */
export function needTrustToRun(): void {
	if (!vscode.workspace.isTrusted) throw new Error(vscode.l10n.t('Scripts are run only in folders that you trust.'));
}
