import { chmod, stat } from 'node:fs/promises';
import type * as vscode from 'vscode';
import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { shellWords } from '../../../server/src/render/shell-quote.ts';
import { type Api, type Started, startExtension } from '../extension.ts';
import { ToolTerminal } from './tool-terminal.ts';

let started: Started | undefined;

/** Called by VS Code when one of our files or commands is first used. */
export function activate(context: vscode.ExtensionContext): Api {
	const server = serverOptions(context.asAbsolutePath('dist/server/cli.js'));
	started = startExtension(context, {
		createClient: (options) => new LanguageClient('dolphindbCluster', 'DolphinDB Cluster', server, options),
		commandLine,
		toolTerminal: (tool, args, folder) => new ToolTerminal(tool, args, folder),
		makeExecutable,
	});
	return started.api;
}

/** Called by VS Code when the window closes. */
export async function deactivate(): Promise<void> {
	await started?.stop();
}

function serverOptions(module: string): ServerOptions {
	const run = { module, args: ['lsp'], transport: TransportKind.ipc, options: { execArgv: [YOUNG] } };
	return { run, debug: { ...run, options: { execArgv: [YOUNG, '--nolazy', '--inspect=6010'] } } };
}

/**
 * So many megabytes of new objects may come together before they are looked through. Plans for a thousand hosts make
 * more than a gigabyte of them, of which nearly all is gone soon; with Node's 16 MB a third of the time goes into looking.
 */
const YOUNG = '--max-semi-space-size=64';

/** VS Code itself is the Node.js that runs it, so that none has to be installed. */
function commandLine(tool: vscode.Uri, args: readonly string[]): string | undefined {
	if (process.platform !== 'linux') return undefined;
	return shellWords(['env', 'ELECTRON_RUN_AS_NODE=1', process.execPath, tool.fsPath, ...args]);
}

/** Who may read a file may run it afterwards: 644 becomes 755, 600 becomes 700. */
async function makeExecutable(file: vscode.Uri): Promise<void> {
	if (file.scheme !== 'file' || process.platform === 'win32') return;
	const { mode } = await stat(file.fsPath);
	await chmod(file.fsPath, mode | ((mode & 0o444) >> 2));
}
