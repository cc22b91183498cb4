import * as vscode from 'vscode';
import type { ClusterSummary } from '../../../server/src/protocol/messages.ts';
import type { MigrationArguments } from '../commands/arguments.ts';
import type { Services } from '../commands/register.ts';
import { clusterEntries, isMeant, noCluster, unknownCluster } from '../migration/meant-clusters.ts';
import type { Outcome } from '../migration/problems.ts';

/** The cluster that a command is for: the one it is called with, the only one, or the one that the user chooses. */
export async function clusterFor({ server }: Services, given: MigrationArguments): Promise<Outcome<ClusterSummary>> {
	const { clusters } = await server.clusters();
	if (clusters.length === 0) return noCluster();
	const meant = clusters.filter((cluster) => isMeant(cluster, given));
	const [first, ...others] = meant;
	if (!first) return unknownCluster(given.cluster ?? given.file?.path ?? '', clusters);
	if (others.length === 0) return first;
	const placeHolder = vscode.l10n.t('Choose the cluster');
	const options = { placeHolder, matchOnDescription: true, matchOnDetail: true };
	return (await vscode.window.showQuickPick(clusterEntries(meant), options))?.value;
}
