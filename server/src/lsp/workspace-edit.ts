import type { CreateFile, RenameFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { groupBy } from '../base/collections.ts';
import type { FileId } from '../base/span.ts';
import type { FileChange } from '../rules/rule.ts';
import type { Uris } from '../workspace/uris.ts';
import type { Session } from './session.ts';

/**
 * Changes to any number of files as one edit. Files are created and renamed before texts change. Open documents come
 * with their version, so that an edit made for another text is refused; a client that takes no versions gets the texts.
 */
export function toWorkspaceEdit(changes: readonly FileChange[], session: Session): WorkspaceEdit {
	const { uris, documents, takesDocumentChanges } = session;
	const files = changes.flatMap((change) => toFileOperation(change, uris));
	const texts = textEditsByFile(changes, uris);
	if (!takesDocumentChanges && files.length === 0) {
		return { changes: Object.fromEntries([...texts].map(([file, edits]) => [uris.uri(file), edits])) };
	}
	const edits = [...texts].map(([file, its]): TextDocumentEdit => {
		const uri = uris.uri(file);
		return { textDocument: { uri, version: documents.get(uri)?.version ?? null }, edits: its };
	});
	return { documentChanges: [...files, ...edits] };
}

function toFileOperation(change: FileChange, uris: Uris): (CreateFile | RenameFile)[] {
	if (change.kind === 'rename') {
		return [{ kind: 'rename', oldUri: uris.uri(change.from), newUri: uris.uri(change.to) }];
	}
	return change.kind === 'create' ? [{ kind: 'create', uri: uris.uri(change.file) }] : [];
}

/** All edits of a file in one: editors carry out one after the other, and a second would meet text that has moved. */
function textEditsByFile(changes: readonly FileChange[], uris: Uris): ReadonlyMap<FileId, TextEdit[]> {
	const texts = changes.filter((change) => change.kind !== 'rename');
	const byFile = groupBy(texts, ({ file }) => file);
	return new Map([...byFile].map(([file, its]) => [file, its.map((change) => toTextEdit(change, uris))]));
}

function toTextEdit(change: Exclude<FileChange, { kind: 'rename' }>, uris: Uris): TextEdit {
	if (change.kind === 'edit') return { range: uris.range(change.file, change.range), newText: change.newText };
	const start = { line: 0, character: 0 };
	return { range: { start, end: start }, newText: change.text };
}
