import * as vscode from 'vscode';
import type { ClusterSummary } from '../../../server/src/protocol/messages.ts';
import { clusterFor } from '../drift/clusters.ts';
import { isProblems, showProblems } from '../migration/problems.ts';
import { fieldsOf, readArguments, toUri } from './arguments.ts';
import type { Services } from './register.ts';

/** What a drawing can be written as, with the endings of its files. */
const ENDINGS = { svg: 'svg', png: 'png', mermaid: 'mmd' } as const;
type Format = keyof typeof ENDINGS;

/**
 * Writes the drawing of a cluster to a file, with what is off in the view as off. The argument may say the cluster, the
 * format (`svg`, `png` or `mermaid`) and the file; the user is asked for the rest.
 */
export async function exportTopology(services: Services, argument: unknown): Promise<unknown> {
	const given = fieldsOf(argument);
	const cluster = await clusterFor(services, readArguments(argument));
	if (!cluster) return undefined;
	if (isProblems(cluster)) return showProblems(services, 'topology', cluster);
	const format = isFormat(given['format']) ? given['format'] : await askFormat();
	if (!format) return undefined;
	const file = toUri(given['file']) ?? (await askFile(cluster, format));
	if (!file) return undefined;
	await vscode.workspace.fs.writeFile(file, await bytesOf(services, cluster.id, format));
	return { written: file.toString() };
}

function isFormat(value: unknown): value is Format {
	return typeof value === 'string' && Object.hasOwn(ENDINGS, value);
}

async function askFormat(): Promise<Format | undefined> {
	const items = [
		{ label: 'SVG', description: vscode.l10n.t('a picture that stays sharp at any size'), format: 'svg' as const },
		{ label: 'PNG', description: vscode.l10n.t('a picture in the colours of the editor'), format: 'png' as const },
		{ label: 'Mermaid', description: vscode.l10n.t('a diagram as text, for Markdown'), format: 'mermaid' as const },
	];
	const placeHolder = vscode.l10n.t('Choose what the drawing is to be written as');
	return (await vscode.window.showQuickPick(items, { placeHolder }))?.format;
}

async function askFile({ folder, name }: ClusterSummary, format: Format): Promise<vscode.Uri | undefined> {
	const ending = ENDINGS[format];
	const fileName = `${name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-') || 'cluster'}.${ending}`;
	const defaultUri = vscode.Uri.joinPath(vscode.Uri.parse(folder, true), fileName);
	return vscode.window.showSaveDialog({ defaultUri, filters: { [ending.toUpperCase()]: [ending] } });
}

async function bytesOf({ server, topology }: Services, cluster: string, format: Format): Promise<Uint8Array> {
	const made =
		format === 'png'
			? await topology.paint(cluster)
			: await server.exportTopology({ cluster, off: topology.offIn(cluster), format });
	if (made === undefined || made === null) throw new Error(vscode.l10n.t('The drawing could not be made.'));
	return typeof made === 'string' ? new TextEncoder().encode(made) : made;
}
