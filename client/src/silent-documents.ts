import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/**
 * Whether nothing is to be said about a document, because it is not a file that somebody works on: the old side of a
 * diff (`git:` and the like are file systems, too, but read-only), our own plans and pages, output, search results,
 * snapshots of chats. What lies in a folder of the workspace is spoken of, and so is every file of a file system that
 * can be written to.
 */
export function isSilent(uri: vscode.Uri): boolean {
	if (uri.scheme === 'file' || uri.scheme === 'untitled') return false;
	return !vscode.workspace.getWorkspaceFolder(uri) && vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== true;
}

/** Keeps everything about such documents from the server: it does not hear of them and is not asked. */
export const silence: Pick<Middleware, 'sendNotification' | 'sendRequest'> = {
	sendNotification: async (type, next, params) => (isAboutSilent(params) ? undefined : next(type, params)),
	sendRequest: async (type, params, token, next) =>
		isAboutSilent(params) ? (null as Awaited<ReturnType<typeof next>>) : next(type, params, token),
};

/** Whether a message names such a document in the way of the protocol. */
function isAboutSilent(params: unknown): boolean {
	const { textDocument } = (params ?? {}) as { textDocument?: { uri?: unknown } };
	return typeof textDocument?.uri === 'string' && isSilent(vscode.Uri.parse(textDocument.uri));
}
