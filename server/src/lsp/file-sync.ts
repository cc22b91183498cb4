import {
	FileChangeType,
	type InitializeParams,
	type ServerCapabilities,
	TextDocumentSyncKind,
	type WorkspaceFolder,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileId } from '../base/span.ts';
import { bystanderKind } from '../model/bystander.ts';
import { isCandidate } from '../model/classify.ts';
import { problemOf, type Runtime } from '../workspace/runtime.ts';
import { decode } from '../workspace/uris.ts';
import type { Part } from './part.ts';
import type { Session } from './session.ts';

/** Keeps the workspace equal to the files: open documents as the editor has them, all others as they are on disk. */
export class FileSync implements Part {
	readonly #session: Session;
	readonly #runtime: Runtime;
	readonly #folders = new Set<FileId>();

	readonly #settingsChanged: (file: FileId) => Promise<void>;

	/** `settingsChanged` is told of every file that changes: one of them may hold settings. */
	constructor(session: Session, runtime: Runtime, settingsChanged: (file: FileId) => Promise<void>) {
		this.#session = session;
		this.#runtime = runtime;
		this.#settingsChanged = settingsChanged;
	}

	/** Takes note of the folders, and from here on follows open documents. */
	initialize(params: InitializeParams): ServerCapabilities {
		const folders: readonly Pick<WorkspaceFolder, 'uri'>[] =
			params.workspaceFolders ?? (params.rootUri ? [{ uri: params.rootUri }] : []);
		for (const { uri } of folders) this.#folders.add(decode(uri));
		this.#followDocuments();
		this.#session.connection.onDidChangeWatchedFiles(async ({ changes }) => {
			await Promise.all(changes.map(({ uri, type }) => this.#fileChanged(decode(uri), type)));
			this.#session.refresh();
		});
		return {
			textDocumentSync: TextDocumentSyncKind.Incremental,
			workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
		};
	}

	/** Reads the folders, and follows them where the client tells of changes. */
	async start(): Promise<void> {
		await Promise.all([...this.#folders].map((folder) => this.#addFolder(folder)));
		this.#session.refresh();
		this.#session.connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
			for (const { uri } of removed) this.#removeFolder(decode(uri));
			await Promise.all(added.map(({ uri }) => this.#addFolder(decode(uri))));
			this.#session.refresh();
		});
	}

	#followDocuments(): void {
		const { documents, uris } = this.#session;
		documents.onDidChangeContent(({ document }) => {
			const id = uris.id(document.uri);
			if (!isCandidate(id) && !/^dolphindb-(cfg|nodes)$/.test(document.languageId)) return;
			this.#takeOver(id, document.getText());
			this.#session.refresh(id);
		});
		documents.onDidClose(async ({ document }) => {
			await this.#load(uris.id(document.uri));
			this.#session.refresh();
		});
	}

	async #addFolder(folder: FileId): Promise<void> {
		this.#folders.add(folder);
		const { files, problems } = await this.#runtime.list(folder);
		this.#session.troubles.set(folder, problems);
		await Promise.all(files.map((file) => this.#load(file)));
	}

	#removeFolder(folder: FileId): void {
		this.#folders.delete(folder);
		const { workspace, troubles } = this.#session;
		troubles.forget(folder);
		for (const file of workspace.known()) {
			if (file.startsWith(`${folder}/`) && !this.#isOpen(file)) workspace.setText(file, undefined);
		}
	}

	async #fileChanged(file: FileId, type: FileChangeType): Promise<void> {
		await this.#settingsChanged(file);
		if (type === FileChangeType.Deleted) this.#forgetBelow(file);
		else if (isCandidate(file) || bystanderKind(file)) await this.#load(file);
	}

	/** A deleted folder is told of once, without its files. */
	#forgetBelow(deleted: FileId): void {
		this.#session.troubles.forget(deleted);
		for (const file of this.#session.workspace.known()) {
			const below = file === deleted || file.startsWith(`${deleted}/`);
			if (below && !this.#isOpen(file)) this.#session.workspace.setText(file, undefined);
		}
	}

	async #load(file: FileId): Promise<void> {
		const inWorkspace = [...this.#folders].some((folder) => file.startsWith(`${folder}/`));
		const result = inWorkspace ? await this.#runtime.read(file) : undefined;
		const problem = problemOf(file, result);
		this.#session.troubles.set(file, problem === undefined ? [] : [problem]);
		const read = result && 'text' in result ? result : undefined;
		this.#session.uris.hideMark(file, read?.text.startsWith('\ufeff') ?? false);
		// The document may have been opened while the file was being read; then the editor's text counts.
		const document = this.#document(file);
		if (document) {
			this.#takeOver(file, document.getText());
			return;
		}
		this.#session.workspace.setText(file, read?.text, read?.encoding);
	}

	/** Takes over the text of an editor, with the byte order mark that the file has and the editor does not show. */
	#takeOver(file: FileId, text: string): void {
		const { uris, workspace } = this.#session;
		if (text.startsWith('\ufeff')) uris.hideMark(file, false); // this editor shows it
		workspace.setText(file, uris.hidesMark(file) ? `\ufeff${text}` : text);
	}

	#isOpen(file: FileId): boolean {
		return this.#document(file) !== undefined;
	}

	#document(file: FileId): TextDocument | undefined {
		return this.#session.documents.all().find(({ uri }) => decode(uri) === file);
	}
}
