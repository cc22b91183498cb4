import { chmod, stat } from 'node:fs/promises';
import type * as vscode from 'vscode';
import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { type Api, type Started, startExtension } from '../extension.ts';

let started: Started | undefined;

/** Called by VS Code when one of our files or commands is first used. */
export function activate(context: vscode.ExtensionContext): Api {
	const server = serverOptions(context.asAbsolutePath('dist/server.js'));
	started = startExtension(context, {
		createClient: (options) => new LanguageClient('dolphindbCluster', 'DolphinDB Cluster', server, options),
		makeExecutable,
	});
	return started.api;
}

/** Called by VS Code when the window closes. */
export async function deactivate(): Promise<void> {
	await started?.stop();
}

function serverOptions(module: string): ServerOptions {
	const run = { module, transport: TransportKind.ipc };
	return { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6010'] } } };
}

/** Who may read a file may run it afterwards: 644 becomes 755, 600 becomes 700. */
async function makeExecutable(file: vscode.Uri): Promise<void> {
	if (file.scheme !== 'file' || process.platform === 'win32') return;
	const { mode } = await stat(file.fsPath);
	await chmod(file.fsPath, mode | ((mode & 0o444) >> 2));
}
