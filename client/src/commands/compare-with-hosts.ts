import * as vscode from 'vscode';
import { clusterFor } from '../drift/clusters.ts';
import { isProblems, showProblems } from '../migration/problems.ts';
import { fieldsOf, readArguments, toUri } from './arguments.ts';
import type { Services } from './register.ts';

/** Shows what hosts have, as far as it was fetched, beside what the workspace says: parameters by hosts. */
export async function compareWithHosts(services: Services, argument: unknown): Promise<unknown> {
	const cluster = await clusterFor(services, readArguments(argument));
	if (!cluster) return undefined;
	if (isProblems(cluster)) return showProblems(services, 'compare', cluster);
	const folder = toUri(fieldsOf(argument)['folder']) ?? services.fetched.of(cluster);
	const answer = await services.drift.show({ cluster: cluster.id, folder: folder.toString() });
	if (isProblems(answer)) void offerFetch(cluster.id, answer.problems);
	return answer;
}

async function offerFetch(cluster: string, [first = '']: readonly string[]): Promise<void> {
	const fetch = vscode.l10n.t('Fetch Configuration from Hosts…');
	if ((await vscode.window.showWarningMessage(first, fetch)) !== fetch) return;
	await vscode.commands.executeCommand('dolphindbCluster.fetchConfiguration', { cluster });
}
