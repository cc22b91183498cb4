import { PassThrough } from 'node:stream';
import { createConnection } from 'vscode-languageserver/node';
import {
	createProtocolConnection,
	type Diagnostic,
	type InitializeParams,
	type InitializeResult,
	type ProtocolConnection,
	type PublishDiagnosticsParams,
	type ServerCapabilities,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { verbatim } from '../../server/src/base/message.ts';
import { startQuickly } from '../../server/src/lsp/quick-start.ts';
import type { Runtime } from '../../server/src/workspace/runtime.ts';
import { decode, encodeUri } from '../../server/src/workspace/uris.ts';

/** A client and a server that talk over two streams in memory, with real messages and a file system in memory. */
export interface Client {
	readonly connection: ProtocolConnection;
	/** What the server says it can do. */
	readonly capabilities: ServerCapabilities;
	/** The files on the server's disk. */
	readonly disk: Map<string, string>;
	/** The diagnostics published last, by file. */
	readonly diagnostics: Map<string, Diagnostic[]>;
	/** How often diagnostics were published, by file. */
	readonly published: Map<string, number>;
	/** What was shown or logged. */
	readonly messages: string[];
	/** What was shown to the user. */
	readonly shown: string[];
	/** What the server asked the client for, with its parameters, in order. */
	readonly asked: { readonly method: string; readonly params: unknown }[];
	/** Waits until everything sent so far has been answered. */
	settle(): Promise<void>;
	open(file: string, text: string): Promise<void>;
	change(file: string, text: string): Promise<void>;
	close(): void;
}

/** What a server can ask a client for. */
const SERVER_ASKS = [
	...['workspace/configuration', 'client/registerCapability', 'client/unregisterCapability'],
	...['window/workDoneProgress/create', 'workspace/diagnostic/refresh', 'workspace/inlayHint/refresh'],
	...['workspace/codeLens/refresh', 'workspace/semanticTokens/refresh', 'workspace/foldingRange/refresh'],
];

/** How the client of a test behaves. */
export interface ClientOptions {
	readonly settings?: unknown;
	/** Answers what the server asks for; a promise that never ends is a client that never answers. */
	readonly answer?: (method: string) => unknown;
}

/** Where the workspace of the tests lies. */
export const root = 'file:///w';

/** Starts a server on these files and connects a client to it. Paths are relative to the workspace. */
export async function startClient(
	files: Record<string, string>,
	options: Partial<InitializeParams> & ClientOptions = {},
): Promise<Client> {
	const { settings: _, answer, ...params } = options;
	const disk = new Map(Object.entries(files).map(([name, text]) => [`${root}/${name}`, text]));
	const connection = connect(memoryFiles(disk));
	const diagnostics = new Map<string, Diagnostic[]>();
	const published = new Map<string, number>();
	const messages: string[] = [];
	const shown: string[] = [];
	connection.onNotification(
		'textDocument/publishDiagnostics',
		({ uri, diagnostics: found }: PublishDiagnosticsParams) => {
			const name = decode(uri).slice(root.length + 1);
			diagnostics.set(name, found);
			published.set(name, (published.get(name) ?? 0) + 1);
		},
	);
	connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
		messages.push(message);
		shown.push(message);
	});
	connection.onNotification('window/logMessage', ({ message }: { message: string }) => void messages.push(message));
	const asked: { method: string; params: unknown }[] = [];
	for (const method of SERVER_ASKS) {
		connection.onRequest(method, (given: unknown) => {
			asked.push({ method, params: given });
			const special = answer?.(method);
			if (special !== undefined) return special;
			return method === 'workspace/configuration' ? [options.settings ?? null] : null;
		});
	}
	connection.listen();
	const { capabilities } = await connection.sendRequest<InitializeResult>('initialize', {
		processId: null,
		rootUri: root,
		workspaceFolders: [{ uri: root, name: 'w' }],
		capabilities: {
			workspace: { configuration: true, workspaceFolders: true, workspaceEdit: { documentChanges: true } },
		},
		...params,
	});
	await connection.sendNotification('initialized', {});
	let version = 1;
	const uri = (file: string) => encodeUri(`${root}/${file}`);
	const client: Client = {
		connection,
		capabilities,
		disk,
		diagnostics,
		published,
		messages,
		shown,
		asked,
		settle: async () => {
			// The server answers in order: once a request comes back, all that was sent before it is done.
			for (let turn = 0; turn < 3; turn++)
				await connection.sendRequest('textDocument/hover', {
					textDocument: { uri: uri('none') },
					position: { line: 0, character: 0 },
				});
		},
		open: async (file, text) => {
			const [, ending = ''] = /\.(nodes|json)$/.exec(file) ?? [];
			const languageId = { nodes: 'dolphindb-nodes', json: 'json' }[ending] ?? 'dolphindb-cfg';
			await connection.sendNotification('textDocument/didOpen', {
				textDocument: { uri: uri(file), languageId, version: version++, text },
			});
			await client.settle();
		},
		change: async (file, text) => {
			await connection.sendNotification('textDocument/didChange', {
				textDocument: { uri: uri(file), version: version++ },
				contentChanges: [{ text }],
			});
			await client.settle();
		},
		close: () => connection.dispose(),
	};
	await client.settle();
	return client;
}

/** A connection to a new server over two streams in memory. */
export function connect(runtime?: Runtime): ProtocolConnection {
	const up = new PassThrough();
	const down = new PassThrough();
	const ends = [new StreamMessageReader(up), new StreamMessageWriter(down)] as const;
	startQuickly((options) => createConnection(...ends, options), runtime && (async () => runtime));
	return createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
}

/** Files in memory as a server reads them, by their URIs. */
export function memoryFiles(disk: ReadonlyMap<string, string>): Runtime {
	return {
		rulePages: 'file:///pages',
		list: async (folder) => ({ files: [...disk.keys()].filter((file) => file.startsWith(`${folder}/`)), problems: [] }),
		read: async (file) => {
			const text = disk.get(file);
			if (text === undefined) return undefined;
			if (text === 'UNREADABLE') return { problem: verbatim(`${file}: cannot be read`) };
			return { text, encoding: text.includes('\ufffd') ? 'lossy' : 'utf-8' };
		},
	};
}
