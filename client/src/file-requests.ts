import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
	type FileParams,
	type FileResult,
	type FolderParams,
	type FolderResult,
	readFileRequest,
	readFolderRequest,
} from '../../server/src/protocol/files.ts';

type Entry = Extract<FolderResult, { readonly entries: unknown }>['entries'][number];

/** A file system that is reached through a network may never answer. */
const SECONDS = 60;

/** Reads for the server what only the editor can: virtual file systems, and everything in a browser. */
export function answerFileRequests(client: BaseLanguageClient): void {
	client.onRequest<FolderResult, void>(readFolderRequest, ({ uri }: FolderParams) =>
		readFolder(vscode.Uri.parse(uri, true)),
	);
	client.onRequest<FileResult, void>(readFileRequest, ({ uri, limit }: FileParams) =>
		readFile(vscode.Uri.parse(uri, true), limit),
	);
}

async function readFolder(uri: vscode.Uri): Promise<FolderResult> {
	try {
		const found = await inTime(vscode.workspace.fs.readDirectory(uri));
		return { entries: found.flatMap(toEntry) };
	} catch (error) {
		return { failure: reasonOf(error) };
	}
}

async function readFile(uri: vscode.Uri, limit: number): Promise<FileResult> {
	try {
		const { type, size } = await inTime(vscode.workspace.fs.stat(uri));
		if ((type & vscode.FileType.File) === 0) return { kind: 'no-file' };
		if (size > limit) return { kind: 'too-large', size };
		return { kind: 'bytes', base64: toBase64(await inTime(vscode.workspace.fs.readFile(uri))) };
	} catch (error) {
		if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return { kind: 'missing' };
		return { kind: 'failure', reason: reasonOf(error) };
	}
}

/** What is neither file nor folder nor link is left out: devices, say. */
function toEntry([name, type]: [name: string, type: vscode.FileType]): Entry[] {
	if (type & vscode.FileType.SymbolicLink) return [{ name, kind: 'link' }];
	if (type & vscode.FileType.Directory) return [{ name, kind: 'folder' }];
	return type & vscode.FileType.File ? [{ name, kind: 'file' }] : [];
}

/** A message carries text only. The parts are small enough to be arguments of a call. */
function toBase64(bytes: Uint8Array): string {
	const parts: string[] = [];
	for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
	return btoa(parts.join(''));
}

async function inTime<T>(answer: Thenable<T>): Promise<T> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error(`no answer within ${SECONDS} s`)), SECONDS * 1000);
	});
	return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

function reasonOf(error: unknown): string {
	if (error instanceof vscode.FileSystemError && error.code !== 'Unknown') return error.code;
	return error instanceof Error ? error.message : String(error);
}
