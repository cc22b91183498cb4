import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { groupBy } from '../base/collections.ts';
import type { FileId } from '../base/span.ts';
import type { Session } from './session.ts';

/** An edit, and the file that it changes. */
export interface FileEdit {
	readonly file: FileId;
	readonly edit: TextEdit;
}

/** The edits of one document. */
export interface DocumentEdit extends TextDocumentEdit {
	edits: TextEdit[];
}

/**
 * The edits of each file as one: editors carry out one after the other, and a second would meet text that has moved.
 * Files come in the order of their names, edits in the order of the text. Open documents come with their version, so
 * that an edit made for another text is refused.
 */
export function documentEdits(edits: readonly FileEdit[], { uris, documents }: Session): DocumentEdit[] {
	const byFile = [...groupBy(edits, ({ file }) => file)].sort(([a], [b]) => (a < b ? -1 : 1));
	return byFile.map(([file, its]) => {
		const uri = uris.uri(file);
		const version = documents.get(uri)?.version ?? null;
		return { textDocument: { uri, version }, edits: its.map(({ edit }) => edit).sort(inOrder) };
	});
}

/** The same edits for a client that takes no versions. */
export function withoutVersions(edits: readonly DocumentEdit[]): WorkspaceEdit {
	return { changes: Object.fromEntries(edits.map(({ textDocument, edits }) => [textDocument.uri, edits])) };
}

function inOrder({ range: { start: a } }: TextEdit, { range: { start: b } }: TextEdit): number {
	return a.line - b.line || a.character - b.character;
}
