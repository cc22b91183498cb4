import type { ChangeAnnotation, ClientCapabilities, RenameFile, WorkspaceEdit } from 'vscode-languageserver';
import { render } from '../base/message.ts';
import type { Abilities, RenameGroup, Renaming } from '../features/navigation/renaming.ts';
import { documentEdits, type FileEdit, withoutVersions } from './document-edits.ts';
import type { Session } from './session.ts';

/** What a client can do with the edit of a rename. */
export type RenameClient = Omit<Abilities, 'settingsFiles'>;

/** Reads from the capabilities of a client what it can do. A client that says nothing gets the plainest form. */
export function renameClient(
	{ workspace, textDocument }: ClientCapabilities,
	{ takesDocumentChanges }: Session,
): RenameClient {
	const { changeAnnotationSupport, resourceOperations } = workspace?.workspaceEdit ?? {};
	const honors = textDocument?.rename?.honorsChangeAnnotations ?? false;
	return {
		asks: takesDocumentChanges && honors && changeAnnotationSupport !== undefined,
		renamesFolders: takesDocumentChanges && (resourceOperations?.includes('rename') ?? false),
	};
}

/** A rename in the protocol's form. Texts change before folders are renamed, so that all edits name files as they are. */
export function toRenameEdit({ groups }: Renaming, session: Session, client: RenameClient): WorkspaceEdit {
	const texts = documentEdits(
		groups.flatMap((group, at) => fileEdits(group, session, annotationId(group, at, client))),
		session,
	);
	if (!session.takesDocumentChanges) return withoutVersions(texts);
	const folders = groups.flatMap((group, at) => folderRenames(group, session, annotationId(group, at, client)));
	const annotations = groups.flatMap((group, at) => annotation(group, at, session, client));
	return {
		documentChanges: [...texts, ...folders],
		...(annotations.length > 0 && { changeAnnotations: Object.fromEntries(annotations) }),
	};
}

function fileEdits({ changes }: RenameGroup, { uris }: Session, annotationId: string | undefined): FileEdit[] {
	return changes.flatMap((change): FileEdit[] => {
		if (change.kind !== 'edit') return [];
		const range = uris.range(change.file, change.range);
		const edit = { range, newText: change.newText, ...(annotationId !== undefined && { annotationId }) };
		return [{ file: change.file, edit }];
	});
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
