import * as vscode from 'vscode';
import { fieldsOf } from './arguments.ts';
import type { Services } from './register.ts';

/** The folder that is made in the folder the user chooses. */
const NAME = 'dolphindb-cluster-example';

/**
 * Writes two small clusters into a new folder below one that the user chooses, and opens it: one with mistakes to be
 * mended, one that can be spread over three servers. A folder of that name that is there already is opened as it is.
 * The argument may say the folder (`{ folder }`), and that it is not to be opened (`{ open: false }`).
 */
export async function openExample({ extension }: Services, argument: unknown): Promise<unknown> {
	const { folder: given, open } = fieldsOf(argument);
	const parent = given instanceof vscode.Uri ? given : await ask();
	if (!parent) return undefined;
	const folder = vscode.Uri.joinPath(parent, NAME);
	const files = (await exists(folder)) ? [] : await writeExample(extension, folder);
	if (open !== false) {
		const isWindowTaken = vscode.workspace.workspaceFolders !== undefined;
		await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: isWindowTaken });
	}
	return { folder, files };
}

async function ask(): Promise<vscode.Uri | undefined> {
	const chosen = await vscode.window.showOpenDialog({
		canSelectFolders: true,
		canSelectFiles: false,
		title: vscode.l10n.t('Where to put the folder {0}', NAME),
		openLabel: vscode.l10n.t('Put the Example Here'),
	});
	return chosen?.[0];
}

async function writeExample(extension: vscode.Uri, folder: vscode.Uri): Promise<string[]> {
	const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist', 'example.json'));
	const files = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, string>; // written by our own build
	for (const [path, text] of Object.entries(files)) {
		await vscode.workspace.fs.writeFile(
			vscode.Uri.joinPath(folder, ...path.split('/')),
			new TextEncoder().encode(text),
		);
	}
	return Object.keys(files);
}

async function exists(folder: vscode.Uri): Promise<boolean> {
	return vscode.workspace.fs.stat(folder).then(
		() => true,
		() => false,
	);
}
