import * as vscode from 'vscode';
import { chooseFolder } from './choose-folder.ts';
import { type Plan, type PlanDocuments, showChanges, showMarkdown } from './plan-documents.ts';
import { placeName } from './write-files.ts';

interface Item extends vscode.QuickPickItem {
	readonly action: 'write' | 'folder' | (() => Thenable<unknown>);
}

/**
 * Lists what would be written. The answer is the folder to write to, once the user has confirmed. Who chooses a file to
 * look at gets it instead of the list, and comes back by the button in its title bar.
 */
export async function reviewPlan(
	plan: Plan,
	documents: PlanDocuments,
	proposed: vscode.Uri | undefined,
): Promise<vscode.Uri | undefined> {
	let folder = proposed;
	for (;;) {
		const picked = await vscode.window.showQuickPick<Item>(itemsOf(plan, documents, folder), {
			title: plan.name,
			placeHolder: vscode.l10n.t('Confirm, or choose what to look at first. Escape writes nothing.'),
			matchOnDetail: true,
			ignoreFocusOut: true,
		});
		if (picked?.action === 'folder') folder = (await chooseFolder(folder)) ?? folder;
		else if (picked?.action === 'write') return folder;
		else {
			await picked?.action();
			return undefined;
		}
	}
}

function itemsOf(plan: Plan, documents: PlanDocuments, folder: vscode.Uri | undefined): Item[] {
	return [
		...actionItems(plan, folder),
		...section(vscode.l10n.t('Warnings'), warningItems(plan, documents)),
		...section(vscode.l10n.t('Changed configuration files'), diffItems(plan, documents)),
		...section(vscode.l10n.t('Generated files'), fileItems(plan, documents)),
	];
}

function actionItems({ files }: Plan, folder: vscode.Uri | undefined): Item[] {
	if (!folder)
		return [{ label: vscode.l10n.t('$(folder-opened) Choose a folder…'), action: 'folder', alwaysShow: true }];
	const place = placeName(folder);
	return [
		{ label: vscode.l10n.t('$(check) Write {0} files to {1}', files.length, place), action: 'write', alwaysShow: true },
		{ label: vscode.l10n.t('$(folder-opened) Choose another folder…'), action: 'folder', alwaysShow: true },
	];
}

function warningItems({ stages }: Plan, { runbook }: PlanDocuments): Item[] {
	const warnings = stages.flatMap((stage) => stage.warnings);
	return warnings.map((warning) => ({ label: `$(warning) ${warning}`, action: () => showMarkdown(runbook, 'here') }));
}

function diffItems(plan: Plan, documents: PlanDocuments): Item[] {
	const all = {
		label: vscode.l10n.t('$(diff-multiple) All changed files'),
		action: () => showChanges(plan, documents),
	};
	const single = plan.diffs.flatMap(({ host, path }, at) => {
		const diff = documents.diffs[at];
		if (!diff) return [];
		const action = () => vscode.commands.executeCommand('vscode.diff', diff.before, diff.after, diff.title);
		return [{ label: `$(diff) ${host}:${path}`, action }];
	});
	return single.length > 1 ? [all, ...single] : single;
}

function fileItems({ files }: Plan, documents: PlanDocuments): Item[] {
	return files.flatMap(({ path }, at) => {
		const uri = documents.files[at];
		return uri ? [{ label: `$(file) ${path}`, action: () => vscode.window.showTextDocument(uri) }] : [];
	});
}

function section(label: string, items: readonly Item[]): Item[] {
	const separator = { label, kind: vscode.QuickPickItemKind.Separator, action: 'folder' } as const; // never picked
	return items.length === 0 ? [] : [separator, ...items];
}
