import * as vscode from 'vscode';
import { Throttle } from './throttle.ts';

/**
 * Findings in documents that a command looked at and the server does not watch, such as scripts and logs. They follow the
 * text, until the document is closed.
 */
export class DocumentFindings<Result> {
	readonly #ask: (document: vscode.TextDocument) => Promise<Result>;
	readonly #toDiagnostics: (result: Result) => vscode.Diagnostic[];
	readonly #log: vscode.LogOutputChannel;
	readonly #collection: vscode.DiagnosticCollection;
	readonly #changed = new Set<vscode.TextDocument>();
	readonly #again = new Throttle(() => void this.#lookAtChanged(), 500);
	readonly #events: vscode.Disposable;

	/** `closed` is told of documents that are gone. */
	constructor(
		source: string,
		log: vscode.LogOutputChannel,
		ask: (document: vscode.TextDocument) => Promise<Result>,
		toDiagnostics: (result: Result) => vscode.Diagnostic[],
		closed: (uri: vscode.Uri) => void = () => undefined,
	) {
		this.#ask = ask;
		this.#toDiagnostics = toDiagnostics;
		this.#log = log;
		this.#collection = vscode.languages.createDiagnosticCollection(source);
		this.#events = vscode.Disposable.from(
			vscode.workspace.onDidCloseTextDocument(({ uri }) => {
				if (isOpen(uri)) return;
				this.#collection.delete(uri);
				closed(uri);
			}),
			vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
				if (contentChanges.length === 0 || !this.#collection.has(document.uri)) return;
				this.#changed.add(document);
				this.#again.call();
			}),
		);
	}

	/** Asks about a document, and shows what is found in it. */
	async lookAt(document: vscode.TextDocument): Promise<Result> {
		const { version } = document;
		const result = await this.#ask(document);
		const isCurrent = !document.isClosed && document.version === version;
		if (isCurrent) this.#collection.set(document.uri, this.#toDiagnostics(result));
		return result;
	}

	dispose(): void {
		vscode.Disposable.from(this.#collection, this.#again, this.#events).dispose();
	}

	async #lookAtChanged(): Promise<void> {
		const documents = [...this.#changed].filter(({ isClosed }) => !isClosed);
		this.#changed.clear();
		for (const document of documents) {
			await this.lookAt(document).catch((error: unknown) => this.#log.warn(String(error)));
		}
	}
}

/** A new document may have the name of one that was closed before, and of which that is told late. */
function isOpen(uri: vscode.Uri): boolean {
	return vscode.workspace.textDocuments.some((one) => !one.isClosed && one.uri.toString() === uri.toString());
}
