import * as vscode from 'vscode';
import type { ClusterSummary } from '../../../server/src/protocol/messages.ts';
import type { MigrationArguments } from '../commands/arguments.ts';
import type { Entry } from '../wizard/questions.ts';
import type { Problems } from './problems.ts';

/** A caller names a cluster by its id, name or folder, or by one of its files. */
export function isMeant(
	{ id, name, folder }: ClusterSummary,
	{ cluster, file }: Pick<MigrationArguments, 'cluster' | 'file'>,
): boolean {
	if (cluster !== undefined) return [id, name, folder].includes(cluster);
	return file === undefined || file.toString().startsWith(`${folder}/`);
}

/** There is nothing to work on. */
export function noCluster(): Problems {
	return { problems: [vscode.l10n.t('No DolphinDB cluster was found. Open the folder with its configuration files.')] };
}

/** A caller named a cluster that there is not. */
export function unknownCluster(name: string, clusters: readonly ClusterSummary[]): Problems {
	const known = clusters.map((cluster) => cluster.name).join(', ');
	return { problems: [vscode.l10n.t('There is no cluster {0}; there are: {1}', name, known)] };
}

/** Clusters as a list to choose from. */
export function clusterEntries(clusters: readonly ClusterSummary[]): Entry<ClusterSummary>[] {
	return clusters.map((cluster) => ({
		label: cluster.name,
		description: cluster.mode,
		detail: [...cluster.hosts, ...errorCount(cluster)].join(' · '),
		value: cluster,
	}));
}

function errorCount({ errors }: ClusterSummary): string[] {
	return errors === 0 ? [] : [vscode.l10n.t('errors: {0}', errors)];
}
