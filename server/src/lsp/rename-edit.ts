import type {
	AnnotatedTextEdit,
	ChangeAnnotation,
	ClientCapabilities,
	RenameFile,
	TextDocumentEdit,
	TextEdit,
	WorkspaceEdit,
} from 'vscode-languageserver';
import { groupBy } from '../base/collections.ts';
import { render } from '../base/message.ts';
import type { FileId } from '../base/span.ts';
import type { Abilities, RenameGroup, Renaming } from '../features/navigation/renaming.ts';
import type { Session } from './session.ts';

/** What a client can do with the edit of a rename. */
export interface RenameClient extends Omit<Abilities, 'settingsFiles'> {
	/** It takes edits together with the version of the document that they are for. */
	readonly takesVersions: boolean;
	readonly prepares: boolean;
}

/** Reads from the capabilities of a client what it can do. A client that says nothing gets the plainest form. */
export function renameClient({ workspace, textDocument }: ClientCapabilities): RenameClient {
	const takesVersions = workspace?.workspaceEdit?.documentChanges ?? false;
	const honors = textDocument?.rename?.honorsChangeAnnotations ?? false;
	return {
		takesVersions,
		asks: takesVersions && honors && workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
		renamesFolders: takesVersions && (workspace?.workspaceEdit?.resourceOperations?.includes('rename') ?? false),
		prepares: textDocument?.rename?.prepareSupport ?? false,
	};
}

/** A rename in the protocol's form. Texts change before folders are renamed, so that all edits name files as they are. */
export function toRenameEdit(renaming: Renaming, session: Session, client: RenameClient): WorkspaceEdit {
	const edits = textEdits(renaming, session, client);
	if (!client.takesVersions) {
		return { changes: Object.fromEntries([...edits].map(([file, all]) => [session.uris.uri(file), all])) };
	}
	const texts = [...edits].map(([file, all]): TextDocumentEdit => {
		const uri = session.uris.uri(file);
		return { textDocument: { uri, version: session.documents.get(uri)?.version ?? null }, edits: all };
	});
	const folders = renaming.groups.flatMap((group, at) =>
		folderRenames(group, session, annotationId(group, at, client)),
	);
	const annotations = renaming.groups.flatMap((group, at) => annotation(group, at, session, client));
	return {
		documentChanges: [...texts, ...folders],
		...(annotations.length > 0 && { changeAnnotations: Object.fromEntries(annotations) }),
	};
}

/** The edits of all groups by file, in the order of the text. */
function textEdits({ groups }: Renaming, { uris }: Session, client: RenameClient): Map<FileId, TextEdit[]> {
	const all = groups.flatMap((group, at) => {
		const id = annotationId(group, at, client);
		return group.changes.flatMap((change) => {
			if (change.kind !== 'edit') return [];
			const plain = { range: uris.range(change.file, change.range), newText: change.newText };
			const edit: TextEdit | AnnotatedTextEdit = id === undefined ? plain : { ...plain, annotationId: id };
			return [{ file: change.file, edit }];
		});
	});
	const byFile = [...groupBy(all, ({ file }) => file)].sort(([a], [b]) => (a < b ? -1 : 1));
	return new Map(byFile.map(([file, edits]) => [file, edits.map(({ edit }) => edit).sort(inOrder)]));
}

function inOrder({ range: { start: a } }: TextEdit, { range: { start: b } }: TextEdit): number {
	return a.line - b.line || a.character - b.character;
}

function folderRenames({ changes }: RenameGroup, { uris }: Session, annotationId: string | undefined): RenameFile[] {
	return changes.flatMap((change): RenameFile[] => {
		if (change.kind !== 'rename') return [];
		const names = { oldUri: uris.uri(change.from), newUri: uris.uri(change.to) };
		return [{ kind: 'rename', ...names, ...(annotationId !== undefined && { annotationId }) }];
	});
}

function annotationId({ label }: RenameGroup, at: number, { asks }: RenameClient): string | undefined {
	return label && asks ? `group-${at + 1}` : undefined;
}

function annotation(
	group: RenameGroup,
	at: number,
	{ locale }: Session,
	client: RenameClient,
): [string, ChangeAnnotation][] {
	const id = annotationId(group, at, client);
	if (id === undefined || !group.label) return [];
	const label = render(group.label, locale);
	const description = group.detail && render(group.detail, locale);
	return [[id, { label, needsConfirmation: group.asks, ...(description !== undefined && { description }) }]];
}
