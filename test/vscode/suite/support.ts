import * as vscode from 'vscode';

/** Asks again and again until there is an answer; what is waited for goes into the message when there is none in time. */
export async function waitFor<T>(what: string, probe: () => T | undefined, milliseconds = 30_000): Promise<T> {
	for (const end = Date.now() + milliseconds; Date.now() < end; ) {
		const value = probe();
		if (value !== undefined) return value;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error(`timed out waiting for ${what}`);
}

/** Waits until VS Code has started the extension. */
export async function activation(): Promise<void> {
	const id = 'dolphindb-cluster.dolphindb-cluster';
	await waitFor('activation', () => vscode.extensions.getExtension(id)?.isActive || undefined);
}

/** A file of the first workspace folder: `inWorkspace('172.0.0.1/config/agent.cfg')`. The folder is a copy, so edit it freely. */
export function inWorkspace(relative: string): vscode.Uri {
	const folder = vscode.workspace.workspaceFolders?.[0];
	if (!folder) throw new Error('the tests were started without a folder');
	return vscode.Uri.joinPath(folder.uri, ...relative.split('/'));
}

/** Opens a file of the workspace in an editor. */
export async function show(relative: string): Promise<vscode.TextEditor> {
	return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(inWorkspace(relative)));
}

/** Writes a file below the workspace and returns its address. */
export async function write(relative: string, text: string): Promise<vscode.Uri> {
	const uri = inWorkspace(relative);
	await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
	return uri;
}

/**
 * Makes a folder of which VS Code tells what happens in it. Its watcher follows a new folder a moment after it has come,
 * and never those that were made in it before: of `a/b`, made at once while the machine is busy, nothing is told. So
 * the folders are made one after the other, each once something in the one above has been told of.
 */
export async function makeWatched(relative: string): Promise<void> {
	const parts = relative.split('/');
	for (let depth = 1; depth <= parts.length; depth++) {
		const folder = inWorkspace(parts.slice(0, depth).join('/'));
		await vscode.workspace.fs.createDirectory(folder);
		await hearOf(folder);
	}
}

async function hearOf(folder: vscode.Uri): Promise<void> {
	const probe = vscode.Uri.joinPath(folder, '.probe');
	const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '.probe'));
	let isHeard = false;
	const heard = () => {
		isHeard = true;
	};
	const listeners = vscode.Disposable.from(watcher, watcher.onDidCreate(heard), watcher.onDidChange(heard));
	try {
		for (let times = 0; times < 100 && !isHeard; times++) {
			await vscode.workspace.fs.writeFile(probe, new TextEncoder().encode(String(times)));
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
		await vscode.workspace.fs.delete(probe);
	} finally {
		listeners.dispose();
	}
	if (!isHeard) throw new Error(`VS Code tells nothing of ${folder.path}`);
}

/** Writes a folder of texts below the workspace. */
export async function writeAll(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
	await Promise.all(Object.entries(files).map(([name, text]) => write(`${folder}/${name}`, text)));
}

/** Removes a folder of the workspace. */
export async function remove(folder: string): Promise<void> {
	await vscode.workspace.fs.delete(inWorkspace(folder), { recursive: true });
}

/** Closes all editors, with what is not saved in them. */
export async function closeEditors(): Promise<void> {
	for (const { uri } of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
		await vscode.window.showTextDocument(uri);
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	}
	await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** What was found in a file, with the code of each finding and the address of the page about it. */
export function findingsIn(uri: vscode.Uri) {
	return vscode.languages.getDiagnostics(uri).map((finding) => {
		const { code } = finding;
		const [name, page] = typeof code === 'object' ? [code.value, code.target] : [code, undefined];
		return { ...finding, code: String(name), page };
	});
}

/** Compares plain data and shows both sides. It works in the web worker too, where Node.js' assert is not to be had. */
export function equal(actual: unknown, expected: unknown): void {
	const [seen, wanted] = [actual, expected].map((value) => JSON.stringify(value, undefined, '\t'));
	if (seen !== wanted) throw new Error(`expected ${wanted}\nbut found ${seen}`);
}
