import * as vscode from 'vscode';

/**
 * Milliseconds after which a new folder is told of once more. VS Code watches a new folder only some time after it came,
 * and nothing tells of a file that is written in between, behind the server that looks at once.
 */
const SETTLED = 1000;

/**
 * Tells of every folder that comes into the workspace, for the server to look for files in it: VS Code tells of a folder
 * that is moved or renamed without its files. It has the shape of a watcher so that what it tells goes the same way as
 * all else, in order: of a folder that is deleted and comes back, both are heard, the one after the other.
 */
export function watchNewFolders(): vscode.FileSystemWatcher {
	const all = vscode.workspace.createFileSystemWatcher('**/*', false, true, true);
	const folders = new vscode.EventEmitter<vscode.Uri>();
	const timers = new Set<ReturnType<typeof setTimeout>>();
	all.onDidCreate(async (uri) => {
		if (isPassedOver(uri) || !(await isFolder(uri))) return;
		folders.fire(uri);
		const timer = setTimeout(() => {
			timers.delete(timer);
			folders.fire(uri);
		}, SETTLED);
		timers.add(timer);
	});
	return {
		ignoreCreateEvents: false,
		ignoreChangeEvents: true,
		ignoreDeleteEvents: true,
		onDidCreate: folders.event,
		onDidChange: all.onDidChange,
		onDidDelete: all.onDidDelete,
		dispose: () => {
			for (const timer of timers) clearTimeout(timer);
			vscode.Disposable.from(all, folders).dispose();
		},
	};
}

/** Whether a file lies in a folder in which much happens that is of no concern here. The server passes over them, too. */
export function isPassedOver({ path }: vscode.Uri): boolean {
	return /\/(node_modules|\.git|\.hg|\.svn|hosts\.fetched)(\/|$)/.test(path);
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
	return vscode.workspace.fs.stat(uri).then(
		({ type }) => (type & vscode.FileType.Directory) !== 0,
		() => false, // it is gone again
	);
}
