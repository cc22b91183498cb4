import type * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';

/** What the desktop and the web do differently. Given by the entry of each. */
export interface Host {
	/** Makes a client for the bundled server; it is not started yet. */
	createClient(options: LanguageClientOptions): BaseLanguageClient;
	/** The line of shell that runs our command line tool, given its path; nothing where it cannot be run. */
	commandLine(tool: vscode.Uri, args: readonly string[]): string | undefined;
	/** Runs our command line tool, given its path, in a terminal of its own; missing where no process can be started. */
	readonly toolTerminal?: (tool: vscode.Uri, args: readonly string[], folder: vscode.Uri) => vscode.Pseudoterminal;
	/** Lets a written script be run, where the file system knows such a thing. */
	makeExecutable(file: vscode.Uri): Promise<void>;
}
