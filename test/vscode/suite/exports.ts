import * as vscode from 'vscode';
import type { Api } from '../../../client/src/extension.ts';
import { waitFor } from './support.ts';

/** The id of the extension. */
export const extensionId = 'dolphindb-cluster.dolphindb-cluster';

/** What the extension shows to tests, once it is active. */
export async function api(): Promise<Api> {
	const extension = await waitFor('activation', () => {
		const found = vscode.extensions.getExtension<Api>(extensionId);
		return found?.isActive ? found : undefined;
	});
	return extension.exports;
}
