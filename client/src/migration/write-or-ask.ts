import * as vscode from 'vscode';
import type { GeneratedFile } from '../../../server/src/protocol/plan.ts';
import type { MigrationArguments } from '../commands/arguments.ts';
import type { Services } from '../commands/register.ts';
import { chooseFolder } from './choose-folder.ts';
import { isProblems, type Outcome } from './problems.ts';
import { NotWritable, placeName, writeFiles } from './write-files.ts';

/** What was written, and where: it need not be the folder that was meant at first. */
export interface WrittenFiles {
	readonly folder: vscode.Uri;
	readonly written: readonly vscode.Uri[];
}

/**
 * Writes generated files below a folder. Where that cannot be done, says why and asks for another folder, until they
 * are written or the user gives up; a caller who wants no questions gets the reason.
 */
export async function writeOrAsk(
	services: Services,
	meant: vscode.Uri,
	files: readonly GeneratedFile[],
	given: MigrationArguments,
): Promise<Outcome<WrittenFiles>> {
	for (let folder = meant; ; ) {
		const result = await writeFiles(services, folder, files, given).catch(notWritable);
		if (!(result instanceof NotWritable)) return result && !isProblems(result) ? { ...result, folder } : result;
		if (!given.confirm) return { problems: [result.message] };
		const other = await askForAnother(folder, result.message);
		if (!other) return undefined;
		folder = other;
	}
}

function notWritable(error: unknown): NotWritable {
	if (error instanceof NotWritable) return error;
	throw error;
}

interface Item extends vscode.QuickPickItem {
	readonly folder: () => Promise<vscode.Uri | undefined>;
}

/** Another folder, or the same one again: somebody may have opened it meanwhile. */
async function askForAnother(folder: vscode.Uri, reason: string): Promise<vscode.Uri | undefined> {
	const items: Item[] = [
		{ label: vscode.l10n.t('$(folder-opened) Choose another folder…'), folder: () => chooseFolder(folder) },
		{ label: vscode.l10n.t('$(refresh) Try {0} again', placeName(folder)), folder: async () => folder },
	];
	const placeHolder = reason;
	for (;;) {
		const picked = await vscode.window.showQuickPick(items, { placeHolder, ignoreFocusOut: true });
		if (!picked) return undefined;
		const chosen = await picked.folder();
		if (chosen) return chosen;
	}
}
