import {
	type DocumentHighlight,
	type DocumentSymbol,
	LSPErrorCodes,
	type Location as LspLocation,
	ResponseError,
	SymbolKind,
	type TextDocumentPositionParams,
	type WorkspaceSymbol,
} from 'vscode-languageserver';
import { render } from '../base/message.ts';
import { type Location, rangeOf } from '../base/span.ts';
import type { Mode } from '../catalog/roles.ts';
import { definitionsOf, occurrencesIn, occurrencesOf } from '../features/navigation/occurrences.ts';
import { findNodes, outlineOf } from '../features/navigation/outline.ts';
import { prepareRename, type Refusal, rename } from '../features/navigation/rename.ts';
import { type ClusterSymbol, symbolAt } from '../features/navigation/symbol-at.ts';
import { toWorkspaceEdit } from './convert.ts';
import { runSafe } from './run-safe.ts';
import type { Session } from './server.ts';

/** What the server says it can do about finding one's way. */
export const navigationCapabilities = {
	definitionProvider: true,
	referencesProvider: true,
	documentHighlightProvider: true,
	documentSymbolProvider: true,
	workspaceSymbolProvider: true,
	renameProvider: { prepareProvider: true },
} as const;

/** Answers where things are defined and used, and what a file or the workspace holds. */
export function registerNavigation(session: Session): void {
	const { connection, workspace, uris } = session;
	const toLsp = ({ file, span }: Location): LspLocation => ({
		uri: uris.uri(file),
		range: uris.range(file, rangeOf(span)),
	});
	const at = ({ textDocument, position }: TextDocumentPositionParams): [string, ClusterSymbol | undefined] => {
		const file = uris.id(textDocument.uri);
		return [file, symbolAt(workspace.snapshot(), file, uris.position(file, position))];
	};
	connection.onDefinition(
		runSafe<TextDocumentPositionParams, LspLocation[]>(connection, 'definition', [], (params) => {
			const [file, symbol] = at(params);
			return symbol ? definitionsOf(symbol, file).map(toLsp) : [];
		}),
	);
	connection.onReferences(
		runSafe<TextDocumentPositionParams, LspLocation[]>(connection, 'references', [], (params) => {
			const [, symbol] = at(params);
			return symbol ? occurrencesOf(symbol).map(toLsp) : [];
		}),
	);
	connection.onDocumentHighlight(
		runSafe<TextDocumentPositionParams, DocumentHighlight[]>(connection, 'documentHighlight', [], (params) => {
			const [file, symbol] = at(params);
			return symbol ? occurrencesIn(symbol, file).map((place) => ({ range: toLsp(place).range })) : [];
		}),
	);
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
	connection.onDocumentSymbol(
		runSafe(connection, 'documentSymbol', [], ({ textDocument }) =>
			documentSymbols(session, uris.id(textDocument.uri)),
		),
	);
	connection.onWorkspaceSymbol(
		runSafe<{ query: string }, WorkspaceSymbol[]>(connection, 'workspace/symbol', [], async ({ query }) => {
			await session.ready;
			return findNodes(workspace.snapshot(), query).map(({ alias, role, cluster, at: place }) => ({
				name: alias,
				kind: kindOf(role),
				containerName: cluster,
				location: toLsp(place),
			}));
		}),
	);
}

/** Editors show the reason instead of an answer. */
function refused({ refusal }: Refusal, { locale }: Session): ResponseError<void> {
	return new ResponseError(LSPErrorCodes.RequestFailed, render(refusal, locale));
}

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
