import * as vscode from 'vscode';
import type { PlanResult } from '../../../server/src/protocol/messages.ts';
import type { Services } from '../commands/register.ts';
import { virtualScheme } from '../virtual-documents.ts';
import { onDisk } from './on-disk.ts';
import type { Problems } from './problems.ts';

/** A plan with all that is generated from it. */
export type Plan = Exclude<PlanResult, Problems>;

/** A plan as documents that can be looked at. */
export interface PlanDocuments {
	readonly runbook: vscode.Uri;
	/** In the order of the diffs of the plan. */
	readonly diffs: readonly { readonly title: string; readonly before: vscode.Uri; readonly after: vscode.Uri }[];
	/** In the order of the files of the plan. */
	readonly files: readonly vscode.Uri[];
}

/** Asks the server for the plan to a target. */
export async function requestPlan({ server }: Services, target: vscode.TextDocument): Promise<PlanResult> {
	const title = vscode.l10n.t('Planning and checking each state on the way…');
	return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, async () =>
		server.plan({ uri: onDisk(target.uri).toString(), text: target.getText() }),
	);
}

/** Makes read-only documents of a plan; those of the last plan to the same target follow. */
export function publishPlan({ documents }: Services, target: vscode.TextDocument, plan: Plan): PlanDocuments {
	const key = target.uri.toString();
	const texts: [uri: vscode.Uri, text: string][] = [];
	const add = (kind: string, path: string, text: string) => {
		const uri = documents.uri(`${kind} ${key}`, path);
		texts.push([uri, text]);
		return uri;
	};
	const published = {
		runbook: add('plan', `${plan.name}/RUNBOOK.md`, plan.runbook),
		diffs: plan.diffs.map(({ host, path, before, after }) => ({
			title: vscode.l10n.t('{0}:{1} (now) ↔ (after)', host, path),
			before: add('now', `${host}/${path}`, before),
			after: add('after', `${host}/${path}`, after),
		})),
		files: plan.files.map(({ path, text }) => add('file', path, text)),
	};
	documents.publish(key, texts);
	return published;
}

/** The target that a document of a plan belongs to. */
export function targetOf(document: vscode.Uri): vscode.Uri | undefined {
	const [, target] = /^[a-z]+ (.+)$/.exec(document.query) ?? [];
	return document.scheme === virtualScheme && target ? vscode.Uri.parse(target, true) : undefined;
}

/** Shows all changed files in one editor. */
export async function showChanges(plan: Plan, { diffs }: PlanDocuments): Promise<void> {
	const title = vscode.l10n.t('Changes of {0}', plan.name);
	const resources = diffs.map(({ before, after }) => [after, before, after]);
	await vscode.commands.executeCommand('vscode.changes', title, resources);
}

/** Shows a Markdown document as it is meant to be read; as text where there is no preview. */
export async function showMarkdown(uri: vscode.Uri, place: 'here' | 'beside'): Promise<void> {
	const command = place === 'here' ? 'markdown.showPreview' : 'markdown.showPreviewToSide';
	try {
		await vscode.commands.executeCommand(command, uri);
	} catch {
		// The Markdown extension of VS Code is switched off.
		const viewColumn = place === 'here' ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside;
		await vscode.window.showTextDocument(uri, { viewColumn, preserveFocus: true });
	}
}
