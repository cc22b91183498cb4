import * as vscode from 'vscode';
import type { ExamineScriptResult } from '../../../server/src/protocol/doctor.ts';
import { rangeOf } from '../open-place.ts';
import type { Server } from '../server.ts';
import { Throttle } from '../throttle.ts';

/** The source of findings in scripts: other than that of findings in files of clusters, which the server sends. */
export const scriptSource = 'dolphindb-doctor';

const SEVERITIES = {
	error: vscode.DiagnosticSeverity.Error,
	warning: vscode.DiagnosticSeverity.Warning,
	info: vscode.DiagnosticSeverity.Information,
	hint: vscode.DiagnosticSeverity.Hint,
} as const;

/** Findings in scripts that were examined. They follow the text until the document is closed. */
export class ScriptFindings {
	readonly #server: Server;
	readonly #log: vscode.LogOutputChannel;
	readonly #collection = vscode.languages.createDiagnosticCollection(scriptSource);
	/** The hosts that were chosen for scripts that name none. */
	readonly #hosts = new Map<string, string>();
	readonly #changed = new Set<vscode.TextDocument>();
	readonly #again = new Throttle(() => void this.#examineChanged(), 500);
	readonly #events: vscode.Disposable;

	constructor(server: Server, log: vscode.LogOutputChannel) {
		this.#server = server;
		this.#log = log;
		this.#events = vscode.Disposable.from(
			vscode.workspace.onDidCloseTextDocument(({ uri }) => {
				if (isOpen(uri)) return;
				this.#collection.delete(uri);
				this.#hosts.delete(uri.toString());
			}),
			vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
				if (contentChanges.length === 0 || !this.#collection.has(document.uri)) return;
				this.#changed.add(document);
				this.#again.call();
			}),
		);
	}

	/** Asks the server about a script, and shows what it finds in the document. A host that is chosen stays so for it. */
	async examine(document: vscode.TextDocument, host?: string): Promise<ExamineScriptResult> {
		const { version } = document;
		const key = document.uri.toString();
		if (host !== undefined) this.#hosts.set(key, host);
		const chosen = this.#hosts.get(key);
		const result = await this.#server.examineScript({
			text: document.getText(),
			...(chosen === undefined ? {} : { host: chosen }),
		});
		const isCurrent = !document.isClosed && document.version === version;
		if (isCurrent) this.#collection.set(document.uri, result.findings.map(toDiagnostic));
		return result;
	}

	dispose(): void {
		vscode.Disposable.from(this.#collection, this.#again, this.#events).dispose();
	}

	async #examineChanged(): Promise<void> {
		const documents = [...this.#changed].filter(({ isClosed }) => !isClosed);
		this.#changed.clear();
		for (const document of documents) {
			await this.examine(document).catch((error: unknown) => this.#log.warn(`examineScript: ${String(error)}`));
		}
	}
}

/** A new document may have the name of one that was closed before, and of which that is told late. */
function isOpen(uri: vscode.Uri): boolean {
	return vscode.workspace.textDocuments.some((one) => !one.isClosed && one.uri.toString() === uri.toString());
}

function toDiagnostic({ range, message, severity, code }: ExamineScriptResult['findings'][number]): vscode.Diagnostic {
	const diagnostic = new vscode.Diagnostic(rangeOf(range), message, SEVERITIES[severity]);
	diagnostic.source = scriptSource;
	diagnostic.code = code;
	return diagnostic;
}
