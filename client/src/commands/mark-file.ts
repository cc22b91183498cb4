import * as vscode from 'vscode';
import { settingsPath, storeEntry } from '../settings.ts';
import { fieldsOf, fileOf } from './arguments.ts';
import type { Services } from './register.ts';

/**
 * Says that a file is DolphinDB's, in the settings: what its name stands for, else what the user chooses. The argument
 * is the file of a menu; an object may say the kind, too.
 */
export async function markAsClusterFile({ server }: Services, argument: unknown): Promise<unknown> {
	const uri = markedFile(argument);
	const { kind: given } = fieldsOf(argument);
	const kind = typeof given === 'string' ? given : ((await server.fileKind(uri.toString())) ?? (await ask()));
	return kind === undefined ? undefined : store(uri, kind);
}

/** Says that a file is not DolphinDB's, in the settings. */
export async function markAsOtherFile(_services: Services, argument: unknown): Promise<unknown> {
	return store(markedFile(argument), 'none');
}

async function store(uri: vscode.Uri, kind: string): Promise<unknown> {
	const path = settingsPath(uri);
	await storeEntry('files', path, () => kind);
	return { path, kind };
}

function markedFile(argument: unknown): vscode.Uri {
	if (argument instanceof vscode.Uri) return argument;
	return vscode.Uri.parse(fileOf(fieldsOf(argument)['uri']));
}

async function ask(): Promise<string | undefined> {
	const kinds: readonly (vscode.QuickPickItem & { readonly is: string })[] = [
		{ is: 'controller', label: 'controller.cfg', description: vscode.l10n.t('settings of a controller') },
		{ is: 'agent', label: 'agent.cfg', description: vscode.l10n.t('settings of an agent') },
		{ is: 'cluster', label: 'cluster.cfg', description: vscode.l10n.t('settings of data nodes and compute nodes') },
		{ is: 'nodes', label: 'cluster.nodes', description: vscode.l10n.t('list of nodes') },
		{ is: 'single', label: 'dolphindb.cfg', description: vscode.l10n.t('settings of a single node') },
	];
	const placeHolder = vscode.l10n.t('What the file is for DolphinDB');
	return (await vscode.window.showQuickPick(kinds, { placeHolder, matchOnDescription: true }))?.is;
}
