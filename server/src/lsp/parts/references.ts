import type { Location, TextDocumentPositionParams } from 'vscode-languageserver';
import { occurrencesOf } from '../../features/navigation/occurrences.ts';
import type { MakePart } from '../part.ts';
import { runSafe } from '../run-safe.ts';
import { symbolFor, toLspLocation } from './symbol.ts';

/** Lists every place of the cluster that names a node, a host or a port. */
export const referencesPart: MakePart = (session) => {
	const { connection, uris } = session;
	connection.onReferences(
		runSafe<TextDocumentPositionParams, Location[]>(connection, 'references', [], (params) => {
			const { symbol } = symbolFor(session, params);
			return symbol ? occurrencesOf(symbol).map((place) => toLspLocation(place, uris)) : [];
		}),
	);
	return { initialize: () => ({ referencesProvider: true }) };
};
