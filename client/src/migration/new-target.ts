import * as vscode from 'vscode';
import type { ClustersResult, PresetSummary } from '../../../server/src/protocol/messages.ts';
import type { MigrationArguments } from '../commands/arguments.ts';
import type { Services } from '../commands/register.ts';
import { askHosts } from './ask-hosts.ts';
import { type Choice, chooseCluster, choosePreset } from './choose.ts';
import { isProblems, type Outcome } from './problems.ts';
import { openNewTarget } from './target-document.ts';

/** Asks for all that a target needs and opens it as an unsaved document. */
export async function newTarget(
	{ server }: Services,
	kind: PresetSummary['kind'],
	given: MigrationArguments,
): Promise<Outcome<vscode.TextDocument>> {
	const choices = await choicesOf(kind, await server.clusters(), given);
	if (!choices || isProblems(choices)) return choices;
	const choice = await choosePreset(choices, given.preset);
	if (!choice) return given.preset === undefined ? undefined : unknownPreset(given.preset, choices);
	const hosts = given.hosts ?? (await askHosts(choice.preset));
	if (!hosts) return undefined;
	const target = await server.target({ cluster: choice.cluster?.id, preset: choice.preset.name, hosts });
	if (isProblems(target)) return target;
	return openNewTarget(folderOf(choice), choice.preset.name, target.text);
}

async function choicesOf(
	kind: PresetSummary['kind'],
	{ clusters, deployments }: ClustersResult,
	given: MigrationArguments,
): Promise<Outcome<readonly Choice[]>> {
	if (kind === 'deploy' && given.cluster === undefined) {
		const own = clusters.flatMap((cluster) => cluster.presets.map((preset) => ({ preset, cluster })));
		const free = deployments.map((preset) => ({ preset, cluster: undefined }));
		return [...free, ...own].filter(({ preset }) => preset.kind === 'deploy');
	}
	if (clusters.length === 0) return noCluster();
	const cluster = await chooseCluster(clusters, given.cluster);
	if (!cluster) return given.cluster === undefined ? undefined : unknownCluster(given.cluster, clusters);
	const presets = cluster.presets.filter((preset) => preset.kind === kind);
	if (presets.length === 0) return { problems: [vscode.l10n.t('There is nothing to offer for {0}.', cluster.name)] };
	return presets.map((preset) => ({ preset, cluster }));
}

function noCluster() {
	return { problems: [vscode.l10n.t('No DolphinDB cluster was found. Open the folder with its configuration files.')] };
}

function unknownCluster(name: string, clusters: ClustersResult['clusters']) {
	const known = clusters.map((cluster) => cluster.name).join(', ');
	return { problems: [vscode.l10n.t('There is no cluster {0}; there are: {1}', name, known)] };
}

function unknownPreset(name: string, choices: readonly Choice[]) {
	const known = choices.map(({ preset }) => preset.name).join(', ');
	return { problems: [vscode.l10n.t('There is no preset {0}; there are: {1}', name, known)] };
}

/** The folder of the cluster, else of the workspace. */
function folderOf({ cluster }: Choice): vscode.Uri | undefined {
	return cluster ? vscode.Uri.parse(cluster.folder, true) : vscode.workspace.workspaceFolders?.[0]?.uri;
}
