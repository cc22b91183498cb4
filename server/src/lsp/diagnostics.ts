import type { InitializeParams, ServerCapabilities } from 'vscode-languageserver';
import type { FileId } from '../base/span.ts';
import type { InitializationOptions } from '../protocol/messages.ts';
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

/** Whether a client asks for diagnostics: one that could may want to be sent them all the same. */
export function isAskedFor({ capabilities, initializationOptions }: InitializeParams): boolean {
	const wantsPush = (initializationOptions as InitializationOptions | undefined)?.diagnostics === 'push';
	return Boolean(capabilities.textDocument?.diagnostic) && !wantsPush;
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

	initialize(params: InitializeParams): ServerCapabilities {
		const { capabilities } = params;
		if (!isAskedFor(params)) {
			this.#channel = new DiagnosticsPush(this.#session, this.#reports);
			return {};
		}
		this.#channel = new DiagnosticsPull(this.#session, this.#reports, {
			canRefresh: capabilities.workspace?.diagnostics?.refreshSupport ?? false,
			canRelate: capabilities.textDocument?.diagnostic?.relatedDocumentSupport ?? false,
		});
		return {
			diagnosticProvider: { identifier: 'dolphindb', interFileDependencies: true, workspaceDiagnostics: true },
		};
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
