import type { DocumentHighlight, TextDocumentPositionParams } from 'vscode-languageserver';
import { occurrencesIn } from '../../features/navigation/occurrences.ts';
import type { MakePart } from '../part.ts';
import { runSafe } from '../run-safe.ts';
import { symbolFor, toLspLocation } from './symbol.ts';

/** Marks the places of one file that name what is under the cursor. */
export const highlightPart: MakePart = (session) => {
	const { connection, uris } = session;
	connection.onDocumentHighlight(
		runSafe<TextDocumentPositionParams, DocumentHighlight[]>(connection, 'documentHighlight', [], (params) => {
			const { file, symbol } = symbolFor(session, params);
			return symbol ? occurrencesIn(symbol, file).map((place) => ({ range: toLspLocation(place, uris).range })) : [];
		}),
	);
	return { initialize: () => ({ documentHighlightProvider: true }) };
};
