import * as vscode from 'vscode';
import type { MigrationArguments } from '../commands/arguments.ts';
import { findTargets, targetEnding } from './find-targets.ts';
import { exists, onDisk } from './on-disk.ts';
import { targetOf } from './plan-documents.ts';

/** The target file the user means: the one given, the one in the editor, or one chosen from those there are. */
export async function existingTarget(given: MigrationArguments): Promise<vscode.TextDocument | 'new' | undefined> {
	if (given.target) return vscode.workspace.openTextDocument(targetOf(given.target) ?? given.target);
	if (given.preset !== undefined || given.file) return 'new';
	const visible = visibleTarget();
	if (visible) return vscode.workspace.openTextDocument(visible);
	const unsaved = vscode.workspace.textDocuments.filter((one) => one.isUntitled && isTarget(one));
	const found = [...unsaved.map(({ uri }) => uri), ...(await findTargets())];
	return found.length === 0 ? 'new' : chooseTarget(found);
}

/** The target in the active editor, or that of the plan in it; also the only one in sight. */
export function visibleTarget(): vscode.Uri | undefined {
	const active = vscode.window.activeTextEditor?.document;
	if (active) return isTarget(active) ? active.uri : targetOf(active.uri);
	const [visible, ...more] = vscode.window.visibleTextEditors.map(({ document }) => document).filter(isTarget);
	return more.length === 0 ? visible?.uri : undefined;
}

/**
 * A target that was looked at before: the open document, else the file; nothing where it has gone. What was closed without
 * having been saved is not opened again: that would begin an empty one.
 */
export async function targetAgain(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
	const open = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
	if (open) return open;
	return vscode.workspace.openTextDocument(onDisk(uri)).then(
		(found) => found,
		() => undefined,
	);
}

function isTarget({ uri }: vscode.TextDocument): boolean {
	return uri.path.endsWith(targetEnding);
}

async function chooseTarget(found: readonly vscode.Uri[]): Promise<vscode.TextDocument | 'new' | undefined> {
	const items = [
		...found.map((uri) => ({ label: vscode.workspace.asRelativePath(onDisk(uri)), uri })).sort(byLabel),
		{ label: vscode.l10n.t('$(add) New migration…'), uri: undefined },
	];
	const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Choose the target layout') });
	if (!picked) return undefined;
	return picked.uri ? vscode.workspace.openTextDocument(picked.uri) : 'new';
}

function byLabel(a: vscode.QuickPickItem, b: vscode.QuickPickItem): number {
	return a.label < b.label ? -1 : 1;
}

/**
 * Opens the text of a new target as an unsaved document in a folder: the user reviews it and saves it, or does not. It is
 * shown where people write, or, with the focus left where it is, in a column.
 */
export async function openNewTarget(
	folder: vscode.Uri | undefined,
	preset: string,
	text: string,
	viewColumn?: vscode.ViewColumn,
): Promise<vscode.TextDocument> {
	const document = await vscode.workspace.openTextDocument(await freeUri(folder, preset));
	const edit = new vscode.WorkspaceEdit();
	edit.insert(document.uri, new vscode.Position(0, 0), text);
	await vscode.workspace.applyEdit(edit);
	const place = viewColumn === undefined ? {} : { viewColumn, preserveFocus: true };
	await vscode.window.showTextDocument(document, { preview: false, ...place });
	return document;
}

/** `ha-three.migration.json`, or `ha-three-2.migration.json` where that exists or is being written. */
async function freeUri(folder: vscode.Uri | undefined, preset: string): Promise<vscode.Uri> {
	for (let count = 1; ; count++) {
		const name = `${preset}${count > 1 ? `-${count}` : ''}${targetEnding}`;
		const file = folder && vscode.Uri.joinPath(folder, name);
		const uri = file ? file.with({ scheme: 'untitled' }) : vscode.Uri.from({ scheme: 'untitled', path: name });
		const isOpen = vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
		if (!isOpen && !(file && (await exists(file)))) return uri;
	}
}
