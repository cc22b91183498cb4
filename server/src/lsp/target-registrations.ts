import {
	CompletionRequest,
	DefinitionRequest,
	DidChangeTextDocumentNotification,
	DidCloseTextDocumentNotification,
	DidOpenTextDocumentNotification,
	DidSaveTextDocumentNotification,
	DocumentDiagnosticRequest,
	HoverRequest,
	type InitializeParams,
	type Registration,
	RegistrationRequest,
	type TextDocumentClientCapabilities,
	TextDocumentSyncKind,
} from 'vscode-languageserver';
import { targetPattern } from '../protocol/target-files.ts';
import { isAskedFor } from './capabilities.ts';
import type { Part } from './part.ts';
import type { Session } from './session.ts';

/**
 * Asks the client for target files, where it can be asked while the server runs. They are JSON, which belongs to other
 * servers, and only this way it can be said that nothing is wanted of them but what stands here: no formatting, for
 * example. Clients that cannot be asked are told by their users which documents to send.
 */
export class TargetRegistrations implements Part {
	readonly #session: Session;
	#wanted: readonly Registration[] = [];

	constructor(session: Session) {
		this.#session = session;
	}

	initialize(params: InitializeParams): void {
		this.#wanted = registrations(params.capabilities.textDocument ?? {}, isAskedFor(params));
	}

	/** Asks. Nobody waits for the answer. */
	start(): void {
		if (this.#wanted.length === 0) return;
		const { connection } = this.#session;
		void connection
			.sendRequest(RegistrationRequest.type, { registrations: [...this.#wanted] })
			.catch((error: unknown) => connection.console.warn(`client/registerCapability: ${String(error)}`));
	}
}

function registrations(
	{ synchronization, hover, completion, definition, diagnostic }: TextDocumentClientCapabilities,
	isPull: boolean,
): Registration[] {
	if (!synchronization?.dynamicRegistration) return [];
	const wanted: readonly (readonly [method: string, canBeAsked: boolean | undefined, options?: object])[] = [
		[DidOpenTextDocumentNotification.method, true],
		[DidChangeTextDocumentNotification.method, true, { syncKind: TextDocumentSyncKind.Incremental }],
		[DidSaveTextDocumentNotification.method, true, { includeText: true }],
		[DidCloseTextDocumentNotification.method, true],
		[HoverRequest.method, hover?.dynamicRegistration],
		[CompletionRequest.method, completion?.dynamicRegistration, { triggerCharacters: ['"', ':', '/'] }],
		[DefinitionRequest.method, definition?.dynamicRegistration],
		[DocumentDiagnosticRequest.method, isPull && diagnostic?.dynamicRegistration, PULL],
	];
	return wanted
		.filter(([, canBeAsked]) => canBeAsked)
		.map(([method, , options]) => ({
			id: `target-files ${method}`,
			method,
			registerOptions: { documentSelector: [{ pattern: targetPattern }], ...options },
		}));
}

const PULL = { identifier: 'dolphindb-targets', interFileDependencies: true, workspaceDiagnostics: false };
