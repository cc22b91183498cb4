import * as vscode from 'vscode';
import { fieldsOf } from './arguments.ts';
import type { Services } from './register.ts';

/** Mends all that is certain in the cluster of the active file, as one step that can be undone; says how many files. */
export async function fixAllInCluster(services: Services, argument: unknown): Promise<unknown> {
	return apply(services, fieldsOf(argument)['uri'], undefined);
}

/** Mends what does not fit the server version in the cluster of the active file. */
export async function fixVersion(services: Services): Promise<unknown> {
	return apply(services, undefined, 'version');
}

async function apply({ server }: Services, given: unknown, only: 'version' | undefined): Promise<unknown> {
	const uri = typeof given === 'string' ? given : vscode.window.activeTextEditor?.document.uri.toString();
	if (uri === undefined) throw new Error(vscode.l10n.t('Open a configuration file of the cluster first.'));
	const edit = await server.fixAll({ uri, ...(only && { only }) });
	const files = edit.size;
	if (files === 0) {
		void vscode.window.showInformationMessage(vscode.l10n.t('There is nothing that is certain to fix.'));
	} else {
		await vscode.workspace.applyEdit(edit);
		void vscode.window.showInformationMessage(vscode.l10n.t('{0} files were changed and not yet saved.', files));
	}
	return { files };
}
