import * as vscode from 'vscode';
import { registerCommands } from './commands/register.ts';
import type { Host } from './host.ts';
import { RulePages } from './rule-pages.ts';
import { Server } from './server.ts';
import { Status } from './status.ts';
import { VirtualDocuments } from './virtual-documents.ts';

/**
 * Starts the server and registers everything the user sees. Commands are there even when the server does not start.
 * @returns what stops it again
 */
export function startExtension(context: vscode.ExtensionContext, host: Host): () => Promise<void> {
	const log = vscode.window.createOutputChannel('DolphinDB Cluster', { log: true });
	const documents = new VirtualDocuments();
	const server = new Server(host, log);
	context.subscriptions.push(log, server, documents.register(), new RulePages(context.extensionUri).register());
	context.subscriptions.push(new Status(server));
	registerCommands(context, { server, documents, host, log });
	void server.start();
	return () => server.stop();
}
