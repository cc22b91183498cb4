import { type DocumentHighlight, DocumentHighlightKind, type TextDocumentPositionParams } from 'vscode-languageserver';
import { occurrencesIn } from '../../features/navigation/occurrences.ts';
import type { MakePart } from '../part.ts';
import { runSafe } from '../run-safe.ts';
import { symbolFor, toLspLocation } from './symbol.ts';

/** Marks the places of one file that name what is under the cursor: those that declare it as written, others as read. */
export const highlightPart: MakePart = (session) => {
	const { connection, uris } = session;
	connection.onDocumentHighlight(
		runSafe<TextDocumentPositionParams, DocumentHighlight[]>(connection, 'documentHighlight', [], (params) => {
			const { snapshot, file, symbol } = symbolFor(session, params);
			if (!symbol) return [];
			return occurrencesIn(snapshot, symbol, file).map(({ at, isDeclaration }) => ({
				range: toLspLocation(at, uris).range,
				kind: isDeclaration ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
			}));
		}),
	);
	return {};
};
