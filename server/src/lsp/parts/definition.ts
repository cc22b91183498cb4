import type { Location, TextDocumentPositionParams } from 'vscode-languageserver';
import { definitionsOf } from '../../features/navigation/occurrences.ts';
import type { MakePart } from '../part.ts';
import { runSafe } from '../run-safe.ts';
import { symbolFor, toLspLocation } from './symbol.ts';

/** Leads to where a node, a host or a port is defined, and from a pattern to the nodes that it reaches. */
export const definitionPart: MakePart = (session) => {
	const { connection, uris } = session;
	connection.onDefinition(
		runSafe<TextDocumentPositionParams, Location[]>(connection, 'definition', [], (params) => {
			const { snapshot, file, symbol } = symbolFor(session, params);
			return symbol ? definitionsOf(snapshot, symbol, file).map((place) => toLspLocation(place, uris)) : [];
		}),
	);
	return { initialize: () => ({ definitionProvider: true }) };
};
