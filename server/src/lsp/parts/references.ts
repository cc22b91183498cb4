import type { Location, ReferenceParams } from 'vscode-languageserver';
import { occurrencesOf } from '../../features/navigation/occurrences.ts';
import type { MakePart } from '../part.ts';
import { answerList, runSafe } from '../run-safe.ts';
import { symbolFor, toLspLocation } from './symbol.ts';

/** Lists every place that names a node, a host or a port, or sets a parameter, in all files of the cluster. */
export const referencesPart: MakePart = (session) => {
	const { connection, uris } = session;
	connection.onReferences(
		runSafe<ReferenceParams, Location[], Location[]>(connection, 'references', [], async (params, token, parts) => {
			const { snapshot, symbol } = symbolFor(session, params);
			if (!symbol) return [];
			const all = occurrencesOf(snapshot, symbol);
			const wanted = params.context?.includeDeclaration === false ? all.filter((one) => !one.isDeclaration) : all;
			return answerList(
				wanted.map(({ at }) => toLspLocation(at, uris)),
				token,
				parts,
			);
		}),
	);
	return {};
};
