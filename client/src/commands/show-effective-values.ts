import * as vscode from 'vscode';
import { fieldsOf, fileOf } from './arguments.ts';
import type { Services } from './register.ts';

/** Asks for a node of the cluster of the active file and shows the values that hold for it, and what they shadow. */
export async function showEffectiveValues(services: Services, argument: unknown): Promise<unknown> {
	const { uri: given, alias: wanted } = fieldsOf(argument);
	const uri = fileOf(given);
	const { nodes } = await services.server.effective({ uri });
	const alias = typeof wanted === 'string' ? wanted : await ask(nodes);
	if (alias === undefined) return undefined;
	const { text } = await services.server.effective({ uri, alias });
	if (text === undefined) throw new Error(vscode.l10n.t('There is no node {0}.', alias));
	const document = services.documents.uri(`effective ${uri}`, `${alias}.cfg`);
	services.documents.publish(`effective ${uri} ${alias}`, [[document, text]]);
	const shown = await vscode.workspace.openTextDocument(document);
	await vscode.languages.setTextDocumentLanguage(shown, 'dolphindb-cfg');
	await vscode.window.showTextDocument(shown, { viewColumn: vscode.ViewColumn.Beside, preview: true });
	return { alias, text };
}

async function ask(nodes: readonly { alias: string; role: string; host: string }[]): Promise<string | undefined> {
	const items = nodes.map(({ alias, role, host }) => ({ label: alias, description: `${role}, ${host}` }));
	const placeHolder = vscode.l10n.t('Node whose values are to be shown');
	return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.label;
}
