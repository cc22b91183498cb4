import * as vscode from 'vscode';
import type { ExplainLogResult, LogFailure, LogPlace } from '../../../server/src/protocol/logs.ts';
import { DocumentFindings } from '../document-findings.ts';
import { rangeOf } from '../open-place.ts';
import type { Server } from '../server.ts';

/** The source of failures that are shown in logs. */
export const logSource = 'dolphindb-log';

const SEVERITIES = {
	error: vscode.DiagnosticSeverity.Error,
	warning: vscode.DiagnosticSeverity.Warning,
	info: vscode.DiagnosticSeverity.Information,
} as const;

/** Known failures in logs that were explained, with links to the lines in the files that explain them. */
export class LogFindings {
	/** The lines that were selected, for the look that comes next; later ones are about the whole text. */
	readonly #selected = new Map<string, vscode.Range>();
	readonly #findings: DocumentFindings<ExplainLogResult>;

	constructor(server: Server, log: vscode.LogOutputChannel) {
		const ask = async (document: vscode.TextDocument): Promise<ExplainLogResult> => {
			const lines = this.#takeSelected(document);
			const name = document.uri.path.split('/').at(-1) ?? '';
			const { failures, summary } = await server.explainLog({ text: document.getText(lines), name });
			return { failures: failures.map((one) => moved(one, lines?.start.line ?? 0)), summary };
		};
		this.#findings = new DocumentFindings(logSource, log, ask, ({ failures }) => failures.map(toDiagnostic));
	}

	/** Asks the server about a log, or some lines of it, and shows what it knows of it in the document. */
	async explain(document: vscode.TextDocument, lines?: vscode.Range): Promise<ExplainLogResult> {
		if (lines) this.#selected.set(document.uri.toString(), lines);
		return this.#findings.lookAt(document);
	}

	dispose(): void {
		this.#findings.dispose();
	}

	#takeSelected({ uri }: vscode.TextDocument): vscode.Range | undefined {
		const lines = this.#selected.get(uri.toString());
		this.#selected.delete(uri.toString());
		return lines;
	}
}

function moved(failure: LogFailure, by: number): LogFailure {
	const { start, end } = failure.range;
	return { ...failure, range: { start: { ...start, line: start.line + by }, end: { ...end, line: end.line + by } } };
}

function toDiagnostic({ id, severity, title, explanation, advice, page, count, range, places }: LogFailure) {
	const times = count > 1 ? ` ${vscode.l10n.t('({0} lines)', count)}` : '';
	const message = [title + times, explanation, advice].join('\n');
	const diagnostic = new vscode.Diagnostic(rangeOf(range), message, SEVERITIES[severity]);
	diagnostic.source = logSource;
	diagnostic.code = { value: id, target: vscode.Uri.parse(page, true) };
	diagnostic.relatedInformation = places.map(relatedTo);
	return diagnostic;
}

function relatedTo({ uri, range, message, fix }: LogPlace): vscode.DiagnosticRelatedInformation {
	const location = new vscode.Location(vscode.Uri.parse(uri, true), rangeOf(range));
	const text = fix === undefined ? message : vscode.l10n.t('{0} Fix: {1}', message, fix);
	return new vscode.DiagnosticRelatedInformation(location, text);
}
