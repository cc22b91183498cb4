import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import {
	createProtocolConnection,
	type Diagnostic,
	type InitializeResult,
	type MessageConnection,
	type ProtocolConnection,
	type PublishDiagnosticsParams,
	type ServerCapabilities,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { isSameFile } from './same-file.ts';
import { within } from './within.ts';

/** How a server is started and spoken to. */
export interface Start {
	readonly command: readonly string[];
	/** The folder of the workspace. */
	readonly folder: string;
	/** Whether the client asks for diagnostics instead of being sent them. */
	readonly isPull?: boolean;
}

/** After so many milliseconds without a publication, a server is taken to have nothing more to say. */
const QUIET = 1_200;

/** A language server in a process of its own, over its standard streams. */
export class LspProcess {
	readonly connection: ProtocolConnection;
	readonly #child: ChildProcess;
	readonly #listeners = new Set<(params: PublishDiagnosticsParams) => void>();
	capabilities: ServerCapabilities = {};
	#version = 1;

	private constructor(command: readonly string[]) {
		const [program = '', ...args] = command;
		const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'] });
		this.#child = child;
		this.connection = createProtocolConnection(
			new StreamMessageReader(child.stdout),
			new StreamMessageWriter(child.stdin),
		);
		this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
			for (const listener of this.#listeners) listener(params);
		});
		// Whatever a server wants to know of its client, this one has nothing to say.
		(this.connection as unknown as MessageConnection).onRequest((method, params) =>
			method === 'workspace/configuration' ? (params as { items: unknown[] }).items.map(() => null) : null,
		);
		this.connection.onError(() => undefined); // a server that is gone is found out by the request that waits
		this.connection.listen();
	}

	/** Starts a server and initializes it. */
	static async start({ command, folder, isPull }: Start): Promise<LspProcess> {
		const server = new LspProcess(command);
		const uri = pathToFileURL(folder).href;
		const { capabilities } = await within(
			server.connection.sendRequest<InitializeResult>('initialize', {
				processId: null,
				rootUri: uri,
				workspaceFolders: [{ uri, name: 'bench' }],
				capabilities: { textDocument: isPull ? { diagnostic: {} } : { publishDiagnostics: {} } },
			}),
		);
		server.capabilities = capabilities;
		return server;
	}

	/** Says that the client is ready. */
	initialized(): Promise<void> {
		return this.connection.sendNotification('initialized', {});
	}

	/** Asks for something and waits no longer than is sensible. */
	ask<Answer>(method: string, params: unknown): Promise<Answer> {
		return within(this.connection.sendRequest<Answer>(method, params));
	}

	/** Opens a file, and waits until all has been said of it; gives what was. */
	async open(uri: string, languageId: string, text: string): Promise<PublishDiagnosticsParams[]> {
		const textDocument = { uri, languageId, version: this.#version++, text };
		await this.connection.sendNotification('textDocument/didOpen', { textDocument });
		return this.settled(uri);
	}

	/** Replaces lines of a file by a text. */
	change(uri: string, line: number, count: number, text: string): Promise<void> {
		const range = { start: { line, character: 0 }, end: { line: line + count, character: 0 } };
		const textDocument = { uri, version: this.#version++ };
		const contentChanges = [{ range, text }];
		return this.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges });
	}

	/** Waits for the next diagnostics of a file that are as they should be. */
	published(uri: string, isRight: (items: readonly Diagnostic[]) => boolean): Promise<void> {
		return this.heard(({ uri: other, diagnostics }) => isSameFile(uri, other) && isRight(diagnostics));
	}

	/** Waits until what is published makes something true. */
	heard(isEnough: (params: PublishDiagnosticsParams) => boolean): Promise<void> {
		let listener: (params: PublishDiagnosticsParams) => void = () => undefined;
		const enough = new Promise<void>((resolve) => {
			listener = (params) => {
				if (isEnough(params)) resolve();
			};
			this.#listeners.add(listener);
		});
		return within(enough).finally(() => this.#listeners.delete(listener));
	}

	/** Waits until a request about a file is answered and nothing more is published; gives what was. */
	async settled(uri: string): Promise<PublishDiagnosticsParams[]> {
		const said = new Map<string, PublishDiagnosticsParams>();
		let last = 0;
		const listener = (params: PublishDiagnosticsParams) => {
			said.set(params.uri, params);
			last = performance.now();
		};
		this.#listeners.add(listener);
		try {
			await this.ask('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } });
			last = performance.now();
			while (performance.now() - last < QUIET) await new Promise((resolve) => setTimeout(resolve, 50));
		} finally {
			this.#listeners.delete(listener);
		}
		return [...said.values()];
	}

	/** The memory that the process holds, in megabytes. */
	memory(): number {
		return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(this.#child.pid)], { encoding: 'utf8' })) / 1024;
	}

	/** Ends the process, whatever it is doing. */
	async stop(): Promise<void> {
		const gone = new Promise((resolve) => this.#child.once('exit', resolve));
		this.connection.dispose();
		if (this.#child.exitCode === null && this.#child.signalCode === null && this.#child.kill('SIGKILL')) await gone;
	}
}
