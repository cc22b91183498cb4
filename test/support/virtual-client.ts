import type { Diagnostic, ProtocolConnection, PublishDiagnosticsParams } from 'vscode-languageserver-protocol/node';
import {
	type FileParams,
	type FileResult,
	type FolderParams,
	type FolderResult,
	readFileRequest,
	readFolderRequest,
} from '../../server/src/protocol/files.ts';
import { clustersRequest } from '../../server/src/protocol/messages.ts';

/** A client as ours is: it reads files for the server. */
export interface VirtualClient {
	/** The diagnostics published last, by the URI that the server used. */
	readonly diagnostics: ReadonlyMap<string, readonly Diagnostic[]>;
	/** What the server said in messages and in its log. */
	readonly said: readonly string[];
	/** What the server asked to be read, in order. */
	readonly asked: readonly string[];
	/** How many questions were open at the same time at most. */
	readonly busiest: () => number;
	/** Waits until the files were read for the first time. */
	ready(): Promise<void>;
}

/** A file by its text or its bytes; a reason, for what cannot be read. */
export type Content = string | Uint8Array | { readonly failure: string };

/** The folder that is opened, and its files by their URIs. */
export interface VirtualFiles {
	readonly folder: string;
	readonly files: ReadonlyMap<string, Content>;
	readonly ownClient?: boolean;
	/** The language of messages. */
	readonly locale?: string;
}

/** Starts a conversation in which the server can read its files by asking for them only. */
export async function startVirtualClient(
	connection: ProtocolConnection,
	{ folder, files, ownClient = true, locale = 'en' }: VirtualFiles,
): Promise<VirtualClient> {
	const diagnostics = new Map<string, readonly Diagnostic[]>();
	const said: string[] = [];
	const asked: string[] = [];
	let open = 0;
	let most = 0;
	const answering = async <T>(uri: string, answer: () => T): Promise<T> => {
		asked.push(uri);
		most = Math.max(most, ++open);
		await new Promise((resolve) => setTimeout(resolve, 1));
		open--;
		return answer();
	};
	connection.onNotification('textDocument/publishDiagnostics', (found: PublishDiagnosticsParams) => {
		diagnostics.set(found.uri, found.diagnostics);
	});
	for (const method of ['window/showMessage', 'window/logMessage'])
		connection.onNotification(method, ({ message }: { message: string }) => void said.push(message));
	connection.onRequest('workspace/configuration', () => [null]);
	connection.onRequest('client/registerCapability', () => null);
	connection.onRequest<FolderResult, void>(readFolderRequest, ({ uri }: FolderParams) =>
		answering(uri, () => listFolder(files, uri)),
	);
	connection.onRequest<FileResult, void>(readFileRequest, (params: FileParams) =>
		answering(params.uri, () => readFile(files, params)),
	);
	connection.listen();
	await connection.sendRequest('initialize', {
		processId: null,
		rootUri: folder,
		workspaceFolders: [{ uri: folder, name: 'w' }],
		capabilities: { workspace: { configuration: true, workspaceFolders: true } },
		locale,
		initializationOptions: { ownClient },
	});
	await connection.sendNotification('initialized', {});
	const ready = async () => void (await connection.sendRequest(clustersRequest, {}));
	return { diagnostics, said, asked, busiest: () => most, ready };
}

function listFolder(files: VirtualFiles['files'], folder: string): FolderResult {
	const failure = files.get(folder);
	if (typeof failure === 'object' && 'failure' in failure) return failure;
	const start = `${folder.replace(/\/$/, '')}/`;
	const below = [...files.keys()].filter((uri) => uri.startsWith(start)).sort(); // what is a file and a folder is a folder
	const parts = below.map((uri) => uri.slice(start.length).split('/'));
	if (parts.length === 0) return { failure: 'FileNotFound' };
	const kinds = new Map(parts.map(([name = '', ...more]) => [name, more.length > 0 ? 'folder' : 'file'] as const));
	return { entries: [...kinds].map(([name, kind]) => ({ name: decodeURIComponent(name), kind })) };
}

function readFile(files: VirtualFiles['files'], { uri, limit }: FileParams): FileResult {
	const content = files.get(uri);
	if (content === undefined) return { kind: 'missing' };
	if (typeof content === 'object' && 'failure' in content) return { kind: 'failure', reason: content.failure };
	const bytes = Buffer.from(content);
	if (bytes.length > limit) return { kind: 'too-large', size: bytes.length };
	return { kind: 'bytes', base64: bytes.toString('base64') };
}
