import {
	LSPErrorCodes,
	MessageType,
	type PrepareRenameParams,
	type PrepareRenameResult,
	type RenameParams,
	ResponseError,
	ShowMessageNotification,
	type WorkspaceEdit,
} from 'vscode-languageserver';
import { type Message, render, say } from '../../base/message.ts';
import { baseName } from '../../base/paths.ts';
import type { FileId } from '../../base/span.ts';
import { prepareRename } from '../../features/navigation/prepare-rename.ts';
import { rename } from '../../features/navigation/rename.ts';
import { isRefused, type Renaming } from '../../features/navigation/renaming.ts';
import type { MakePart } from '../part.ts';
import { renameClient, toRenameEdit } from '../rename-edit.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';

/** Renames a node, a host or a port in every file of every host of its cluster. */
export const renamePart: MakePart = (session) => {
	const { connection, workspace, uris } = session;
	let client = renameClient({}, session);
	connection.onPrepareRename(
		runSafe<PrepareRenameParams, PrepareRenameResult | null>(connection, 'prepareRename', null, (params) => {
			const file = uris.id(params.textDocument.uri);
			const prepared = prepareRename(workspace.snapshot(), file, uris.position(file, params.position));
			if (isRefused(prepared)) throw refused(prepared.refusal, session);
			return { range: uris.range(file, prepared.range), placeholder: prepared.text };
		}),
	);
	connection.onRenameRequest(
		runSafe<RenameParams, WorkspaceEdit | null>(connection, 'rename', null, ({ textDocument, position, newName }) => {
			const file = uris.id(textDocument.uri);
			const renamed = rename(workspace.snapshot(), file, uris.position(file, position), newName, {
				...client,
				settingsFiles: settingsTexts(session),
			});
			if (isRefused(renamed)) throw refused(renamed.refusal, session);
			const unclear = outOfStep(renamed, session);
			if (unclear) throw refused(unclear, session);
			for (const note of renamed.notes) tell(note, session);
			return toRenameEdit(renamed, session, client);
		}),
	);
	return {
		initialize: ({ capabilities }) => {
			client = renameClient(capabilities, session);
		},
	};
};

/** The settings files, as the editor has those that are open. */
function settingsTexts({ settingsFiles, documents }: Session): ReadonlyMap<FileId, string> {
	return new Map([...settingsFiles].map(([file, text]) => [file, documents.of(file)?.getText() ?? text]));
}

/** Editors show the reason instead of an answer. */
function refused(reason: Message, { locale }: Session): ResponseError<void> {
	return new ResponseError(LSPErrorCodes.RequestFailed, render(reason, locale));
}

/** What the edit cannot do is told beside it. */
function tell(note: Message, { connection, locale }: Session): void {
	const message = render(note, locale);
	void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
}

/** Why no edit can be made: of an open document, nobody knows what stands in it. */
function outOfStep({ groups }: Renaming, { documents, uris }: Session): Message | undefined {
	const changes = groups.flatMap((group) => group.changes);
	const file = changes.flatMap((change) => (change.kind === 'edit' ? [change.file] : []));
	const unclear = file.find((one) => documents.isOutOfStep(uris.uri(one)));
	return unclear === undefined
		? undefined
		: say(
				{
					en: 'The editor and the server disagree about {file}: save it, then rename.',
					zh: '编辑器与服务器中 {file} 的内容不一致：请先保存，再重命名。',
				},
				{ file: baseName(unclear) },
			);
}
