import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { type Api, type Started, startExtension } from '../extension.ts';
import { workerTransports } from './worker-transports.ts';

let started: Started | undefined;

/** Called by VS Code for the Web when one of our files or commands is first used. */
export function activate(context: vscode.ExtensionContext): Api {
	const server = `${vscode.Uri.joinPath(context.extensionUri, 'dist/server').toString(true)}/`;
	started = startExtension(context, {
		createClient: (options) =>
			new LanguageClient(
				'dolphindbCluster',
				'DolphinDB Cluster',
				async () => workerTransports(startServer(server)),
				options,
			),
		commandLine: () => undefined, // a browser runs no programs
		makeExecutable: async () => {}, // no file system of a browser knows such a thing
	});
	return started.api;
}

/** The worker does not know where its script lies, and the others beside it. */
function startServer(folder: string): Worker {
	const worker = new Worker(`${folder}worker.js`);
	worker.postMessage(folder);
	return worker;
}

/** Called by VS Code when the window closes. */
export async function deactivate(): Promise<void> {
	await started?.stop();
}
