import {
	type Connection,
	type DidChangeTextDocumentParams,
	type DidOpenTextDocumentParams,
	type DidSaveTextDocumentParams,
	Emitter,
	type Range,
	type TextDocumentContentChangeEvent,
	type TextDocumentIdentifier,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileId } from '../base/span.ts';
import { decode } from '../workspace/uris.ts';
import { hearSafe } from './run-safe.ts';

/** What is told of open documents. */
export interface DocumentListener {
	opened(document: TextDocument): void;
	changed(document: TextDocument): void;
	closed(document: TextDocument): void | Promise<void>;
	saved(document: TextDocument): void;
}

/** What happened to a document that is open. */
export interface DocumentTouch {
	readonly document: TextDocument;
	readonly how: 'opened' | 'changed' | 'saved';
}

/**
 * The documents that are open in the editor. Where a client tells changes that cannot be true, the text keeps its last
 * good state and the document is *out of step* until the client sends a whole text: by a change, on saving or on opening.
 */
export class OpenDocuments {
	readonly #connection: Connection;
	readonly #documents = new Map<FileId, TextDocument>();
	readonly #outOfStep = new Set<FileId>();
	readonly #closed = new Emitter<{ readonly document: TextDocument }>();
	readonly #touched = new Emitter<DocumentTouch>();
	/** Is heard by whoever keeps something for an open document. */
	readonly onDidClose = this.#closed.event;
	/** Is heard by whoever has something to say of a document, after the listener. */
	readonly onDidTouch = this.#touched.event;

	constructor(connection: Connection) {
		this.#connection = connection;
	}

	/** The open document of a file. */
	of(file: FileId): TextDocument | undefined {
		return this.#documents.get(file);
	}

	/** The open document that a client names, however it spells the URI. */
	get(uri: string): TextDocument | undefined {
		return this.of(decode(uri));
	}

	/** All open documents. */
	all(): readonly TextDocument[] {
		return [...this.#documents.values()];
	}

	/** Whether it is not known what stands in a document. */
	isOutOfStep(uri: string): boolean {
		return this.#outOfStep.has(decode(uri));
	}

	/** Follows the client from now on. */
	listen(listener: DocumentListener): void {
		const connection = this.#connection;
		connection.onDidOpenTextDocument(
			hearSafe(connection, 'didOpen', (params: DidOpenTextDocumentParams) =>
				this.#tell('opened', this.#open(params), listener),
			),
		);
		connection.onDidChangeTextDocument(
			hearSafe(connection, 'didChange', (params: DidChangeTextDocumentParams) => {
				const document = this.#change(params);
				if (document) this.#tell('changed', document, listener);
			}),
		);
		connection.onDidCloseTextDocument(
			hearSafe(connection, 'didClose', async ({ textDocument }: { textDocument: TextDocumentIdentifier }) => {
				const document = this.#close(textDocument.uri);
				if (!document) return;
				this.#closed.fire({ document });
				await listener.closed(document);
			}),
		);
		connection.onDidSaveTextDocument(
			hearSafe(connection, 'didSave', (params: DidSaveTextDocumentParams) => this.#save(params, listener)),
		);
	}

	#open({ textDocument: { uri, languageId, version, text } }: DidOpenTextDocumentParams): TextDocument {
		const file = decode(uri);
		if (this.#documents.has(file)) this.#log(`didOpen: ${uri} was open already; the new text counts`);
		const document = TextDocument.create(uri, languageId, numberOr(version, 0), text);
		this.#documents.set(file, document);
		this.#outOfStep.delete(file);
		return document;
	}

	#change({ textDocument: { uri, version }, contentChanges }: DidChangeTextDocumentParams): TextDocument | undefined {
		const file = decode(uri);
		const document = this.#documents.get(file);
		if (!document) {
			this.#log(`didChange: ${uri} is not open; the change is not taken over`);
			return undefined;
		}
		const whole = contentChanges.findLastIndex((change) => !rangeIn(change));
		const isLate = numberOr(version, document.version) < document.version;
		// A whole text that is late was overtaken, and nothing is lost with it.
		if (isLate && whole === -1) this.#loseStep(file, `version ${version} comes after ${document.version}`);
		if (isLate) return undefined;
		if (whole !== -1) this.#outOfStep.delete(file);
		if (this.#outOfStep.has(file)) return undefined;
		return this.#apply(file, document, contentChanges.slice(Math.max(whole, 0)), numberOr(version, document.version));
	}

	#apply(
		file: FileId,
		document: TextDocument,
		changes: readonly TextDocumentContentChangeEvent[],
		version: number,
	): TextDocument | undefined {
		const before = document.getText();
		for (const change of changes) {
			if (fits(change, document)) TextDocument.update(document, [change], version);
			else {
				this.#documents.set(file, TextDocument.create(document.uri, document.languageId, document.version, before));
				this.#loseStep(file, `there is no place ${JSON.stringify(rangeIn(change))}`);
				return undefined;
			}
		}
		return document;
	}

	#close(uri: string): TextDocument | undefined {
		const file = decode(uri);
		const document = this.#documents.get(file);
		if (!document) this.#log(`didClose: ${uri} is not open`);
		this.#documents.delete(file);
		this.#outOfStep.delete(file);
		return document;
	}

	/** What was saved is what stands in the editor. */
	#save({ textDocument: { uri }, text }: DidSaveTextDocumentParams, listener: DocumentListener): void {
		const file = decode(uri);
		const document = this.#documents.get(file);
		if (!document) {
			this.#log(`didSave: ${uri} is not open`);
			return;
		}
		if (text !== undefined && !isSaved(text, document.getText())) {
			this.#log(`didSave: the saved text of ${uri} is not the one known; it counts`);
			this.#outOfStep.delete(file);
			const saved = TextDocument.create(document.uri, document.languageId, document.version, text);
			this.#documents.set(file, saved);
			this.#tell('changed', saved, listener);
		} else if (text !== undefined) this.#outOfStep.delete(file);
		this.#tell('saved', this.#documents.get(file) ?? document, listener);
	}

	#tell(how: DocumentTouch['how'], document: TextDocument, listener: DocumentListener): void {
		listener[how](document);
		this.#touched.fire({ document, how });
	}

	#loseStep(file: FileId, reason: string): void {
		this.#outOfStep.add(file);
		this.#log(`didChange: ${file}: ${reason}; the text is not known until it is sent whole`);
	}

	#log(text: string): void {
		this.#connection.console.warn(text);
	}
}

/** Whether a text was saved as it is known. ALE for Vim sends it with `\n`, two letters, in the place of every line end. */
function isSaved(text: string, known: string): boolean {
	return text === known || text === known.replaceAll('\n', String.raw`\n`);
}

/** Some clients tell no versions, or null. */
function numberOr(version: unknown, fallback: number): number {
	return typeof version === 'number' ? version : fallback;
}

function rangeIn(change: TextDocumentContentChangeEvent): Range | undefined {
	return 'range' in change ? (change.range ?? undefined) : undefined;
}

/** An end behind the text means its end, as some clients write it; a change that begins there is none of this text. */
function fits(change: TextDocumentContentChangeEvent, document: TextDocument): boolean {
	if (typeof change.text !== 'string') return false;
	const range = rangeIn(change);
	return !range || (isPlace(range.start) && isPlace(range.end) && range.start.line <= document.lineCount);
}

/** Whatever a client sends may be anything. */
function isPlace(place: Partial<Range['start']> | undefined): boolean {
	return [place?.line, place?.character].every((number) => Number.isInteger(number) && Number(number) >= 0);
}
