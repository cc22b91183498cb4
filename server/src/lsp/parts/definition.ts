import type { Location as LspLocation, TextDocumentPositionParams } from 'vscode-languageserver';
import type { Location } from '../../base/span.ts';
import { definitionsOf } from '../../features/navigation/occurrences.ts';
import { targetDefinitions } from '../../features/target-file/definition.ts';
import type { MakePart } from '../part.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { symbolFor, toLspLocation } from './symbol.ts';
import { targetText } from './target-text.ts';

/** Leads to where a node, a host or a port is defined, and from a pattern to the nodes that it reaches. */
export const definitionPart: MakePart = (session) => {
	const { connection, uris } = session;
	connection.onDefinition(
		runSafe<TextDocumentPositionParams, LspLocation[]>(connection, 'definition', [], (params) => {
			return definitionsAt(session, params).map((place) => toLspLocation(place, uris));
		}),
	);
	return {};
};

function definitionsAt(session: Session, params: TextDocumentPositionParams): readonly Location[] {
	const { snapshot, file, symbol } = symbolFor(session, params);
	const target = targetText(session.documents, file);
	if (target !== undefined) return targetDefinitions(snapshot, file, target, params.position);
	return symbol ? definitionsOf(snapshot, symbol, file) : [];
}
