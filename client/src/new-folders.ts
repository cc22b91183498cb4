import * as vscode from 'vscode';
import { filePattern } from '../../server/src/protocol/watched-files.ts';

/**
 * Tells of the files in every folder that comes into the workspace. VS Code tells of a folder that is moved or renamed
 * without its files, so they have to be looked for. It has the shape of a watcher so that what it tells goes the same
 * way as all else, in order: of a folder that is deleted and comes back, both are heard, the one after the other.
 */
export function watchNewFolders(): vscode.FileSystemWatcher {
	const folders = vscode.workspace.createFileSystemWatcher('**/*', false, true, true);
	const files = new vscode.EventEmitter<vscode.Uri>();
	folders.onDidCreate(async (uri) => {
		if (PASSED_OVER.test(uri.path) || !(await isFolder(uri))) return;
		// The search fails where the folder is gone again by then.
		const pattern = new vscode.RelativePattern(uri, filePattern);
		const found = await vscode.workspace.findFiles(pattern, null).then(undefined, () => []);
		for (const file of found) files.fire(file);
	});
	return {
		ignoreCreateEvents: false,
		ignoreChangeEvents: true,
		ignoreDeleteEvents: true,
		onDidCreate: files.event,
		onDidChange: folders.onDidChange,
		onDidDelete: folders.onDidDelete,
		dispose: () => vscode.Disposable.from(folders, files).dispose(),
	};
}

/** Folders in which much happens that is of no concern here. The server passes over them, too. */
const PASSED_OVER = /\/(node_modules|\.git|\.hg|\.svn)(\/|$)/;

async function isFolder(uri: vscode.Uri): Promise<boolean> {
	return vscode.workspace.fs.stat(uri).then(
		({ type }) => (type & vscode.FileType.Directory) !== 0,
		() => false, // it is gone again
	);
}
