import * as vscode from 'vscode';
import { storeSetting } from '../settings.ts';
import { fixVersion } from './fix-all-in-cluster.ts';
import type { Services } from './register.ts';

const LINES = ['3.00', '2.00', '1.30'];
const VERSION = /^\d+\.\d{2}(\.\d+){0,2}$/;

/**
 * Asks for the version of the server, with what would not fit each, stores it in the settings, and offers to mend what
 * does not fit. `argument` is a version, for key bindings and tests.
 */
export async function selectServerVersion(services: Services, argument: unknown): Promise<unknown> {
	const version = typeof argument === 'string' ? argument : await ask(services);
	if (version === undefined || (version !== '' && !VERSION.test(version))) return undefined;
	await storeSetting('serverVersion', version);
	const misfits = version === '' ? 0 : ((await services.server.versionLens([version]))[version] ?? 0);
	if (misfits > 0) void offer(services, version, misfits);
	return { version, misfits };
}

async function ask({ server }: Services): Promise<string | undefined> {
	const misfits = await server.versionLens(LINES);
	const items = LINES.map((version) => ({ label: version, description: fits(misfits[version] ?? 0), version }));
	const exact = { label: vscode.l10n.t('$(edit) Exact version…'), version: undefined };
	const unknown = { label: vscode.l10n.t('Not known'), version: '' };
	const picked = await vscode.window.showQuickPick<vscode.QuickPickItem & { version: string | undefined }>(
		[...items, exact, unknown],
		{ placeHolder: vscode.l10n.t('Version of the DolphinDB server'), matchOnDescription: true },
	);
	if (picked !== exact) return picked?.version;
	return vscode.window.showInputBox({
		prompt: vscode.l10n.t('Version of the DolphinDB server, such as 2.00.10.5'),
		validateInput: (text) => (VERSION.test(text) ? undefined : vscode.l10n.t('A version looks like 2.00 or 3.00.1.4.')),
	});
}

function fits(misfits: number): string {
	return misfits === 0 ? vscode.l10n.t('everything fits') : vscode.l10n.t('{0} places do not fit', misfits);
}

async function offer(services: Services, version: string, misfits: number): Promise<void> {
	const text = vscode.l10n.t('{0} places do not fit DolphinDB {1}.', misfits, version);
	const [show, fix] = [vscode.l10n.t('Show Problems'), vscode.l10n.t('Fix What Is Certain')];
	const answer = await vscode.window.showInformationMessage(text, show, fix);
	if (answer === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
	if (answer === fix) await fixVersion(services);
}
