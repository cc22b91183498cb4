import {
	type CancellationToken,
	type DocumentDiagnosticParams,
	type DocumentDiagnosticReport,
	DocumentDiagnosticReportKind,
	type FullDocumentDiagnosticReport,
	type ResultProgressReporter,
	type UnchangedDocumentDiagnosticReport,
	type WorkspaceDiagnosticParams,
	type WorkspaceDiagnosticReport,
	type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { FileId } from '../base/span.ts';
import { decode } from '../workspace/uris.ts';
import type { DiagnosticsChannel } from './diagnostics.ts';
import { DiagnosticsRefresh } from './diagnostics-refresh.ts';
import { cleanReport, type DiagnosticsReports, type Report } from './diagnostics-reports.ts';
import { inSlices, orCancelled, runSafe } from './run-safe.ts';
import type { Session } from './session.ts';

/** What the client can do besides asking. */
export interface PullAbilities {
	readonly canRefresh: boolean;
	readonly canRelate: boolean;
}

type Answer = FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport;

/** As many reports go into one part of an answer about the workspace. */
const PART = 100;

/** No report has this name: what is told under it is told again. */
const UNKNOWN = '?';

/** Answers a client that asks for diagnostics, and lets it know when it should ask again. */
export class DiagnosticsPull implements DiagnosticsChannel {
	readonly #session: Session;
	readonly #reports: DiagnosticsReports;
	readonly #canRelate: boolean;
	readonly #refresh: DiagnosticsRefresh;
	/** The names of the reports that the client has. */
	readonly #told = new Map<FileId, string>();
	/** Whether the client wants to know of files that it did not ask for one by one. */
	#wantsAll = false;
	/** Lets the request about the workspace go on that waits for a change. */
	#wake: ((isChange: boolean) => void) | undefined;

	constructor(session: Session, reports: DiagnosticsReports, { canRefresh, canRelate }: PullAbilities) {
		this.#session = session;
		this.#reports = reports;
		this.#canRelate = canRelate;
		this.#refresh = new DiagnosticsRefresh(session.connection, canRefresh);
		const { connection } = session;
		const empty: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
		connection.languages.diagnostics.on(
			runSafe<DocumentDiagnosticParams, DocumentDiagnosticReport>(
				connection,
				'textDocument/diagnostic',
				empty,
				(params, token) => this.#document(params, token),
			),
		);
		connection.languages.diagnostics.onWorkspace(
			runSafe<WorkspaceDiagnosticParams, WorkspaceDiagnosticReport, WorkspaceDiagnosticReport>(
				connection,
				'workspace/diagnostic',
				{ items: [] },
				(params, token, parts) => this.#workspace(params, token, parts),
			),
		);
	}

	changed(first?: FileId): void {
		const changed = [...this.#reports.changes(first)];
		if (changed.length === 0) return;
		this.#wake?.(true);
		// The client asks for the file it edits by itself.
		if (changed.some((file) => file !== first && (this.#wantsAll || this.#told.has(file)))) this.#refresh.ask();
	}

	stop(): void {
		this.#wake?.(false);
	}

	async #document(
		{ textDocument, previousResultId }: DocumentDiagnosticParams,
		token: CancellationToken,
	): Promise<DocumentDiagnosticReport> {
		this.#refresh.heard();
		await orCancelled(this.#session.ready, token);
		const file = this.#session.uris.id(textDocument.uri);
		await orCancelled(this.#reports.settled(file), token);
		if (this.#canRelate) this.#doubtRelated(file, previousResultId);
		const report = this.#tell(file, previousResultId);
		const relatedDocuments = this.#canRelate ? this.#related(file) : {};
		return Object.keys(relatedDocuments).length > 0 ? { ...report, relatedDocuments } : report;
	}

	/** When the answer before this one did not arrive, the client does not have what came with it either. */
	#doubtRelated(file: FileId, previousResultId: string | undefined): void {
		const told = this.#told.get(file);
		if (told === undefined || told === previousResultId) return;
		for (const { id } of this.#session.workspace.snapshot().clusterOf(file)?.files ?? []) {
			if (this.#told.has(id)) this.#told.set(id, UNKNOWN);
		}
	}

	/** The other files of the cluster whose diagnostics the client does not have yet. */
	#related(file: FileId): Record<string, Answer> {
		const { workspace, uris } = this.#session;
		const others = (workspace.snapshot().clusterOf(file)?.files ?? []).filter(
			({ id }) => id !== file && (this.#told.get(id) ?? cleanReport.id) !== this.#reports.of(id).id,
		);
		return Object.fromEntries(others.map(({ id }) => [uris.uri(id), this.#tell(id, undefined)]));
	}

	/**
	 * Answers at once as long as there is something that the client does not know; else the answer waits for a change,
	 * so that clients need not ask again and again. A later request takes the place of one that waits.
	 */
	async #workspace(
		{ previousResultIds }: WorkspaceDiagnosticParams,
		token: CancellationToken,
		parts: ResultProgressReporter<WorkspaceDiagnosticReport> | undefined,
	): Promise<WorkspaceDiagnosticReport> {
		this.#refresh.heard();
		this.#wake?.(false);
		this.#wantsAll = true;
		await orCancelled(this.#session.ready, token);
		const previous = new Map(previousResultIds.map(({ uri, value }) => [decode(uri), value]));
		while (previous.size > 0 && !this.#hasNews(previous)) {
			const isChange = await orCancelled(this.#nextChange(), token);
			if (!isChange) return { items: [] };
		}
		return this.#tellAll(previous, token, parts);
	}

	#nextChange(): Promise<boolean> {
		return new Promise((resolve) => {
			this.#wake = (isChange) => {
				this.#wake = undefined;
				resolve(isChange);
			};
		});
	}

	/** The files that are there, and those that the client still thinks to be there. */
	#files(previous: ReadonlyMap<FileId, string>): FileId[] {
		return [...new Set([...this.#reports.files(), ...previous.keys()])];
	}

	#hasNews(previous: ReadonlyMap<FileId, string>): boolean {
		return this.#files(previous).some((file) => previous.get(file) !== this.#reports.of(file).id);
	}

	async #tellAll(
		previous: ReadonlyMap<FileId, string>,
		token: CancellationToken,
		parts: ResultProgressReporter<WorkspaceDiagnosticReport> | undefined,
	): Promise<WorkspaceDiagnosticReport> {
		const items: WorkspaceDocumentDiagnosticReport[] = [];
		const { uris, documents } = this.#session;
		await inSlices(this.#files(previous), PART, token, (slice) => {
			const part = slice.map((file) => ({
				...this.#tell(file, previous.get(file)),
				uri: uris.uri(file),
				version: documents.of(file)?.version ?? null,
			}));
			if (parts) parts.report({ items: part });
			else items.push(...part);
		});
		return { items };
	}

	#tell(file: FileId, previous: string | undefined): Answer {
		const report = this.#reports.of(file);
		this.#told.set(file, report.id);
		return answerOf(report, previous);
	}
}

function answerOf({ id, items }: Report, previous: string | undefined): Answer {
	return previous === id
		? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id }
		: { kind: DocumentDiagnosticReportKind.Full, resultId: id, items };
}
