import type { FileId } from '../base/span.ts';
import { decode } from '../workspace/uris.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import type { Session } from './session.ts';

/**
 * Asks a client to fetch anew what it shows beside the text of open documents, when something else in their clusters has
 * changed. A client fetches for the document being edited by itself. At most one such request is on its way.
 */
export class RefreshElsewhere {
	readonly #session: Session;
	readonly #ask: () => Promise<unknown>;
	readonly #settings: (settings: Snapshot['settings']) => unknown;
	#last: Snapshot | undefined;
	#isAsking = false;
	#isOutdated = false;

	/** `ask` sends the request of the protocol; `settings` picks the settings on which the answers depend. */
	constructor(session: Session, ask: () => Promise<unknown>, settings: (all: Snapshot['settings']) => unknown) {
		this.#session = session;
		this.#ask = ask;
		this.#settings = settings;
	}

	/** Looks at the present state; `edited` is the document whose change led to it. */
	look(edited: FileId | undefined): void {
		const now = this.#session.workspace.snapshot();
		const last = this.#last;
		this.#last = now;
		if (last && last !== now && this.#concerns(last, now, edited)) this.#send();
	}

	#concerns(last: Snapshot, now: Snapshot, edited: FileId | undefined): boolean {
		const [before, after] = [last, now].map(({ settings }) => JSON.stringify(this.#settings(settings)));
		if (before !== after || last.settings.language !== now.settings.language) return true;
		if (last.clusters === now.clusters) return false;
		return this.#session.documents
			.all()
			.map(({ uri }) => decode(uri))
			.some((file) => file !== edited && !hasSameFiles(last, now, file));
	}

	/** While the client has not answered yet, further changes are kept for one request more. */
	#send(): void {
		this.#isOutdated = this.#isAsking;
		if (this.#isAsking) return;
		this.#isAsking = true;
		void this.#ask()
			.catch(() => undefined) // a client that cannot refresh fetches at its next occasion
			.finally(() => {
				this.#isAsking = false;
				if (this.#isOutdated) this.#send();
			});
	}
}

/** Whether the cluster of a file consists of the very files it had. */
function hasSameFiles(last: Snapshot, now: Snapshot, file: FileId): boolean {
	const [before, after] = [last.clusterOf(file)?.files ?? [], now.clusterOf(file)?.files ?? []];
	return before.length === after.length && before.every((one, at) => one === after[at]);
}
