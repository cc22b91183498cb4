import * as vscode from 'vscode';
import type { ExamineScriptResult } from '../../../server/src/protocol/doctor.ts';
import { DocumentFindings } from '../document-findings.ts';
import { rangeOf } from '../open-place.ts';
import type { Server } from '../server.ts';

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
	/** The hosts that were chosen for scripts that name none. */
	readonly #hosts = new Map<string, string>();
	readonly #findings: DocumentFindings<ExamineScriptResult>;

	constructor(server: Server, log: vscode.LogOutputChannel) {
		const ask = (document: vscode.TextDocument) => {
			const host = this.#hosts.get(document.uri.toString());
			return server.examineScript({ text: document.getText(), ...(host !== undefined && { host }) });
		};
		const diagnostics = ({ findings }: ExamineScriptResult) => findings.map(toDiagnostic);
		this.#findings = new DocumentFindings(scriptSource, log, ask, diagnostics, (uri) => {
			this.#hosts.delete(uri.toString());
		});
	}

	/** Asks the server about a script, and shows what it finds in the document. A host that is chosen stays so for it. */
	async examine(document: vscode.TextDocument, host?: string): Promise<ExamineScriptResult> {
		if (host !== undefined) this.#hosts.set(document.uri.toString(), host);
		return this.#findings.lookAt(document);
	}

	dispose(): void {
		this.#findings.dispose();
	}
}

function toDiagnostic({ range, message, severity, code }: ExamineScriptResult['findings'][number]): vscode.Diagnostic {
	const diagnostic = new vscode.Diagnostic(rangeOf(range), message, SEVERITIES[severity]);
	diagnostic.source = scriptSource;
	diagnostic.code = code;
	return diagnostic;
}
