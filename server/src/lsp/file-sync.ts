import {
	DidChangeWorkspaceFoldersNotification,
	type InitializeParams,
	type WorkspaceFolder,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileId } from '../base/span.ts';
import { bystanderKind } from '../model/bystander.ts';
import { isCandidate } from '../model/classify.ts';
import { isFetched, isPassedOver } from '../workspace/file-system.ts';
import { problemOf, type Runtime } from '../workspace/runtime.ts';
import { decode } from '../workspace/uris.ts';
import type { Part } from './part.ts';
import { ReadingProgress } from './reading-progress.ts';
import { hearSafe } from './run-safe.ts';
import type { Session } from './session.ts';

/** What is told of files and folders: some hold settings. */
export interface SettingsFiles {
	fileChanged(file: FileId): Promise<void>;
	addFolder(folder: FileId): Promise<void>;
	removeFolder(folder: FileId): void;
}

/** Keeps the workspace equal to the files: open documents as the editor has them, all others as they are on disk. */
export class FileSync implements Part {
	/** Whether the client tells what happens on disk. */
	isTold = false;
	readonly #session: Session;
	readonly #runtime: Runtime;
	readonly #settings: SettingsFiles;
	readonly #folders = new Set<FileId>();
	/** How often a file was read or forgotten: of several readings under way only the last one counts. */
	readonly #readings = new Map<FileId, number>();
	#isRead = false;
	#isReadingAnew = false;
	#isOutdated = false;

	constructor(session: Session, runtime: Runtime, settings: SettingsFiles) {
		this.#session = session;
		this.#runtime = runtime;
		this.#settings = settings;
	}

