import type { InitializeParams } from 'vscode-languageserver';
import type { FileId } from '../base/span.ts';
import { isAskedFor } from './capabilities.ts';
import type { RulePage } from './convert.ts';
import { DiagnosticsPull } from './diagnostics-pull.ts';
import { DiagnosticsPush } from './diagnostics-push.ts';
import { DiagnosticsReports, type OtherDiagnostics } from './diagnostics-reports.ts';
import type { Part } from './part.ts';
import type { Session } from './session.ts';

/** A way for diagnostics to reach the client. */
export interface DiagnosticsChannel {
	/** Is told that something changed; `first` is the file being edited. */
	changed(first?: FileId): void;
	/** Is told that the client goes. */
	stop?(): void;
}

/**
 * Brings diagnostics to the client: a client that can ask for them is waited for, to all others they are sent. Never
 * both. A client may ask to be sent them although it could ask, as our own does: what an edit changes in files of other
 * hosts is then there at once, while VS Code would ask for open files one after another, half a second apart.
 */
export class Diagnostics implements Part {
	readonly #session: Session;
	readonly #reports: DiagnosticsReports;
	#channel: DiagnosticsChannel | undefined;

	constructor(session: Session, others: OtherDiagnostics, page: RulePage) {
		this.#session = session;
		this.#reports = new DiagnosticsReports(session, others, page);
	}

	initialize(params: InitializeParams): void {
		const { workspace, textDocument } = params.capabilities;
		this.#channel = isAskedFor(params)
			? new DiagnosticsPull(this.#session, this.#reports, {
					canRefresh: workspace?.diagnostics?.refreshSupport ?? false,
					canRelate: textDocument?.diagnostic?.relatedDocumentSupport ?? false,
				})
			: new DiagnosticsPush(this.#session, this.#reports);
	}

	/** Brings the client up to date. `first` is the file being edited: its diagnostics go out before all others. */
	publish(first?: FileId): void {
		this.#channel?.changed(first);
	}

	/** The client goes; nothing waits any more. */
	stop(): void {
		this.#channel?.stop?.();
	}
}
