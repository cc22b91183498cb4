import * as vscode from 'vscode';
import type { MigrationArguments } from '../commands/arguments.ts';
import { findTargets } from '../migration/find-targets.ts';

/** How hosts are reached: as a target file says, or as root by their addresses. */
export interface Reach {
	readonly target: { readonly uri: string; readonly text: string } | undefined;
}

/** Asks which target file says how hosts are reached, where there is one; nothing when the user gives up. */
export async function chooseReach(given: MigrationArguments): Promise<Reach | undefined> {
	if (given.target) return reachBy(given.target);
	const targets = given.confirm ? await findTargets() : [];
	if (targets.length === 0) return { target: undefined };
	const items = [
		...targets.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri })),
		{ label: vscode.l10n.t('As root, by the addresses in the configuration'), uri: undefined },
	];
	const placeHolder = vscode.l10n.t('Choose the target file that says how hosts are reached');
	const picked = await vscode.window.showQuickPick(items, { placeHolder });
	return picked && (picked.uri ? reachBy(picked.uri) : { target: undefined });
}

async function reachBy(uri: vscode.Uri): Promise<Reach> {
	const document = await vscode.workspace.openTextDocument(uri);
	return { target: { uri: uri.toString(), text: document.getText() } };
}
