import {
	DidChangeWatchedFilesNotification,
	FileChangeType,
	type InitializeParams,
	WatchKind,
} from 'vscode-languageserver';
import { filePattern } from '../protocol/watched-files.ts';
import { decode } from '../workspace/uris.ts';
import type { FileSync } from './file-sync.ts';
import type { Part } from './part.ts';
import { hearSafe } from './run-safe.ts';
import type { Session } from './session.ts';

/** Follows what a client tells of files on disk. Our own client watches by itself; others are asked to. */
export class FileEvents implements Part {
	readonly #session: Session;
	readonly #files: FileSync;
	#canWatch = false;

	constructor(session: Session, files: FileSync) {
		this.#session = session;
		this.#files = files;
	}

	initialize({ capabilities: { workspace } }: InitializeParams): void {
		const { ownClient } = this.#session;
		this.#canWatch = !ownClient && (workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false);
		this.#files.isTold = ownClient || this.#canWatch;
		this.#follow();
	}

	/** Asks the client to watch. Nobody waits for its answer. */
	start(): void {
		if (!this.#canWatch) return;
		const { client, console } = this.#session.connection;
		const watchers = [{ globPattern: filePattern }, { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete }];
		client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch((error: unknown) => {
			console.warn(`workspace/didChangeWatchedFiles: the client does not watch files: ${String(error)}`);
			this.#files.isTold = false;
		});
	}

	#follow(): void {
		const { connection } = this.#session;
		connection.onDidChangeWatchedFiles(
			hearSafe(connection, 'didChangeWatchedFiles', ({ changes }) =>
				this.#all(
					changes.map(
						({ uri, type }) =>
							() =>
								this.#changed(uri, type),
					),
				),
			),
		);
		const { workspace } = connection;
		workspace.onDidCreateFiles(
			hearSafe(connection, 'didCreateFiles', ({ files }) =>
				this.#all(
					files.map(
						({ uri }) =>
							() =>
								this.#files.comeUpon(decode(uri)),
					),
				),
			),
		);
		workspace.onDidRenameFiles(
			hearSafe(connection, 'didRenameFiles', ({ files }) =>
				this.#all(
					files.flatMap(({ oldUri, newUri }) => [
						() => this.#files.forget(decode(oldUri)),
						() => this.#files.comeUpon(decode(newUri)),
					]),
				),
			),
		);
		workspace.onDidDeleteFiles(
			hearSafe(connection, 'didDeleteFiles', ({ files }) =>
				this.#all(
					files.map(
						({ uri }) =>
							() =>
								this.#files.forget(decode(uri)),
					),
				),
			),
		);
	}

	/** What is told together is begun in its order, and shown together. */
	async #all(events: readonly (() => Promise<void>)[]): Promise<void> {
		await Promise.all(events.map((event) => event()));
		this.#session.refresh();
	}

	#changed(uri: string, type: FileChangeType): Promise<void> {
		const file = decode(uri);
		if (type === FileChangeType.Deleted) return this.#files.forget(file);
		return type === FileChangeType.Created ? this.#files.comeUpon(file) : this.#files.reload(file);
	}
}
