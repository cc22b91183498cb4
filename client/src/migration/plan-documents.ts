import * as vscode from 'vscode';
import type { PlanResult } from '../../../server/src/protocol/plan.ts';
import type { Services } from '../commands/register.ts';
import { virtualScheme } from '../virtual-documents.ts';
import { onDisk } from './on-disk.ts';
import type { Outcome, Problems } from './problems.ts';

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

/** Plans are there sooner for all but large clusters; a message that only flashes helps nobody. */
const PATIENCE = 700;

/** Asks the server for the plan to a target. What takes longer shows how far it is and can be cancelled: then there is none. */
export async function requestPlan({ server }: Services, target: vscode.TextDocument): Promise<Outcome<Plan>> {
	const stop = new vscode.CancellationTokenSource();
	let show: (words: string) => void = () => undefined;
	const params = { uri: onDisk(target.uri).toString(), text: target.getText() };
	const planned = server
		.plan(params, stop.token, (words) => show(words))
		.catch((error: unknown) => {
			if (stop.token.isCancellationRequested) return undefined;
			throw error;
		});
	if (await isThereWithin(PATIENCE, planned)) return planned;
	const title = vscode.l10n.t('Planning and checking each state on the way…');
	const look = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
	return vscode.window.withProgress(look, (progress, token) => {
		token.onCancellationRequested(() => stop.cancel());
		show = (message) => progress.report({ message });
		return planned;
	});
}

async function isThereWithin(milliseconds: number, what: Promise<unknown>): Promise<boolean> {
	const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), milliseconds));
	return Promise.race([what.then(() => true), late]);
}

/** Makes read-only documents of a plan; those of the last plan to the same target follow. */
export function publishPlan(
	{ documents }: Pick<Services, 'documents'>,
	target: Pick<vscode.TextDocument, 'uri'>,
	plan: Plan,
): PlanDocuments {
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
