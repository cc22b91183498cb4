import * as vscode from 'vscode';
import type { ClusterSummary, PresetSummary } from '../../../server/src/protocol/messages.ts';

/** A preset, and the cluster it is for. A deployment may need none. */
export interface Choice {
	readonly preset: PresetSummary;
	readonly cluster: ClusterSummary | undefined;
}

/** Lets the user choose a cluster; one alone is taken, and a caller may name it by its id, name or folder. */
export async function chooseCluster(
	clusters: readonly ClusterSummary[],
	named?: string,
): Promise<ClusterSummary | undefined> {
	if (named !== undefined) return clusters.find(({ id, name, folder }) => [id, name, folder].includes(named));
	if (clusters.length < 2) return clusters[0];
	const items = clusters.map((cluster) => ({
		label: cluster.name,
		description: cluster.mode,
		detail: [...cluster.hosts, ...errorCount(cluster)].join(' · '),
		cluster,
	}));
	const placeHolder = vscode.l10n.t('Choose the cluster');
	return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true, matchOnDetail: true }))
		?.cluster;
}

/** Lets the user choose what to do. The deployment mode of the cluster stands beside each preset. */
export async function choosePreset(choices: readonly Choice[], named?: string): Promise<Choice | undefined> {
	if (named !== undefined) return choices.find(({ preset }) => preset.name === named);
	const items = choices.map((choice) => ({
		label: choice.preset.title,
		description: choice.cluster?.mode ?? vscode.l10n.t('new cluster'),
		choice,
	}));
	const placeHolder = vscode.l10n.t('Choose what the cluster shall become');
	return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.choice;
}

function errorCount({ errors }: ClusterSummary): string[] {
	return errors === 0 ? [] : [vscode.l10n.t('errors: {0}', errors)];
}
