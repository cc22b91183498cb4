import type { CreateFile, RenameFile, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { FileChange } from '../rules/rule.ts';
import type { Uris } from '../workspace/uris.ts';
import { documentEdits, type FileEdit, withoutVersions } from './document-edits.ts';
import type { Session } from './session.ts';

/** Changes to any number of files as one edit. Files are created and renamed before texts change. */
export function toWorkspaceEdit(changes: readonly FileChange[], session: Session): WorkspaceEdit {
	const { uris, takesDocumentChanges } = session;
	const files = changes.flatMap((change) => toFileOperation(change, uris));
	const texts = documentEdits(
		changes.flatMap((change) => toFileEdit(change, uris)),
		session,
	);
	if (!takesDocumentChanges && files.length === 0) return withoutVersions(texts);
	return { documentChanges: [...files, ...texts] };
}

function toFileOperation(change: FileChange, uris: Uris): (CreateFile | RenameFile)[] {
	if (change.kind === 'rename') {
		return [{ kind: 'rename', oldUri: uris.uri(change.from), newUri: uris.uri(change.to) }];
	}
	return change.kind === 'create' ? [{ kind: 'create', uri: uris.uri(change.file) }] : [];
}

function toFileEdit(change: FileChange, uris: Uris): FileEdit[] {
	return change.kind === 'rename' ? [] : [{ file: change.file, edit: toTextEdit(change, uris) }];
}

function toTextEdit(change: Exclude<FileChange, { kind: 'rename' }>, uris: Uris): TextEdit {
	if (change.kind === 'edit') return { range: uris.range(change.file, change.range), newText: change.newText };
	const start = { line: 0, character: 0 };
	return { range: { start, end: start }, newText: change.text };
}
