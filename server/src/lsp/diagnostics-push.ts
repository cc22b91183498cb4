import type { Connection, Diagnostic as LspDiagnostic } from 'vscode-languageserver';
import type { Locale } from '../base/message.ts';
import type { FileId } from '../base/span.ts';
import { diagnose } from '../features/diagnostics.ts';
import type { Uris } from '../workspace/uris.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { type RulePage, toLspDiagnostic } from './convert.ts';

/** Publishes diagnostics at once after every change, but only for files whose diagnostics are other than before. */
export class DiagnosticsPush {
	readonly #connection: Connection;
	readonly #uris: Uris;
	readonly #published = new Map<FileId, string>();

	constructor(connection: Connection, uris: Uris) {
		this.#connection = connection;
		this.#uris = uris;
	}

	/** Brings the client up to date. `first` is the file being edited: its diagnostics go out before all others. */
	publish(snapshot: Snapshot, locale: Locale, page: RulePage, first?: FileId): void {
		const files = first !== undefined && snapshot.files.has(first) ? [first] : [];
		for (const file of [...files, ...snapshot.files.keys()]) this.#publishFile(snapshot, file, locale, page);
		for (const file of [...this.#published.keys()]) {
			if (snapshot.files.has(file)) continue;
			this.#send(file, []);
			this.#published.delete(file);
		}
	}

	#publishFile(snapshot: Snapshot, file: FileId, locale: Locale, page: RulePage): void {
		const diagnostics = diagnose(snapshot, file, locale).map((one) => toLspDiagnostic(one, this.#uris, page));
		const text = JSON.stringify(diagnostics);
		if ((this.#published.get(file) ?? '[]') === text) return;
		this.#published.set(file, text);
		this.#send(file, diagnostics);
	}

	#send(file: FileId, diagnostics: LspDiagnostic[]): void {
		void this.#connection.sendDiagnostics({ uri: this.#uris.uri(file), diagnostics });
	}
}
