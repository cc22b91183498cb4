import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { render } from '../../base/message.ts';
import { prepareRename, type Refusal, rename } from '../../features/navigation/rename.ts';
import { toWorkspaceEdit } from '../convert.ts';
import type { MakePart } from '../part.ts';
import type { Session } from '../session.ts';

/** Renames a node in every file of every host of its cluster. */
export const renamePart: MakePart = (session) => {
	const { connection, workspace, uris } = session;
	connection.onPrepareRename(({ textDocument, position }) => {
		const file = uris.id(textDocument.uri);
		const prepared = prepareRename(workspace.snapshot(), file, uris.position(file, position));
		if ('refusal' in prepared) return refused(prepared, session);
		return { range: uris.range(file, prepared.range), placeholder: prepared.name };
	});
	connection.onRenameRequest(({ textDocument, position, newName }) => {
		const file = uris.id(textDocument.uri);
		const renamed = rename(workspace.snapshot(), file, uris.position(file, position), newName);
		return 'refusal' in renamed ? refused(renamed, session) : toWorkspaceEdit(renamed.changes, uris);
	});
	return { initialize: () => ({ renameProvider: { prepareProvider: true } }) };
};

/** Editors show the reason instead of an answer. */
function refused({ refusal }: Refusal, { locale }: Session): ResponseError<void> {
	return new ResponseError(LSPErrorCodes.RequestFailed, render(refusal, locale));
}
