import * as vscode from 'vscode';
import type { ClustersResult, PresetSummary } from '../../../server/src/protocol/messages.ts';
import type { MigrationArguments } from '../commands/arguments.ts';
import type { Services } from '../commands/register.ts';
import { isMeant, noCluster, unknownCluster } from './meant-clusters.ts';
import { isProblems, type Outcome } from './problems.ts';
import { openNewTarget } from './target-document.ts';
import { askWish, type Choice, folderOf } from './wizard.ts';

/** Asks for all that a target needs and opens it as an unsaved document. */
export async function newTarget(
	{ server, answers }: Services,
	kind: PresetSummary['kind'],
	given: MigrationArguments,
): Promise<Outcome<vscode.TextDocument>> {
	const choices = choicesOf(kind, await server.clusters(), given);
	if (isProblems(choices)) return choices;
	const choice = given.preset === undefined ? undefined : choices.find(({ preset }) => preset.name === given.preset);
	if (given.preset !== undefined && !choice) return unknownPreset(given.preset, choices);
	const wish = await askWish({ choices, choice, hosts: given.hosts ?? [] }, answers);
	if (!wish) return undefined;
	const { preset } = wish.choice;
	const target = await server.target({ cluster: wish.choice.cluster?.id, preset: preset.name, hosts: wish.hosts });
	if (isProblems(target)) return target;
	return openNewTarget(placeOf(wish.choice), preset.name, target.text);
}

/** What can be done with the clusters that are meant, or without one. */
function choicesOf(
	kind: PresetSummary['kind'],
	{ clusters, deployments }: ClustersResult,
	given: MigrationArguments,
): readonly Choice[] | { readonly problems: readonly string[] } {
	const free = deployments.map((preset) => ({ preset, cluster: undefined }));
	if (kind === 'deploy' && given.cluster === undefined)
		return [...free, ...clusters.flatMap(own)].filter(({ preset }) => preset.kind === kind);
	if (clusters.length === 0) return noCluster();
	const meant = clusters.filter((cluster) => isMeant(cluster, given));
	if (meant.length === 0) return unknownCluster(given.cluster ?? given.file?.path ?? '', clusters);
	const choices = meant.flatMap(own).filter(({ preset }) => preset.kind === kind);
	if (choices.length > 0) return choices;
	return { problems: [vscode.l10n.t('There is nothing to offer for {0}.', meant.map(({ name }) => name).join(', '))] };
}

function own(cluster: ClustersResult['clusters'][number]): Choice[] {
	return cluster.presets.map((preset) => ({ preset, cluster }));
}

function unknownPreset(name: string, choices: readonly Choice[]) {
	const known = choices.map(({ preset }) => preset.name).join(', ');
	return { problems: [vscode.l10n.t('There is no preset {0}; there are: {1}', name, known)] };
}

/** The folder of the cluster, else of the workspace. */
function placeOf(choice: Choice): vscode.Uri | undefined {
	const folder = folderOf(choice);
	return folder === '' ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.parse(folder, true);
}
