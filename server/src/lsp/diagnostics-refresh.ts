import type { Connection } from 'vscode-languageserver';

/** Asks the client to ask for diagnostics again: once at a time, however much changes meanwhile. */
export class DiagnosticsRefresh {
	readonly #connection: Connection;
	readonly #isPossible: boolean;
	#isUnderway = false;
	#isNeeded = false;

	constructor(connection: Connection, isPossible: boolean) {
		this.#connection = connection;
		this.#isPossible = isPossible;
	}

	/** Something changed that the client does not know of. */
	ask(): void {
		if (!this.#isPossible) return;
		if (this.#isUnderway) {
			this.#isNeeded = true;
			return;
		}
		this.#isUnderway = true;
		const { languages, console } = this.#connection;
		void languages.diagnostics
			.refresh()
			.catch((error: unknown) => console.error(`workspace/diagnostic/refresh: ${String(error)}`))
			.finally(() => this.heard());
	}

	/** The client answered, or is asking already: some clients never answer. */
	heard(): void {
		if (!this.#isUnderway) return;
		this.#isUnderway = false;
		if (!this.#isNeeded) return;
		this.#isNeeded = false;
		this.ask();
	}
}
