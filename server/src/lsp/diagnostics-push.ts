import type { FileId } from '../base/span.ts';
import type { DiagnosticsChannel } from './diagnostics.ts';
import type { DiagnosticsReports } from './diagnostics-reports.ts';
import type { Session } from './session.ts';

/** Publishes diagnostics at once after every change, but only of files whose diagnostics are other than before. */
export class DiagnosticsPush implements DiagnosticsChannel {
	readonly #session: Session;
	readonly #reports: DiagnosticsReports;

	constructor(session: Session, reports: DiagnosticsReports) {
		this.#session = session;
		this.#reports = reports;
	}

	changed(first?: FileId): void {
		const { connection, uris } = this.#session;
		for (const file of this.#reports.changes(first)) {
			void connection.sendDiagnostics({ uri: uris.uri(file), diagnostics: this.#reports.of(file).items });
		}
	}
}
