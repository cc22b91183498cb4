import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { type Api, type Started, startExtension } from '../extension.ts';
import { workerTransports } from './worker-transports.ts';

let started: Started | undefined;

/** Called by VS Code for the Web when one of our files or commands is first used. */
export function activate(context: vscode.ExtensionContext): Api {
	const script = vscode.Uri.joinPath(context.extensionUri, 'dist/web/server.js').toString(true);
	started = startExtension(context, {
		createClient: (options) =>
			new LanguageClient(
				'dolphindbCluster',
				'DolphinDB Cluster',
				async () => workerTransports(new Worker(script)),
				options,
			),
		commandLine: () => undefined, // a browser runs no programs
		makeExecutable: async () => {}, // no file system of a browser knows such a thing
	});
	return started.api;
}

/** Called by VS Code when the window closes. */
export async function deactivate(): Promise<void> {
	await started?.stop();
}
