import type { Diagnostic } from 'vscode-languageserver';
import { oneByOne } from '../base/pieces.ts';
import type { FileId } from '../base/span.ts';
import { findingsIn } from '../features/target-file/check.ts';
import { isTargetFile } from '../features/target-file/target-text.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { toTargetDiagnostic } from './convert.ts';
import type { Part } from './part.ts';
import { nextTurn } from './run-safe.ts';
import type { Session } from './session.ts';

/** What is known of an open target. */
interface Known {
	readonly items: readonly Diagnostic[];
	/** The look that is under way, or was the last. */
	readonly look: Look;
}

/** A look at the text of a target, and at the workspace of then. */
interface Look {
	readonly text: string;
	readonly snapshot: Snapshot;
	readonly depth: 'target' | 'plan';
	readonly done: Promise<void>;
}

/** Thrown by a look that another one has taken the place of. */
const OVERTAKEN = Symbol('overtaken');

/**
 * Looks at the target files that are open: a first look after every change, of the text or of the clusters, and a plan
 * when a target was opened, when any file was saved, and when files have changed on disk. Both take long for large
 * clusters, so that others have their turn in between, and a newer look ends an older one.
 */
export class TargetFiles implements Part {
	readonly #session: Session;
	readonly #known = new Map<FileId, Known>();

	constructor(session: Session) {
		this.#session = session;
	}

	initialize(): void {
		const { documents, uris } = this.#session;
		documents.onDidTouch(({ document, how }) => {
			const file = uris.id(document.uri);
			if (how === 'saved') this.#lookAtAll('plan');
			else if (isTargetFile(file)) this.#look(file, how === 'opened' ? 'plan' : 'target');
		});
		documents.onDidClose(({ document }) => {
			if (this.#known.delete(uris.id(document.uri))) this.#session.refresh();
		});
	}

	/** The clusters may be others; while somebody edits one of their files, no plan is made for every letter. */
	refreshed(edited?: FileId): void {
		const snapshot = this.#session.workspace.snapshot();
		for (const [file, { look }] of this.#known) {
			if (look.snapshot !== snapshot) this.#look(file, edited === undefined ? 'plan' : 'target');
		}
	}

	/** The targets that are open. */
	files(): Iterable<FileId> {
		return this.#known.keys();
	}

	/** What there is to say of a file; nothing for what is no open target. */
	of(file: FileId): readonly Diagnostic[] | undefined {
		return this.#known.get(file)?.items;
	}

	/** Done when what is said of a file is true of its present text. */
	async settled(file: FileId): Promise<void> {
		for (let look = this.#known.get(file)?.look; look; ) {
			await look.done;
			const now = this.#known.get(file)?.look;
			look = now === look ? undefined : now;
		}
	}

	#lookAtAll(depth: Look['depth']): void {
		for (const file of this.#known.keys()) this.#look(file, depth);
	}

	#look(file: FileId, depth: Look['depth']): void {
		const { documents, workspace } = this.#session;
		const text = documents.of(file)?.getText() ?? '';
		const snapshot = workspace.snapshot();
		const known = this.#known.get(file);
		const isSame = known?.look.text === text && known.look.snapshot === snapshot;
		if (isSame && (known.look.depth === depth || depth === 'target')) return;
		const look: Look = { text, snapshot, depth, done: Promise.resolve().then(() => this.#work(file, look)) };
		this.#known.set(file, { items: known?.items ?? [], look });
	}

	async #work(file: FileId, look: Look): Promise<void> {
		try {
			await this.#session.ready;
			this.#take(file, look, await this.#itemsOf(file, look));
		} catch (error) {
			if (error === OVERTAKEN) return;
			const { console } = this.#session.connection;
			console.error(`${file}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
			this.#take(file, look, []); // what was said of an older text may not be true any more
		}
	}

	/** Takes over what is to be said. What says the same as before stays the same, so that no client is told again. */
	#take(file: FileId, look: Look, items: readonly Diagnostic[]): void {
		const before = this.#known.get(file)?.items ?? [];
		this.#known.set(file, { items: JSON.stringify(items) === JSON.stringify(before) ? before : items, look });
		this.#session.refresh();
	}

	async #itemsOf(file: FileId, look: Look): Promise<Diagnostic[]> {
		const pause = async () => {
			await nextTurn();
			if (this.#known.get(file)?.look !== look) throw OVERTAKEN;
		};
		for (let turn = 0; turn < TURNS; turn++) await pause();
		const { jsonServer, locale, uris } = this.#session;
		const findings = await oneByOne(
			findingsIn(look.snapshot, {
				file,
				text: look.text,
				depth: look.depth,
				jsonServer: jsonServer ? this.#languageOf(file) : undefined,
			}),
			pause,
		);
		return findings.map((finding) => toTargetDiagnostic(finding, uris, locale));
	}

	#languageOf(file: FileId): 'json' | 'jsonc' {
		return this.#session.documents.of(file)?.languageId === 'jsonc' ? 'jsonc' : 'json';
	}
}

/** What has arrived meanwhile is heard first: a further change, or a question about the text. */
const TURNS = 3;
