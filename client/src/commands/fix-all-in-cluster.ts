import * as vscode from 'vscode';
import type { FixAllParams } from '../../../server/src/protocol/messages.ts';
import { applyEdit } from '../line-ends.ts';
import { fieldsOf, fileOf } from './arguments.ts';
import type { Services } from './register.ts';

/**
 * Mends all that is certain in the cluster of the active file, and says how many files it changed. The argument of a
 * code action narrows it to the file or to some rules.
 */
export async function fixAllInCluster(services: Services, argument: unknown): Promise<unknown> {
	const { uri, where, codes } = fieldsOf(argument);
	return apply(services, uri, {
		...(where === 'file' && { where }),
		...(Array.isArray(codes) && { codes: codes.map(String) }),
	});
}

/** Mends what does not fit the server version in the cluster of the active file. */
export async function fixVersion(services: Services): Promise<unknown> {
	return apply(services, undefined, { only: 'version' });
}

async function apply({ server }: Services, given: unknown, what: Omit<FixAllParams, 'uri'>): Promise<unknown> {
	const uri = fileOf(given);
	const edit = await server.fixAll({ uri, ...what });
	const files = edit.size;
	if (files === 0) {
		void vscode.window.showInformationMessage(vscode.l10n.t('There is nothing that is certain to fix.'));
	} else {
		await applyEdit(edit);
		void vscode.window.showInformationMessage(vscode.l10n.t('{0} files were changed and not yet saved.', files));
	}
	return { files };
}