	/** Takes note of the folders, and from here on follows open documents. */
	initialize(params: InitializeParams): void {
		const folders: readonly Pick<WorkspaceFolder, 'uri'>[] =
			params.workspaceFolders ?? (params.rootUri ? [{ uri: params.rootUri }] : []);
		for (const { uri } of folders) this.#folders.add(decode(uri));
		this.#followDocuments();
		const { connection } = this.#session;
		connection.onNotification(
			DidChangeWorkspaceFoldersNotification.type,
			hearSafe(connection, 'didChangeWorkspaceFolders', async ({ event: { added, removed } }) => {
				for (const { uri } of removed) this.#removeFolder(decode(uri));
				await Promise.all(added.map(({ uri }) => this.#addFolder(decode(uri))));
				this.#session.refresh();
			}),
		);
	}

	/** Reads the folders for the first time. */
	async start(): Promise<void> {
		await Promise.all([...this.#folders].map((folder) => this.#addFolder(folder)));
		this.#isRead = true;
	}

	/** A file has changed on disk, or has come. */
	async reload(file: FileId): Promise<void> {
		await this.#settings.fileChanged(file);
		if (isCandidate(file) || bystanderKind(file)) await this.#load(file);
	}

	/** Something has come to be on disk: a file, or a folder with files of which nobody tells. */
	async comeUpon(created: FileId): Promise<void> {
		await this.reload(created);
		if (isCandidate(created) || !this.#isInside(created)) return;
		const { files } = await this.#runtime.list(created);
		await Promise.all(files.map((file) => this.reload(file)));
	}

	/** A file is gone, or a folder: of a deleted folder a client tells once, without its files. */
	async forget(deleted: FileId): Promise<void> {
		const { troubles, workspace } = this.#session;
		troubles.forget(deleted);
		for (const file of [...this.#readings.keys()]) if (isBelow(file, deleted)) this.#nextReading(file);
		for (const file of workspace.known()) {
			if (isBelow(file, deleted) && !this.#session.documents.of(file)) workspace.setText(file, undefined);
		}
		await this.#settings.fileChanged(deleted);
	}

	/** Reads all folders again; once at a time, however often it is asked for. */
	async readAnew(): Promise<void> {
		this.#isOutdated = true;
		if (this.#isReadingAnew) return;
		this.#isReadingAnew = true;
		try {
			while (this.#isOutdated) {
				this.#isOutdated = false;
				await Promise.all([...this.#folders].map((folder) => this.#readFolderAnew(folder)));
				this.#session.refresh();
			}
		} finally {
			this.#isReadingAnew = false;
		}
	}

	#followDocuments(): void {
		const { documents, uris } = this.#session;
		const changed = (document: TextDocument) => {
			if (!isConfiguration(document)) return;
			const id = uris.id(document.uri);
			this.#takeOver(id, document.getText());
			this.#session.refresh(id);
		};
		// Whoever opens or saves a file looks at the state of things; without a watcher this is when to look at the disk.
		const readAnew = hearSafe(this.#session.connection, 'readAnew', () => this.readAnew());
		const looked = () => void (this.isTold || !this.#isRead || readAnew(undefined));
		documents.listen({
			opened: (document) => {
				changed(document);
				looked();
			},
			changed,
			closed: async (document) => {
				if (!isConfiguration(document)) return;
				await this.#load(uris.id(document.uri));
				this.#session.refresh();
			},
			saved: looked,
		});
	}

	async #addFolder(folder: FileId): Promise<void> {
		this.#folders.add(folder);
		await this.#settings.addFolder(folder);
		const { files, problems } = await this.#runtime.list(folder);
		this.#session.troubles.set(folder, problems);
		const progress = new ReadingProgress(this.#session, files.length);
		await Promise.all(files.map((file) => this.#load(file).finally(() => progress.step())));
	}

	#removeFolder(folder: FileId): void {
		this.#folders.delete(folder);
		this.#settings.removeFolder(folder);
		const { workspace, troubles, documents } = this.#session;
		troubles.forget(folder);
		for (const file of workspace.known()) {
			if (isBelow(file, folder) && !this.#isInside(file) && !documents.of(file)) workspace.setText(file, undefined);
		}
	}

	async #readFolderAnew(folder: FileId): Promise<void> {
		await this.#settings.addFolder(folder);
		const { files, problems } = await this.#runtime.list(folder);
		this.#session.troubles.set(folder, problems);
		const listed = new Set(files);
		const gone = this.#session.workspace.known().filter((file) => isBelow(file, folder) && !listed.has(file));
		await Promise.all([...gone.map((file) => this.forget(file)), ...files.map((file) => this.#load(file))]);
	}

	async #load(file: FileId): Promise<void> {
		const reading = this.#nextReading(file);
		const found = this.#isInside(file) ? await this.#runtime.read(file) : undefined;
		if (this.#readings.get(file) !== reading) return;
		const result = this.#isInside(file) ? found : undefined; // its folder may have left the workspace
		const { troubles, uris, documents, workspace } = this.#session;
		const problem = problemOf(file, result);
		troubles.set(file, problem === undefined ? [] : [problem]);
		const read = result && 'text' in result ? result : undefined;
		uris.hideMark(file, read?.text.startsWith('\ufeff') ?? false);
		// The document may have been opened while the file was being read; then the editor's text counts.
		const document = documents.of(file);
		if (document) this.#takeOver(file, document.getText());
		else workspace.setText(file, read?.text, read?.encoding);
	}

	#nextReading(file: FileId): number {
		const reading = (this.#readings.get(file) ?? 0) + 1;
		this.#readings.set(file, reading);
		return reading;
	}

	/** Whether a file lies in a folder of the workspace, and in none that is passed over. */
	#isInside(file: FileId): boolean {
		return [...this.#folders].some(
			(folder) => file.startsWith(`${folder}/`) && !isPassedOver(file.slice(folder.length + 1)),
		);
	}

	/** Takes over the text of an editor, with the byte order mark that the file has and the editor does not show. */
	#takeOver(file: FileId, text: string): void {
		const { uris, workspace } = this.#session;
		if (isFetched(file)) return; // what a host has is no part of the workspace
		if (text.startsWith('\ufeff')) uris.hideMark(file, false); // this editor shows it
		workspace.setText(file, uris.hidesMark(file) ? `\ufeff${text}` : text);
	}
}

/** Whether a document can be a configuration file, by its name or because the user says so. */
function isConfiguration({ uri, languageId }: TextDocument): boolean {
	return isCandidate(decode(uri)) || /^dolphindb-(cfg|nodes)$/.test(languageId);
}

function isBelow(file: FileId, folder: FileId): boolean {
	return file === folder || file.startsWith(`${folder}/`);
}
