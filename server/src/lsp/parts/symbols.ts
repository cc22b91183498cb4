import {
	type DocumentSymbol,
	SymbolKind,
	type WorkspaceSymbol,
	type WorkspaceSymbolParams,
} from 'vscode-languageserver';
import type { Mode } from '../../catalog/roles.ts';
import { findNodes, outlineOf } from '../../features/navigation/outline.ts';
import type { MakePart } from '../part.ts';
import { answerList, orCancelled, runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { toLspLocation } from './symbol.ts';

/** Answers what a file holds, and which nodes the workspace has. */
export const symbolsPart: MakePart = (session) => {
	const { connection, workspace, uris } = session;
	connection.onDocumentSymbol(
		runSafe(connection, 'documentSymbol', [], ({ textDocument }) =>
			documentSymbols(session, uris.id(textDocument.uri)),
		),
	);
	connection.onWorkspaceSymbol(
		runSafe<WorkspaceSymbolParams, WorkspaceSymbol[], WorkspaceSymbol[]>(
			connection,
			'workspace/symbol',
			[],
			async ({ query }, token, parts) => {
				await orCancelled(session.ready, token);
				const found = findNodes(workspace.snapshot(), query).map(({ alias, role, cluster, at }) => ({
					name: alias,
					kind: kindOf(role),
					containerName: cluster,
					location: toLspLocation(at, uris),
				}));
				return answerList(found, token, parts);
			},
		),
	);
	return {};
};

function documentSymbols({ workspace, uris }: Session, file: string): DocumentSymbol[] {
	return outlineOf(workspace.snapshot(), file).map(({ name, detail, role, range, nameRange }) => ({
		name,
		detail,
		kind: role ? kindOf(role) : SymbolKind.Property,
		range: uris.range(file, range),
		selectionRange: uris.range(file, nameRange),
	}));
}

/** Editors have no icons for roles; these differ from each other at least. */
function kindOf(role: Mode | undefined): SymbolKind {
	if (role === 'controller') return SymbolKind.Class;
	if (role === 'agent') return SymbolKind.Interface;
	return role === 'computenode' ? SymbolKind.Function : SymbolKind.Struct;
}
