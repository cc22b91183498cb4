import * as vscode from 'vscode';
import { clusterFor } from '../drift/clusters.ts';
import { chooseReach } from '../drift/reach.ts';
import { isOnMachine } from '../migration/on-disk.ts';
import { isProblems, showProblems } from '../migration/problems.ts';
import { typeInTerminal } from '../migration/terminal.ts';
import { placeName } from '../migration/write-files.ts';
import { writeOrAsk } from '../migration/write-or-ask.ts';
import { needTrustToGenerate } from '../trust.ts';
import { readArguments } from './arguments.ts';
import type { Services } from './register.ts';

const KEY = 'fetch';

/** Writes the script that copies the files of a cluster from its hosts, and offers to type its command line. */
export async function fetchConfiguration(services: Services, argument: unknown): Promise<unknown> {
	needTrustToGenerate();
	const given = readArguments(argument);
	const cluster = await clusterFor(services, given);
	if (!cluster) return undefined;
	if (isProblems(cluster)) return showProblems(services, KEY, cluster);
	const reach = await chooseReach(given);
	if (!reach) return undefined;
	const made = await services.server.fetchScript({
		cluster: cluster.id,
		...(reach.target ? { target: reach.target } : {}),
	});
	if (isProblems(made)) return showProblems(services, KEY, made);
	const result = await writeOrAsk(services, given.outFolder ?? services.fetched.of(cluster), made.files, given);
	if (!result) return undefined;
	if (isProblems(result)) return showProblems(services, KEY, result);
	const { folder, written } = result;
	await services.fetched.keep(cluster, folder);
	void offerRun(folder, made.warnings);
	return { folder: folder.toString(), written: written.map(String) };
}

/** What was written, what it leaves out, and the way to go on. A terminal is there for folders of this machine only. */
async function offerRun(folder: vscode.Uri, warnings: readonly string[]): Promise<void> {
	const written = vscode.l10n.t(
		'Wrote fetch.sh to {0}. Run it, and then compare the workspace with the hosts.',
		placeName(folder),
	);
	const run = vscode.l10n.t('Run in Terminal');
	const text = [written, ...warnings].join(' ');
	const show = warnings.length > 0 ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
	if ((await show(text, ...(isOnMachine(folder) ? [run] : []))) === run) typeInTerminal(folder, 'bash fetch.sh');
}
