import * as vscode from 'vscode';
import { chooseFolder } from '../migration/choose-folder.ts';
import { isOnMachine } from '../migration/on-disk.ts';
import { isProblems, showProblems } from '../migration/problems.ts';
import { typeInTerminal } from '../migration/terminal.ts';
import { placeName } from '../migration/write-files.ts';
import { writeOrAsk } from '../migration/write-or-ask.ts';
import { needTrustToGenerate } from '../trust.ts';
import { type MigrationArguments, readArguments } from './arguments.ts';
import type { Services } from './register.ts';

const KEY = 'collect';

const EXAMPLE = '10.0.0.1 ddb@10.0.0.2 10.0.0.3:2222';

/** Writes the script that collects a running cluster from hosts, and offers to type its command line. */
export async function collectCluster(services: Services, argument: unknown): Promise<unknown> {
	needTrustToGenerate();
	const given = readArguments(argument);
	const params = await askForHosts(given);
	if (!params) return undefined;
	const made = await services.server.collectScript(params);
	if (isProblems(made)) return showProblems(services, KEY, made);
	const meant = given.outFolder ?? (await chooseFolder(undefined));
	if (!meant) return undefined;
	const result = await writeOrAsk(services, meant, made.files, given);
	if (!result) return undefined;
	if (isProblems(result)) return showProblems(services, KEY, result);
	const { folder, written } = result;
	void offerRun(folder);
	return { folder: folder.toString(), written: written.map(String) };
}

/** The hosts, and whether users become root there; nothing when the user gives up. */
async function askForHosts({ hosts: given }: MigrationArguments) {
	if (given) return { hosts: given.join('\n'), sudo: false };
	const hosts = await vscode.window.showInputBox({
		prompt: vscode.l10n.t('The hosts of the cluster, each as [user@]address[:port], with blanks between them'),
		placeHolder: EXAMPLE,
		ignoreFocusOut: true,
	});
	if (hosts === undefined || !hosts.includes('@')) return hosts === undefined ? undefined : { hosts, sudo: false };
	const items = [
		{ label: vscode.l10n.t('Log in as these users'), sudo: false },
		{ label: vscode.l10n.t('Log in as these users, and become root by sudo'), sudo: true },
	];
	const placeHolder = vscode.l10n.t('Of processes of other users, only root sees what they read');
	const picked = await vscode.window.showQuickPick(items, { placeHolder, ignoreFocusOut: true });
	return picked && { hosts, sudo: picked.sudo };
}

/** What was written, and the way to go on. A terminal is there for folders of this machine only. */
async function offerRun(folder: vscode.Uri): Promise<void> {
	const text = vscode.l10n.t('Wrote collect.sh to {0}. Run it, and then open that folder.', placeName(folder));
	const run = vscode.l10n.t('Run in Terminal');
	const chosen = await vscode.window.showInformationMessage(text, ...(isOnMachine(folder) ? [run] : []));
	if (chosen === run) typeInTerminal(folder, 'bash collect.sh');
}
